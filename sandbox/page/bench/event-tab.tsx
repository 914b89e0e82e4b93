import { useState } from 'preact/hooks'
import type { SimDelivery } from '../../contract.ts'
import { get, post } from '../api.ts'
import { Json } from './json.tsx'
import { Quiet, Trouble } from './note.tsx'
import { useDeed } from './use-deed.ts'
import { useLoad } from './use-load.ts'
import { useSecond } from './use-second.ts'
import type { Names } from './wire/line.ts'
import { type Log, tenantNow } from './wire/log.ts'
import { countdown, eventWords, OUTCOMES, STATES, shortMoment } from './words.ts'

/** Events drawn at once, beside those that wait; older ones are found in the wire log. */
const SHOWN = 60

type Props = { delivery: SimDelivery; names: Names; now: number; busy: boolean; again: (id: string) => void }

const Waiting = ({ delivery, now }: { delivery: SimDelivery; now: number }) =>
  delivery.nextAt === undefined ? null : (
    <span>
      下一次：<time>{countdown(delivery.nextAt - now)}</time> 后
    </span>
  )

const EventRow = ({ delivery, names, now, busy, again }: Props) => {
  const [open, setOpen] = useState(false)
  const { state, attempts } = delivery
  const outcome = attempts.at(-1)?.outcome
  const who = names.get(delivery.by ?? '') ?? ''
  return (
    <li class="bench-event" data-state={state}>
      <div class="bench-row-top">
        <b>{eventWords(delivery.type)}</b>
        {who !== '' && <span>{who}</span>}
        <span class={state === 'dead' || state === 'waiting' ? 'bench-bad' : 'bench-good'}>
          {state === 'done' ? '' : state === 'flying' ? '… ' : '✕ '}
          {STATES[state]}
        </span>
      </div>
      <div class="bench-row-facts">
        <span>{shortMoment(delivery.at)}</span>
        <span>试过 {attempts.length} 次</span>
        {outcome !== undefined && outcome !== 'ok' && <span>上一次：{OUTCOMES[outcome]}</span>}
        <Waiting delivery={delivery} now={now} />
      </div>
      <div class="bench-actions">
        <button
          type="button"
          class="bench-button"
          disabled={busy || state === 'flying'}
          onClick={() => again(delivery.id)}
        >
          {state === 'waiting' ? '现在就重试' : '再发一次'}
        </button>
        <button type="button" class="bench-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? '收起内容' : '看内容'}
        </button>
      </div>
      {open && <Json label="事件" value={delivery.envelope} />}
    </li>
  )
}

/** The outbox: events that still have to arrive come first. */
export const EventTab = ({ log }: { log: Log }) => {
  useSecond()
  const { busy, error, run } = useDeed()
  const { value: events = [], error: unread } = useLoad(
    () => get<SimDelivery[]>(`/outbox?last=${SHOWN}`),
    log.heard.value,
  )
  const again = (id: string) => void run(id, () => post(`/deliveries/${id}/redeliver`))
  const now = tenantNow(log)
  return (
    <div class="bench-page">
      <p class="bench-quiet">
        没有送到的事件按 15 秒、5 分钟、1 小时、6 小时再投，event_id
        不变；再发一次用来看机器人会不会重复处理。
      </p>
      <Trouble sentence={error ?? unread} />
      {events.length === 0 && <Quiet>还没有事件。</Quiet>}
      <ol class="bench-rows">
        {events.map((delivery) => (
          <EventRow
            key={delivery.id}
            delivery={delivery}
            names={log.names.value}
            now={now}
            busy={busy !== null}
            again={again}
          />
        ))}
      </ol>
      {events.length >= SHOWN && <Quiet>更早的事件在“线路”里。</Quiet>}
    </div>
  )
}
