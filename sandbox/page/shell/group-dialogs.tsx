import { useSignal } from '@preact/signals'
import type { SimChat, SimOverviewPerson } from '../../contract.ts'
import { ask, post } from '../api.ts'
import { Avatar } from './avatar.tsx'
import { Dialog } from './dialog.tsx'
import { roleWords } from './people-groups.ts'
import { PeoplePicker } from './people-picker.tsx'
import { findChat, findPerson, nameOf } from './tenant.ts'
import { showError } from './toasts.ts'

type NewGroupProps = { person: SimOverviewPerson; close: () => void; made: (chat: string) => void }

/** 发起群聊 */
export const NewGroup = ({ person, close, made }: NewGroupProps) => {
  const name = useSignal('')
  const chosen = useSignal<ReadonlySet<string>>(new Set())
  const make = async () => {
    const members = [person.id, ...chosen.peek()]
    const called = name.peek().trim() || members.slice(0, 3).map(nameOf).join('、')
    try {
      const chat = await post<SimChat>('/chats', { name: called, members, by: person.id })
      close()
      made(chat.id)
    } catch (error) {
      showError(person.id, error)
    }
  }
  return (
    <Dialog
      title="发起群聊"
      close={close}
      footer={
        <button
          type="button"
          class="shell-button shell-button-main"
          disabled={chosen.value.size === 0}
          onClick={() => void make()}
        >
          创建
        </button>
      }
    >
      <label class="shell-field">
        <span>群名称（不填就用成员的名字）</span>
        <input
          maxLength={60}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value
          }}
        />
      </label>
      <PeoplePicker
        chosen={chosen.value}
        without={[person.id]}
        choose={(next) => {
          chosen.value = next
        }}
      />
    </Dialog>
  )
}

type MembersProps = { chat: string; person: SimOverviewPerson; close: () => void }

const aboutOf = (member: string): string => {
  const person = findPerson(member)
  return person ? `${roleWords(person)} · ${person.unitName}` : '机器人'
}

const MemberRow = ({ member, remove }: { member: string; remove: () => void }) => (
  <li class="shell-choice" data-member={member}>
    <Avatar id={member} name={nameOf(member)} kind={member === 'bot' ? 'bot' : 'person'} />
    <span class="shell-choice-words">
      {nameOf(member)}
      <small>{aboutOf(member)}</small>
    </span>
    <button type="button" class="shell-button" aria-label={`移出 ${nameOf(member)}`} onClick={remove}>
      移出
    </button>
  </li>
)

/** 群成员: who is in a group, taking out and bringing in. */
export const Members = ({ chat: id, person, close }: MembersProps) => {
  const adding = useSignal(false)
  const chosen = useSignal<ReadonlySet<string>>(new Set())
  const members = findChat(id)?.members ?? []
  const tell = (error: unknown) => showError(person.id, error)
  const remove = (member: string) =>
    void ask('DELETE', `/chats/${id}/members/${encodeURIComponent(member)}?by=${person.id}`).catch(tell)
  const add = async () => {
    await post(`/chats/${id}/members`, { members: [...chosen.peek()], by: person.id }).catch(tell)
    chosen.value = new Set()
    adding.value = false
  }
  const dissolve = () => void ask('DELETE', `/chats/${id}?by=${person.id}`).then(close).catch(tell)
  return (
    <Dialog
      title={`群成员（${members.length}）`}
      close={close}
      footer={
        adding.value ? (
          <button
            type="button"
            class="shell-button shell-button-main"
            disabled={chosen.value.size === 0}
            onClick={() => void add()}
          >
            添加到群里
          </button>
        ) : (
          <>
            <button type="button" class="shell-button" onClick={dissolve}>
              解散群
            </button>
            <button
              type="button"
              class="shell-button shell-button-main"
              onClick={() => {
                adding.value = true
              }}
            >
              添加成员或机器人
            </button>
          </>
        )
      }
    >
      {adding.value ? (
        <PeoplePicker
          chosen={chosen.value}
          without={members}
          choose={(next) => {
            chosen.value = next
          }}
        />
      ) : (
        <ul class="shell-choices">
          {members.map((member) => (
            <MemberRow key={member} member={member} remove={() => remove(member)} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
