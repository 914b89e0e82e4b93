import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { SimOverviewPerson, SimOwnChat } from '../../contract.ts'
import { ChunkView } from './chunk.tsx'
import { Icon } from './icon.tsx'
import type { Thread } from './thread.ts'

/** Pixels from the end at which new messages still pull the conversation along. */
const NEAR_END = 80
/** Pixels from the top at which the part above is fetched: before anybody reaches it. */
const NEAR_TOP = 2500

/** Chunks at the end, about a screen: the rest above is drawn in the frames after. */
const DRAWN_AT_ONCE = 3

/** Safari does not keep the place by itself when something is put in above. */
const ANCHORS = CSS.supports('overflow-anchor', 'auto')

/** Pixels above a message that is taller than the window and shown from its head. */
const HEAD_ROOM = 12

/** The newest message, and which version of its card. */
const newestOf = (thread: Thread): string => {
  const message = thread.chunks.value.at(-1)?.messages.at(-1)
  return message ? `${message.id} ${message.version ?? ''}` : ''
}

/** Where the newest message is best read: from its head if it is taller than the window, else at the end. */
const newestTop = (box: HTMLElement): number => {
  const end = box.scrollHeight - box.clientHeight
  const last = [...box.querySelectorAll<HTMLElement>('[data-message]')].at(-1)
  if (!last || last.offsetHeight <= box.clientHeight) return end
  const top = last.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
  return Math.min(end, Math.max(0, top - HEAD_ROOM))
}

/** Keeps the newest message in view while it is there, and the place while older messages come in above. */
const useScrollPosition = (thread: Thread) => {
  const box = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const atEnd = useSignal(true)
  const following = useSignal(true)
  const newest = useRef({ shown: '', top: 0 })
  const before = useRef({ first: 0, height: 0, top: 1 })
  const toEnd = () => {
    if (!box.current) return
    box.current.scrollTop = newestTop(box.current)
    newest.current.top = box.current.scrollTop
    following.value = true
  }
  const look = (element: HTMLElement) => {
    const isAtHead = Math.abs(element.scrollTop - newest.current.top) < NEAR_END
    atEnd.value = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END
    following.value = atEnd.peek() || isAtHead
  }
  const keepUp = () => {
    const element = box.current
    if (!element) return
    const now = newestOf(thread)
    const isNew = now !== newest.current.shown
    newest.current.shown = now
    // A card that only grows under somebody's hands stays where it is, unless they are at the very end.
    if (isNew && following.peek()) toEnd()
    else if (atEnd.peek()) element.scrollTop = element.scrollHeight
    before.current.height = element.scrollHeight
    look(element)
  }
  useLayoutEffect(() => {
    if (!list.current || !box.current) return
    const observer = new ResizeObserver(keepUp)
    observer.observe(list.current)
    observer.observe(box.current)
    return () => observer.disconnect()
  }, [thread])
  const first = thread.chunks.value[0]?.key ?? 0
  useLayoutEffect(() => {
    const element = box.current
    // Even a browser that keeps the place does not do so at the very top. To ask for a height costs a layout.
    const lost = !ANCHORS || before.current.top < 1
    const isOlder = first < before.current.first
    before.current.first = first
    if (!element || !lost || !isOlder || atEnd.peek()) return
    const grown = element.scrollHeight - before.current.height
    if (grown > 0) element.scrollTop += grown
  }, [first])
  const onScroll = () => {
    const element = box.current
    if (!element) return
    before.current.top = element.scrollTop
    look(element)
    if (element.scrollTop < NEAR_TOP && !atEnd.peek()) void thread.older().catch(() => {})
  }
  return { box, list, onScroll, toEnd, following }
}

const State = ({ thread }: { thread: Thread }) => {
  if (thread.state.value === 'failed')
    return (
      <p class="shell-quiet" role="alert">
        {thread.why.value}{' '}
        <button type="button" class="shell-button" onClick={() => void thread.refresh()}>
          再试一次
        </button>
      </p>
    )
  if (thread.state.value === 'loading') return <p class="shell-quiet">正在读取消息…</p>
  return thread.chunks.value.length === 0 ? <p class="shell-quiet">还没有消息</p> : null
}

type ScrollProps = { thread: Thread; person: SimOverviewPerson; own: SimOwnChat }

/** The messages of a chat, the newest at the end. */
export const Scroll = ({ thread, person, own }: ScrollProps) => {
  const { box, list, onScroll, toEnd, following } = useScrollPosition(thread)
  const chunks = thread.chunks.value
  return (
    <div class="shell-scroll-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse must be able to scroll it */}
      <div class="shell-scroll" ref={box} onScroll={onScroll} tabIndex={0} role="log" aria-label="消息">
        <div ref={list} class="shell-list">
          <State thread={thread} />
          {chunks.map((chunk, index) => (
            <ChunkView
              key={chunk.key}
              messages={chunk.messages}
              before={chunks[index - 1]?.messages.at(-1)}
              person={person.id}
              chat={own.id}
              box={box}
              first={!ANCHORS || index >= chunks.length - DRAWN_AT_ONCE}
            />
          ))}
        </div>
      </div>
      {!following.value && (
        <button type="button" class="shell-button shell-to-end" onClick={toEnd}>
          <Icon name="down" />
          回到最新
        </button>
      )}
    </div>
  )
}
