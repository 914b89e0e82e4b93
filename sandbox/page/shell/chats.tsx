import type { SimOverviewPerson, SimOwnChat } from '../../contract.ts'
import '../style/shell-chats.css'
import { Avatar } from './avatar.tsx'
import { tickingNow } from './clock.ts'
import { Count } from './count.tsx'
import { Icon } from './icon.tsx'
import { roleWords } from './people-groups.ts'
import { PersonMenu } from './person-menu.tsx'
import { go, openChat, type Side } from './route.ts'
import { findChat, nameOf } from './tenant.ts'
import { listTime } from './times.ts'

const kindOf = (own: SimOwnChat): 'person' | 'bot' | 'group' => {
  if (own.withBot) return 'bot'
  return findChat(own.id)?.kind === 'group' ? 'group' : 'person'
}

/** In a group the line says whose words they are. */
const lineOf = (own: SimOwnChat, viewer: string): string => {
  const chat = findChat(own.id)
  if (!chat?.last) return chat?.kind === 'group' ? `${chat.members.length} 人，还没有人说话` : '还没有消息'
  const { from, line } = chat.last
  const speaks = chat.kind === 'group' && from !== viewer && !line.endsWith('撤回了一条消息')
  return speaks ? `${nameOf(from)}：${line}` : line
}

const LastTime = ({ chat }: { chat: string }) => {
  const at = findChat(chat)?.last?.at
  return at ? <time dateTime={at}>{listTime(Date.parse(at), tickingNow())}</time> : null
}

type RowProps = { own: SimOwnChat; viewer: string; side: Side; current: boolean }

const ChatRow = ({ own, viewer, side, current }: RowProps) => (
  <button
    type="button"
    class="shell-chat"
    data-chat={own.id}
    aria-current={current ? 'true' : undefined}
    onClick={() => openChat(side, own.withBot ? 'bot' : own.id)}
  >
    <Avatar
      id={findChat(own.id)?.members.find((id) => id !== viewer) ?? own.id}
      name={own.name}
      kind={kindOf(own)}
    />
    <span class="shell-chat-words">
      <span class="shell-chat-top">
        <span class="shell-chat-name">{own.name}</span>
        {findChat(own.id)?.external && <span class="shell-outside">外部</span>}
        <LastTime chat={own.id} />
      </span>
      <span class="shell-chat-bottom">
        <span class="shell-chat-line">{lineOf(own, viewer)}</span>
        <Count unread={own.unread} />
      </span>
    </span>
  </button>
)

const lastAt = ({ id }: SimOwnChat): number => Date.parse(findChat(id)?.last?.at ?? '') || 0

/** The chats of one person, the liveliest first. */
export const Chats = ({ person, side, open }: { person: SimOverviewPerson; side: Side; open: string }) => (
  <nav class="shell-chats" aria-label={`${person.name}的会话`}>
    <header>
      <button
        type="button"
        class="shell-tool shell-to-people"
        aria-label="选择别的人"
        onClick={() => go({ people: true })}
      >
        <Icon name="back" />
      </button>
      <Avatar id={person.id} name={person.name} />
      <span class="shell-me">
        <strong>{person.name}</strong>
        <span>{roleWords(person)}</span>
      </span>
      <PersonMenu person={person} side={side} />
    </header>
    {[...person.chats]
      .sort((a, b) => lastAt(b) - lastAt(a))
      .map((own) => (
        <ChatRow key={own.id} own={own} viewer={person.id} side={side} current={own.id === open} />
      ))}
  </nav>
)
