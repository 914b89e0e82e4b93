import { useSignal } from '@preact/signals'
import type { SimMessage } from '../../contract.ts'
import { post } from '../api.ts'
import { ForwardDialog } from './forward-dialog.tsx'
import { Icon } from './icon.tsx'
import { Menu, type MenuItem, type Point } from './menu.tsx'
import { showError, showToast } from './toasts.ts'
import { inspect } from './view.ts'

type MenuOfMessage = {
  message: SimMessage
  person: string
  at: Point | null
  open: (at: Point | null) => void
}

const copy = async (person: string, text: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    showToast(person, { type: 'success', content: '已复制' })
  } catch {
    showError(person, '浏览器不允许复制，请选中文字后自己复制')
  }
}

/** What can be done with a message, by its “…” and by the right button of the mouse. */
export const MessageMenu = ({ message, person, at, open }: MenuOfMessage) => {
  const forwarding = useSignal(false)
  const { text } = message
  const items: MenuItem[] = [
    {
      label: '转发',
      icon: 'forward',
      pick: () => {
        forwarding.value = true
      },
    },
    ...(text ? [{ label: '复制文字', icon: 'copy' as const, pick: () => void copy(person, text) }] : []),
    ...(message.from === person
      ? [
          {
            label: '撤回',
            icon: 'undo' as const,
            pick: () =>
              void post(`/people/${encodeURIComponent(person)}/recalls`, { message: message.id }).catch(
                (error) => showError(person, error),
              ),
          },
        ]
      : []),
    ...(message.card
      ? [
          {
            label: '查看卡片 JSON',
            icon: 'code' as const,
            pick: () => inspect({ person, message: message.id }),
          },
        ]
      : []),
  ]
  return (
    <>
      <button
        type="button"
        class="shell-tool shell-message-more"
        aria-label="对这条消息的操作"
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          open({ x: left, y: bottom + 4 })
        }}
      >
        <Icon name="more" />
      </button>
      {at && <Menu label="消息操作" items={items} at={at} close={() => open(null)} />}
      {forwarding.value && (
        <ForwardDialog
          person={person}
          message={message.id}
          close={() => {
            forwarding.value = false
          }}
        />
      )}
    </>
  )
}
