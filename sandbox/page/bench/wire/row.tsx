import { Json } from '../json.tsx'
import { clockOf, OUTCOMES, shortMoment } from '../words.ts'
import {
  atOf,
  codeOf,
  isStruck,
  type Line,
  msOf,
  type Names,
  resultOf,
  retriesOf,
  titleOf,
  warningOf,
  whoOf,
} from './line.ts'

const DIRECTIONS = {
  call: { arrow: '→', words: '调用', long: '机器人调用飞书' },
  event: { arrow: '←', words: '事件', long: '飞书把事件交给机器人' },
  callback: { arrow: '⇠', words: '回调', long: '飞书把点击交给机器人，等它回答' },
}

const Facts = ({ line, names }: { line: Line; names: Names }) => {
  const { words, bad } = resultOf(line)
  const retries = retriesOf(line)
  const ms = msOf(line)
  const who = whoOf(names, line)
  return (
    <>
      <span class="bench-row-top">
        <b>{titleOf(line)}</b>
        {who !== '' && <span>{who}</span>}
        <span class={bad ? 'bench-bad' : 'bench-good'}>
          {bad ? '✕ ' : ''}
          {words}
        </span>
      </span>
      <span class="bench-row-facts">
        <span>{clockOf(atOf(line))}</span>
        <code>{codeOf(line)}</code>
        {ms !== undefined && <span>{ms} ms</span>}
        {retries > 0 && <span>再投 {retries} 次</span>}
        {isStruck(line) && <span class="bench-tag">故障规则</span>}
      </span>
    </>
  )
}

const CallBody = ({ line }: { line: Extract<Line, { kind: 'call' }> }) => {
  const { call } = line
  const query = Object.keys(call.query).length > 0
  return (
    <>
      <p class="bench-quiet">
        #{call.seq} {call.method} {call.path} · HTTP {call.status === 0 ? '（断开）' : call.status}
      </p>
      {query && <Json label="地址参数" value={call.query} />}
      {call.request !== undefined && <Json label="请求" value={call.request} />}
      <Json label="回应" value={call.response} />
    </>
  )
}

const DeliveryBody = ({ line }: { line: Exclude<Line, { kind: 'call' }> }) => {
  const { delivery } = line
  return (
    <>
      <p class="bench-quiet">
        #{delivery.seq} event_id {delivery.eventId}
      </p>
      {delivery.told?.error !== undefined && <p class="bench-bad">人看到的：{delivery.told.error}</p>}
      {delivery.told?.toast && <p>人看到的提示：{delivery.told.toast.content}</p>}
      <Json label="内容" value={delivery.envelope} />
      {delivery.attempts.map((attempt, index) => (
        <section key={index} class="bench-attempt">
          <p>
            第 {index + 1} 次：{shortMoment(attempt.at)}，{attempt.ms} ms，{OUTCOMES[attempt.outcome]}
            {attempt.code !== undefined && `（${attempt.code}）`}
          </p>
          {attempt.answer !== undefined && <Json label={`第 ${index + 1} 次的回答`} value={attempt.answer} />}
        </section>
      ))}
      {delivery.told?.problems && <Json label="卡片的问题" value={delivery.told.problems} />}
    </>
  )
}

type Props = { line: Line; names: Names; open: boolean; toggle: (seq: number) => void }

export const Row = ({ line, names, open, toggle }: Props) => {
  const direction = DIRECTIONS[line.kind]
  const warning = warningOf(line)
  return (
    <li class="bench-row" data-kind={line.kind} data-seq={line.seq}>
      <button type="button" aria-expanded={open} onClick={() => toggle(line.seq)}>
        <span class="bench-row-way" title={direction.long}>
          <span aria-hidden="true">{direction.arrow}</span> {direction.words}
          <span class="unseen">（{direction.long}）</span>
        </span>
        <span class="bench-row-main">
          <Facts line={line} names={names} />
          {warning && <span class="bench-warning">⚠ {warning}</span>}
        </span>
      </button>
      {open && (
        <div class="bench-row-body">
          {line.kind === 'call' ? <CallBody line={line} /> : <DeliveryBody line={line} />}
        </div>
      )}
    </li>
  )
}
