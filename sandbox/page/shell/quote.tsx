import { headerTitle } from './card-title.ts'
import { threadOf } from './thread.ts'

type QuoteProps = { message: string; person: string; chat: string }

/** The message that is answered, in one line; a press leads to it. */
export const Quote = ({ message: id, person, chat }: QuoteProps) => {
  const parent = threadOf(person, chat)
    .chunks.value.flatMap(({ messages }) => messages)
    .find((message) => message.id === id)
  const words = parent ? (parent.text ?? parent.file?.name ?? headerTitle(parent.card)) : ''
  return (
    <button
      type="button"
      class="shell-quote"
      onClick={() =>
        document.querySelector(`[data-message="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'center' })
      }
    >
      {parent ? `回复 ${parent.fromName}：${words}` : '回复一条较早的消息'}
    </button>
  )
}
