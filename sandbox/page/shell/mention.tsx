import { Avatar } from './avatar.tsx'
import { nameOf } from './tenant.ts'

/** An `@` that is being completed: where it stands and what follows it. */
export type Mention = { start: number; wanted: string; chosen: number }

/** @param before the text up to the cursor */
export const mentionIn = (before: string): Mention | null => {
  const found = /@([^@\s]{0,16})$/.exec(before)
  return found ? { start: found.index, wanted: found[1] ?? '', chosen: 0 } : null
}

/** Members that the words after the `@` may mean. */
export const mentionable = (members: readonly string[], { wanted }: Mention): string[] =>
  members.filter((member) => nameOf(member).includes(wanted))

type MentionListProps = {
  id: string
  members: readonly string[]
  chosen: number
  pick: (member: string) => void
}

export const optionId = (id: string, at: number): string => `${id}-${at}`

/** Who can be mentioned; the focus stays in the text. */
export const MentionList = ({ id, members, chosen, pick }: MentionListProps) => (
  <div id={id} class="shell-mentions" role="listbox" aria-label="选择要提到的人">
    {members.map((member, at) => (
      <button
        key={member}
        id={optionId(id, at)}
        type="button"
        role="option"
        tabIndex={-1}
        class="shell-choice"
        aria-selected={at === chosen}
        // Before the text would lose the focus.
        onMouseDown={(event) => {
          event.preventDefault()
          pick(member)
        }}
      >
        <Avatar id={member} name={nameOf(member)} kind={member === 'bot' ? 'bot' : 'person'} />
        {nameOf(member)}
      </button>
    ))}
  </div>
)
