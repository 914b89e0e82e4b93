import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { SimOverviewPerson } from '../../contract.ts'
import '../style/shell-rail.css'
import { Avatar } from './avatar.tsx'
import { Count } from './count.tsx'
import { Icon } from './icon.tsx'
import { groupsOf, roleWords } from './people-groups.ts'
import { become, route } from './route.ts'
import { overview } from './tenant.ts'
import { railFolded } from './view.ts'

const PersonButton = ({ person }: { person: SimOverviewPerson }) => {
  const { as, with: other } = route.value
  const own = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (person.id === as) own.current?.scrollIntoView({ block: 'nearest' })
  }, [person.id === as])
  return (
    <button
      ref={own}
      type="button"
      class="shell-person"
      data-person={person.id}
      aria-current={person.id === as ? 'true' : undefined}
      data-with={person.id === other ? '' : undefined}
      title={`${person.name} · ${roleWords(person)} · ${person.unitName}${person.title}`}
      onClick={() => become('left', person.id)}
    >
      <Avatar id={person.id} name={person.name} />
      <span class="shell-person-words">
        <span class="shell-person-name">{person.name}</span>
        <span class="shell-person-role">{roleWords(person)}</span>
      </span>
      <Count unread={person.unread} />
    </button>
  )
}

/** Everybody one can be. */
export const Rail = () => {
  const wanted = useSignal('')
  const groups = groupsOf(overview.value?.people ?? [], railFolded.value ? '' : wanted.value)
  return (
    <nav
      class={`shell-rail ${railFolded.value ? 'shell-rail-folded' : ''}`}
      aria-label="人员：选择以谁的身份看"
    >
      <div class="shell-rail-head">
        <input
          type="search"
          class="shell-search"
          placeholder="搜索人员"
          aria-label="按姓名、角色或单位搜索人员"
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value
          }}
        />
        <button
          type="button"
          class="shell-tool shell-fold"
          aria-expanded={!railFolded.value}
          aria-label="展开人员的角色和搜索"
          title={railFolded.value ? '展开' : '收起'}
          onClick={() => {
            railFolded.value = !railFolded.peek()
          }}
        >
          <Icon name={railFolded.value ? 'unfold' : 'fold'} />
        </button>
      </div>
      {groups.length === 0 && <p class="shell-nobody">没有找到</p>}
      {groups.map(({ title, people }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          {people.map((person) => (
            <PersonButton key={person.id} person={person} />
          ))}
        </section>
      ))}
    </nav>
  )
}
