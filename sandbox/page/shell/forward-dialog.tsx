import { useSignal } from '@preact/signals'
import { post } from '../api.ts'
import { Avatar } from './avatar.tsx'
import { Dialog } from './dialog.tsx'
import { findChat, findPerson, overview } from './tenant.ts'
import { showError, showToast } from './toasts.ts'

type Target = { to: string; id: string; name: string; about: string; kind: 'person' | 'bot' | 'group' }

/** The chats somebody is in, then everybody else: a private chat begins with its first message. */
const targetsOf = (viewer: string): Target[] => {
  const chats = (findPerson(viewer)?.chats ?? []).map((own): Target => {
    const group = findChat(own.id)?.kind === 'group'
    if (own.withBot) return { to: 'bot', id: 'bot', name: own.name, about: '机器人', kind: 'bot' }
    return {
      to: own.id,
      id: own.id,
      name: own.name,
      about: group ? '群聊' : '单聊',
      kind: group ? 'group' : 'person',
    }
  })
  const known = new Set(chats.map(({ name }) => name))
  const others = (overview.value?.people ?? []).filter(
    ({ id, name, left }) => id !== viewer && !left && !known.has(name),
  )
  return [
    ...chats,
    ...others.map(
      ({ id, name, unitName }): Target => ({ to: id, id, name, about: unitName, kind: 'person' }),
    ),
  ]
}

type ForwardProps = { person: string; message: string; close: () => void }

/** 转发 */
export const ForwardDialog = ({ person, message, close }: ForwardProps) => {
  const wanted = useSignal('')
  const forward = async ({ to, name }: Target) => {
    close()
    try {
      await post(`/people/${encodeURIComponent(person)}/forwards`, { message, to })
      showToast(person, { type: 'success', content: `已转发给${name}` })
    } catch (error) {
      showError(person, error)
    }
  }
  return (
    <Dialog title="转发给" close={close}>
      <label class="shell-field">
        <span>会话或人员</span>
        <input
          type="search"
          placeholder="搜索"
          value={wanted.value}
          onInput={(event) => {
            wanted.value = event.currentTarget.value
          }}
        />
      </label>
      <ul class="shell-choices">
        {targetsOf(person)
          .filter(({ name, about }) => `${name}${about}`.includes(wanted.value.trim()))
          .map((target) => (
            <li key={target.to}>
              <button type="button" class="shell-choice" onClick={() => void forward(target)}>
                <Avatar id={target.id} name={target.name} kind={target.kind} />
                <span class="shell-choice-words">
                  {target.name}
                  <small>{target.about}</small>
                </span>
              </button>
            </li>
          ))}
      </ul>
    </Dialog>
  )
}
