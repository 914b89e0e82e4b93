import { Sample } from './sample.tsx'
import { closeFirstMinute, seenToEnd } from './state.ts'
import { type Tale, tales } from './tales.ts'
import { roomy } from './window.ts'

type Start = (tale: Tale) => void
type FirstMinuteProps = { person: string; busy: boolean; send: () => void; start: Start }

/** Whose form lies beside the chat. */
const NOMINATOR = 'zhoumin'

const List = ({ busy, start }: { busy: boolean; start: Start }) => (
  <ul class="story-list" aria-label="三个小故事">
    {tales.map((tale, index) => (
      <li key={tale.id}>
        <button type="button" class="story-card" disabled={busy} onClick={() => start(tale)}>
          <b>
            小故事 {index + 1}：{tale.title}
            {seenToEnd.value.includes(tale.id) && '　✓ 看过了'}
          </b>
          <small>{tale.promise}</small>
        </button>
      </li>
    ))}
  </ul>
)

/**
 * What somebody sees who has five minutes: one thing to try, and three stories. Where it would stand in the way, on a
 * small window and at everybody's but the nominator's, the stories are one line until they are asked for.
 */
export const FirstMinute = ({ person, busy, send, start }: FirstMinuteProps) => {
  const tries = person === NOMINATOR
  return (
    <section class={`story story-first ${tries ? '' : 'story-line'}`} aria-label="第一分钟">
      {tries && (
        <div class="story-try">
          <p class="story-call">把推荐表拖进来试试</p>
          <Sample send={send} busy={busy} />
        </div>
      )}
      {tries && roomy.value ? (
        <List busy={busy} start={start} />
      ) : (
        <details class="story-more">
          <summary>小故事</summary>
          <List busy={busy} start={start} />
        </details>
      )}
      <button type="button" class="story-close" aria-label="收起第一分钟的提示" onClick={closeFirstMinute}>
        ×
      </button>
    </section>
  )
}
