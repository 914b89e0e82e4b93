import { useState } from 'preact/hooks'
import type { SimMessage } from '../../contract.ts'
import { Avatar } from './avatar.tsx'
import { CardMessage } from './card-message.tsx'
import { FileMessage, PictureMessage } from './file-message.tsx'
import { memo } from './memo.ts'
import type { Point } from './menu.tsx'
import { MessageMenu } from './message-menu.tsx'
import { Quote } from './quote.tsx'
import { clockTime } from './times.ts'
import { Words } from './words.tsx'

export type MessageProps = { message: SimMessage; person: string; chat: string; follows: boolean }

const Content = ({ message, person, chat }: MessageProps) => {
  switch (message.kind) {
    case 'card':
      return <CardMessage message={message} person={person} chat={chat} />
    case 'file':
      return <FileMessage message={message} person={person} />
    case 'image':
      return <PictureMessage message={message} person={person} />
    default:
      return (
        <div class="shell-bubble">
          <Words message={message} chat={chat} />
        </div>
      )
  }
}

const Recalled = ({ message, person }: MessageProps) => (
  <p class="shell-recalled" data-message={message.id}>
    {message.from === person ? '你' : message.fromName}撤回了一条消息
  </p>
)

/** The browser's own menu stays where it is of use: on links, and on fields of a card. */
const wantsOwnMenu = (target: EventTarget | null): boolean =>
  !(target instanceof Element) || !target.closest('a, input, textarea, select')

/** One message; own ones stand on the right. */
export const MessageView = memo((props: MessageProps) => {
  const { message, person, chat, follows } = props
  const [menu, setMenu] = useState<Point | null>(null)
  if (message.kind === 'recalled') return <Recalled {...props} />
  const own = message.from === person
  const time = clockTime(Date.parse(message.at))
  return (
    <article
      class={`shell-message ${own ? 'shell-own' : ''} ${follows ? 'shell-follows' : ''}`}
      data-message={message.id}
      data-kind={message.kind}
      aria-label={`${message.fromName}，${time}`}
      onContextMenu={(event) => {
        if (!wantsOwnMenu(event.target)) return
        event.preventDefault()
        setMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      <Avatar id={message.from} name={message.fromName} kind={message.from === 'bot' ? 'bot' : 'person'} />
      <div class="shell-said">
        <p class="shell-by">
          <span>{message.fromName}</span>
          <time dateTime={message.at}>{time}</time>
        </p>
        {message.forwarded && <p class="shell-note">转发的消息</p>}
        {message.replyTo && <Quote message={message.replyTo} person={person} chat={chat} />}
        <Content {...props} />
        <MessageMenu message={message} person={person} at={menu} open={setMenu} />
      </div>
    </article>
  )
})
