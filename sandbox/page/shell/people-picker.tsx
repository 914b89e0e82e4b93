import { useSignal } from '@preact/signals'
import { Avatar } from './avatar.tsx'
import { groupsOf, roleWords } from './people-groups.ts'
import { overview } from './tenant.ts'

/** A person's id, or `bot`. */
type Member = string

type PickerProps = {
  chosen: ReadonlySet<Member>
  choose: (chosen: ReadonlySet<Member>) => void
  /** who is not offered */
  without: readonly Member[]
}

type Choice = { id: Member; name: string; about: string; kind: 'person' | 'bot' }

const choicesOf = (wanted: string, without: readonly Member[]): Choice[] => {
  const { people = [], app } = overview.value ?? {}
  const bot = { id: 'bot', name: app?.name ?? '机器人', about: '机器人', kind: 'bot' as const }
  const found = groupsOf(
    people.filter(({ left }) => !left),
    wanted,
  )
    .flatMap((group) => group.people)
    .map((person) => ({
      id: person.id,
      name: person.name,
      about: `${roleWords(person)} · ${person.unitName}`,
      kind: 'person' as const,
    }))
  const all: Choice[] = [...(`${bot.name}${bot.about}`.includes(wanted.trim()) ? [bot] : []), ...found]
  return all.filter(({ id }) => !without.includes(id))
}

/** Chooses some of everybody, the bot among them. */
export const PeoplePicker = ({ chosen, choose, without }: PickerProps) => {
  const wanted = useSignal('')
  const toggle = (id: Member) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }
  return (
    <>
      <label class="shell-field">
        <span>成员（已选 {chosen.size}）</span>
        <input
          type="search"
          placeholder="按姓名、角色或单位搜索"
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value
          }}
        />
      </label>
      <ul class="shell-choices">
        {choicesOf(wanted.value, without).map(({ id, name, about, kind }) => (
          <li key={id}>
            <label class="shell-choice">
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
              <Avatar id={id} name={name} kind={kind} />
              <span class="shell-choice-words">
                {name}
                <small>{about}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}
