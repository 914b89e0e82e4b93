import { useSignal } from '@preact/signals'
import type { SimOverviewPerson } from '../../contract.ts'
import { post } from '../api.ts'
import { Confirm } from './dialog.tsx'
import { NewGroup } from './group-dialogs.tsx'
import type { MenuItem } from './menu.tsx'
import { MenuButton } from './menu-button.tsx'
import { openChat, type Side } from './route.ts'
import { showError } from './toasts.ts'

/** What a person can do besides talking. */
export const PersonMenu = ({ person, side }: { person: SimOverviewPerson; side: Side }) => {
  const dialog = useSignal<'group' | 'leave' | null>(null)
  const close = () => {
    dialog.value = null
  }
  const act = (path: string, body: object = {}) =>
    void post(`/people/${encodeURIComponent(person.id)}/${path}`, body).catch((error) =>
      showError(person.id, error),
    )
  const items: MenuItem[] = [
    {
      label: '发起群聊',
      icon: 'people',
      disabled: person.left,
      pick: () => {
        dialog.value = 'group'
      },
    },
    {
      label: person.stoppedBot ? '重新启用机器人' : '停用机器人',
      icon: person.stoppedBot ? 'good' : 'stop',
      disabled: person.left || person.external,
      pick: () => act('stops', { stopped: !person.stoppedBot }),
    },
    {
      label: '办理离职',
      icon: 'leave',
      disabled: person.left,
      pick: () => {
        dialog.value = 'leave'
      },
    },
  ]
  return (
    <>
      <MenuButton label={`${person.name}的更多操作`} icon="more" items={items} />
      {dialog.value === 'group' && (
        <NewGroup person={person} close={close} made={(chat) => openChat(side, chat)} />
      )}
      {dialog.value === 'leave' && (
        <Confirm
          title={`${person.name}办理离职？`}
          words="离开企业以后会退出所有的群，也收不到机器人的消息；机器人会知道。只有“重新开始”才能回到现在。"
          yes="确认离职"
          act={() => act('leaves')}
          close={close}
        />
      )}
    </>
  )
}
