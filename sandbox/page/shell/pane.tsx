import type { SimOverviewPerson } from '../../contract.ts'
import '../style/shell-pane.css'
import { Avatar } from './avatar.tsx'
import { Chats } from './chats.tsx'
import { Conversation } from './conversation.tsx'
import { useNarrow } from './narrow.ts'
import { groupsOf, roleWords } from './people-groups.ts'
import { become, chatAt, LIST, personAt, route, type Side } from './route.ts'
import { findPerson, nameOf, overview, ownChat } from './tenant.ts'
import { Toasts } from './toasts.tsx'
import { phoneWidth } from './view.ts'

/** A phone begins with the list of chats; a narrow half of a large window with the bot, as there is no going back. */
const showsList = (wanted: string): boolean =>
  wanted === LIST || (wanted === '' && matchMedia('(max-width: 699px)').matches)

const Inside = ({ side, person, narrow }: { side: Side; person: SimOverviewPerson; narrow: boolean }) => {
  const wanted = chatAt(side)
  const first = ownChat(person, 'bot') ?? person.chats[0]
  const own = narrow && showsList(wanted) ? undefined : (ownChat(person, wanted) ?? first)
  return (
    <>
      {(!narrow || !own) && <Chats person={person} side={side} open={own?.id ?? ''} />}
      {own && (
        <Conversation key={`${person.id} ${own.id}`} side={side} person={person} own={own} narrow={narrow} />
      )}
      {!own && !narrow && <p class="shell-empty">{person.name}还没有会话</p>}
    </>
  )
}

/** In the split view each half says and chooses whose it is. */
const PaneHead = ({ side }: { side: Side }) => {
  const here = personAt(side)
  return (
    <header class="shell-pane-head">
      <label class="shell-whose">
        <Avatar id={here} name={nameOf(here)} />
        <span class="unseen">{side === 'left' ? '左边' : '右边'}是谁</span>
        <select value={here} onChange={(event) => become(side, event.currentTarget.value)}>
          {groupsOf(overview.value?.people ?? [], '').map(({ title, people }) => (
            <optgroup key={title} label={title}>
              {people.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}（{roleWords(person)}）
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
    </header>
  )
}

/** What one person sees: their chats, and the one that is open. */
export const Pane = ({ side }: { side: Side }) => (
  <div class="shell-pane-back" data-side={side}>
    {route.value.with !== '' && <PaneHead side={side} />}
    <PaneBody side={side} />
  </div>
)

const PaneBody = ({ side }: { side: Side }) => {
  const { box, narrow } = useNarrow()
  const person = findPerson(personAt(side))
  return (
    <main
      class={`shell-pane ${narrow ? 'shell-pane-narrow' : ''} ${phoneWidth.value ? 'shell-pane-phone' : ''}`}
      ref={box}
      data-side={side}
      aria-label={person ? `${person.name}看到的` : '没有这个人'}
    >
      {person ? (
        <>
          <Inside side={side} person={person} narrow={narrow} />
          <Toasts person={person.id} />
        </>
      ) : (
        <p class="shell-empty">没有“{personAt(side)}”这个人，请在左边选一位。</p>
      )}
    </main>
  )
}
