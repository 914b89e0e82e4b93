import { useEffect, useState } from 'preact/hooks'
import type { SimNext, SimWire } from '../../contract.ts'
import { get, post, Refused } from '../api.ts'
import { Trouble } from './note.tsx'
import { useDeed } from './use-deed.ts'
import { useLoad } from './use-load.ts'
import { useSecond } from './use-second.ts'
import { type Log, tenantNow } from './wire/log.ts'
import { callWords, eventWords, momentOf } from './words.ts'

type Next = { at?: number; what?: string }
type Shift = { advance: string } | { to: string }

/** Asked once: a sandbox does not learn it while it runs. */
let cannotTell = false

/** What the next deadline is; `none` when this sandbox cannot tell. */
const readNext = async (): Promise<Next | 'none'> => {
  if (cannotTell) return 'none'
  try {
    const { sandbox, bot, what } = await get<SimNext>('/next')
    const moments = [sandbox, bot].flatMap((at) => (at === undefined ? [] : Date.parse(at)))
    return moments.length === 0 ? {} : { at: Math.min(...moments), what }
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 404) throw error
    cannotTell = true
    return 'none'
  }
}

/** How often each thing was done, in words, the most frequent first. */
const counted = (words: readonly string[]): string =>
  [...new Set(words)]
    .map((word) => ({ word, times: words.filter((each) => each === word).length }))
    .sort((a, b) => b.times - a.times)
    .map(({ word, times }) => `${word} ${times} 次`)
    .join('，')

const summary = ({ calls, deliveries }: SimWire): string => {
  const did = counted(calls.filter(({ op }) => !op.startsWith('auth.')).map(({ op }) => callWords(op)))
  const heard = counted(deliveries.map(({ type }) => eventWords(type)))
  if (did === '' && heard === '') return '这段时间里没有到期的事。'
  return [did && `机器人：${did}。`, heard && `送给机器人：${heard}。`].filter(Boolean).join('')
}

const Progress = () => {
  const [started] = useState(() => performance.now())
  useSecond()
  return (
    <p class="bench-progress" role="status">
      <progress aria-label="正在走时钟" /> 正在把到期的事一件件做完，已经{' '}
      {Math.floor((performance.now() - started) / 1000)} 秒…
    </p>
  )
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/

/** A day alone means its morning, when an office opens. */
const isoOf = (typed: string): string | undefined => {
  const [, day, time = '09:00'] = MOMENT.exec(typed.trim()) ?? []
  const iso = `${day}T${time}:00+08:00`
  return day === undefined || Number.isNaN(Date.parse(iso)) ? undefined : iso
}

const DateForm = ({ busy, go }: { busy: boolean; go: (iso: string) => void }) => {
  const [typed, setTyped] = useState('')
  const iso = isoOf(typed)
  const wrong = typed !== '' && iso === undefined
  return (
    <form
      class="bench-date"
      onSubmit={(event) => {
        event.preventDefault()
        if (iso !== undefined) go(iso)
      }}
    >
      <label class="bench-field">
        走到（北京时间）
        <input
          value={typed}
          placeholder="2027-03-01 09:00"
          inputMode="numeric"
          aria-invalid={wrong}
          aria-describedby="bench-date-tip"
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="bench-button" disabled={busy || iso === undefined}>
        走到这一刻
      </button>
      <small id="bench-date-tip" class={wrong ? 'bench-bad' : 'bench-quiet'}>
        {wrong ? '请写成 2027-03-01 或 2027-03-01 09:00' : '只写日期就是那天早上 9 点；时间不能倒退'}
      </small>
    </form>
  )
}

/** The bot is asked what is next only so often, seconds. */
const ASKED = 5

export const ClockTab = ({ log }: { log: Log }) => {
  const seconds = useSecond()
  const { busy, error, run } = useDeed()
  const [due, setDue] = useState<string | null>(null)
  const { value: next } = useLoad(readNext, `${Math.floor(seconds / ASKED)} ${due}`)
  const now = tenantNow(log)
  const isBehind = now < Date.now() - 1000
  const move = (shift: Shift) =>
    void run('clock', async () => {
      setDue(null)
      const { seq } = await get<SimWire>('/wire?last=1')
      await post('/clock', shift)
      setDue(summary(await get<SimWire>(`/wire?since=${seq}`)))
    })
  useEffect(() => () => setDue(null), [])
  const known = next !== undefined && next !== 'none' && next.at !== undefined
  const still = busy !== null
  return (
    <div class="bench-page">
      <p class="bench-now">
        <span class="bench-quiet">沙箱里现在是{log.frozenAt.value === null ? '' : '（时钟停着）'}</span>
        <time>{momentOf(now)}</time>
      </p>
      <div class="bench-actions">
        <button
          type="button"
          class="bench-button"
          disabled={still || !isBehind}
          title={isBehind ? undefined : '沙箱的时间已经到了或过了这台电脑的时间'}
          onClick={() => move({ to: new Date().toISOString() })}
        >
          现在
        </button>
        <button type="button" class="bench-button" disabled={still} onClick={() => move({ advance: '1h' })}>
          +1 小时
        </button>
        <button type="button" class="bench-button" disabled={still} onClick={() => move({ advance: '1d' })}>
          +1 天
        </button>
        <button
          type="button"
          class="bench-button"
          disabled={still || !known}
          aria-describedby="bench-next"
          onClick={() => move({ to: 'next' })}
        >
          到下一个期限
        </button>
      </div>
      <p id="bench-next" class="bench-quiet">
        {next === 'none' && '这个沙箱还不会算下一个期限。'}
        {known && `下一个期限：${momentOf(next.at ?? now)}${next.what ? `，${next.what}` : ''}`}
        {next !== undefined && next !== 'none' && !known && '没有等着的期限。'}
      </p>
      <DateForm busy={still} go={(to) => move({ to })} />
      {still && <Progress />}
      <Trouble sentence={error} />
      {due !== null && (
        <p class="bench-due" role="status">
          走到了。{due}
        </p>
      )}
    </div>
  )
}
