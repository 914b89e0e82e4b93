import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import type { SimMessage } from '../../contract.ts'
import { tenantNow } from './clock.ts'
import { memo } from './memo.ts'
import { MessageView } from './message.tsx'
import { dayLine, sameDay } from './times.ts'
import { useNear } from './use-near.ts'

/** Milliseconds within which the next words of the same person need no name again. */
const SAME_BREATH = 5 * 60_000

const follows = (message: SimMessage, before: SimMessage | undefined): boolean => {
  if (!before || before.kind === 'recalled' || before.from !== message.from) return false
  const [at, earlier] = [Date.parse(message.at), Date.parse(before.at)]
  return sameDay(at, earlier) && at - earlier < SAME_BREATH
}

const DayBetween = ({ message, before }: { message: SimMessage; before: SimMessage | undefined }) => {
  const at = Date.parse(message.at)
  if (before && sameDay(at, Date.parse(before.at))) return null
  return (
    <div class="shell-day">
      <span>{dayLine(at, tenantNow())}</span>
    </div>
  )
}

type ChunkProps = {
  messages: readonly SimMessage[]
  before: SimMessage | undefined
  person: string
  chat: string
  /** what scrolls */
  box: RefObject<HTMLElement | null>
  /** drawn at once */
  first: boolean
}

/** Pixels a message takes before it has been measured. */
const GUESS = 160

/** A part of a conversation; drawn again only when one of its messages changed. */
export const ChunkView = memo(({ messages, before, person, chat, box, first }: ChunkProps) => {
  const part = useRef<HTMLDivElement>(null)
  const { near, height } = useNear(box, { part, first, guess: messages.length * GUESS })
  if (!near) return <div class="shell-chunk" ref={part} style={{ height: `${height}px` }} />
  return (
    <div class="shell-chunk" ref={part}>
      {messages.map((message, index) => {
        const previous = index === 0 ? before : messages[index - 1]
        return (
          <div key={message.id}>
            <DayBetween message={message} before={previous} />
            <MessageView message={message} person={person} chat={chat} follows={follows(message, previous)} />
          </div>
        )
      })}
    </div>
  )
})
