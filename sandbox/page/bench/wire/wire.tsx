import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Quiet, Trouble } from '../note.tsx'
import { useDeed } from '../use-deed.ts'
import { type Line, matching, type Wanted } from './line.ts'
import type { Log } from './log.ts'
import { Row } from './row.tsx'

/** Rows in the document at once: enough to scroll through, few enough to stay quick with thousands. */
const MOUNTED = 120
/** Within so many pixels of the end the list is followed. */
const NEAR = 40

const KINDS: { id: Wanted['kind']; name: string }[] = [
  { id: 'all', name: '全部' },
  { id: 'call', name: '调用' },
  { id: 'event', name: '事件' },
  { id: 'callback', name: '回调' },
]

type FilterProps = { wanted: Wanted; set: (wanted: Wanted) => void; count: number; all: number }

const Filters = ({ wanted, set, count, all }: FilterProps) => (
  <div class="bench-filters">
    <label class="bench-search">
      <span class="unseen">在线路里找</span>
      <input
        type="search"
        placeholder="找：人名、接口、错误码、内容"
        value={wanted.text}
        onInput={(event) => set({ ...wanted, text: event.currentTarget.value })}
      />
    </label>
    <label>
      <span class="unseen">种类</span>
      <select
        value={wanted.kind}
        onChange={(event) => set({ ...wanted, kind: event.currentTarget.value as Wanted['kind'] })}
      >
        {KINDS.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <label class="bench-check">
      <input
        type="checkbox"
        checked={wanted.onlyBad}
        onChange={(event) => set({ ...wanted, onlyBad: event.currentTarget.checked })}
      />
      只看错误
    </label>
    <output class="bench-quiet">{count === all ? `${all} 条` : `${all} 条里的 ${count} 条`}</output>
  </div>
)

/** The last line in the window; null follows the newest. */
type End = number | null

const windowOf = (lines: readonly Line[], end: End): { shown: readonly Line[]; from: number; to: number } => {
  const found = end === null ? -1 : lines.findLastIndex(({ seq }) => seq <= end)
  const to = end === null ? lines.length : Math.max(found + 1, Math.min(MOUNTED, lines.length))
  const from = Math.max(0, to - MOUNTED)
  return { shown: lines.slice(from, to), from, to }
}

/** Keeps the end in view while it is followed, also when a row below grows. */
const useFollow = (lines: readonly Line[], end: End, setEnd: (end: End) => void) => {
  const box = useRef<HTMLDivElement>(null)
  const last = lines.at(-1)?.seq
  useLayoutEffect(() => {
    if (end === null && box.current) box.current.scrollTop = box.current.scrollHeight
  }, [end, last])
  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = box.current ?? {}
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR
    if (end === null && !atEnd && last !== undefined) setEnd(last)
    if (end !== null && atEnd && end === last) setEnd(null)
  }
  return { box, onScroll }
}

export const Wire = ({ log }: { log: Log }) => {
  const [wanted, setWanted] = useState<Wanted>({ text: '', kind: 'all', onlyBad: false })
  const [end, setEnd] = useState<End>(null)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const { busy, error, run } = useDeed()
  const all = log.lines.value
  const lines = useMemo(() => matching(all, wanted, log.names.value), [all, wanted, log.names.value])
  const { shown, from, to } = windowOf(lines, end)
  const { box, onScroll } = useFollow(lines, end, setEnd)
  useEffect(() => setEnd(null), [wanted])
  const toggle = (seq: number) => {
    const next = new Set(open)
    if (!next.delete(seq)) next.add(seq)
    setOpen(next)
    if (end === null) setEnd(lines.at(-1)?.seq ?? null)
  }
  const earlier = () => {
    if (from > 0) return setEnd(lines[Math.max(MOUNTED, from) - 1]?.seq ?? null)
    const first = shown[0]?.seq
    void run('older', async () => {
      await log.older()
      if (first !== undefined) setEnd(first)
    })
  }
  const behind = lines.length - to
  return (
    <div class="bench-wire">
      <Filters wanted={wanted} set={setWanted} count={lines.length} all={all.length} />
      <Trouble sentence={log.error.value ?? error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="bench-scroll" ref={box} onScroll={onScroll} tabIndex={0} aria-label="线路记录">
        {(from > 0 || log.more.value) && (
          <button type="button" class="bench-button" disabled={busy !== null} onClick={earlier}>
            {busy === null ? '更早的' : '正在读…'}
          </button>
        )}
        {lines.length === 0 && <Quiet>{all.length === 0 ? '还没有记录。' : '没有符合的记录。'}</Quiet>}
        <ol class="bench-rows">
          {shown.map((line) => (
            <Row
              key={line.seq}
              line={line}
              names={log.names.value}
              open={open.has(line.seq)}
              toggle={toggle}
            />
          ))}
        </ol>
        {behind > 0 && (
          <button
            type="button"
            class="bench-button"
            onClick={() => setEnd(lines[Math.min(lines.length, to + MOUNTED) - 1]?.seq ?? null)}
          >
            更新的（还有 {behind} 条）
          </button>
        )}
      </section>
      {end !== null && (
        <button type="button" class="bench-latest" onClick={() => setEnd(null)}>
          {behind > 0 ? `↓ 回到最新（新 ${behind} 条）` : '↓ 跟随最新'}
        </button>
      )}
    </div>
  )
}
