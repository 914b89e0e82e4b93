import { useEffect, useState } from 'preact/hooks'
import '../style/stories.css'
import { FirstMinute } from './first-minute.tsx'
import { Guide } from './guide.tsx'
import { sampleFile } from './sample-file.ts'
import { begin, behind, firstMinuteClosed, isSpent, tale } from './state.ts'
import type { Place, Tale } from './tales.ts'

/** What the stories need of the page around them. */
export type StoriesProps = {
  here: Place
  /** the moment the tenant began with; see `GET /_sim/state` */
  seed: string
  goTo: (place: Place) => void
  /** both sides afresh; resolves when they stand */
  reset: (seed: Tale['seed']) => Promise<void>
  send: (place: Place, file: File) => Promise<void>
  menu: (person: string, key: string) => Promise<void>
  /** writes into the newest card that asks for it; false while there is none */
  fill: (place: Place, example: Readonly<Record<string, string>>) => boolean
  /** `seq` of the last thing that happened */
  seq: () => number
  tell: (kind: 'info' | 'error', sentence: string) => void
}

/** What the page is busy with, said where it was asked for. */
const Busy = ({ note }: { note: string }) => (
  <p class="story story-busy" role="status">
    {note}
  </p>
)

/** The first minute and the guided stories, above the conversation. */
export const Stories = (props: StoriesProps) => {
  const { here, goTo, reset, send, menu, fill, seed, seq, tell } = props
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState('')
  const [visited, setVisited] = useState('')
  const now = tale.value
  const next = now?.steps[behind.value]

  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      tell('error', error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
      setNote('')
    }
  }
  const start = (wanted: Tale) =>
    doing(async () => {
      // Whoever has tried something already keeps it: only another moment, or the same story again, needs another tenant.
      if (seed !== wanted.seed || isSpent(wanted.id)) {
        setNote('正在准备这个故事，要几秒钟…')
        await reset(wanted.seed)
      }
      begin(wanted.id, seq())
      const [first] = wanted.steps
      if (first) goTo(first.at)
    })
  const sendSample = () =>
    doing(async () => {
      const at = next?.sample ? next.at : { person: 'zhoumin', chat: 'bot' }
      goTo(at)
      await send(at, await sampleFile())
    })
  const fillExample = () => {
    if (!next?.example) return
    goTo(next.at)
    if (!fill(next.at, next.example)) tell('info', '表还没有到，请稍等一下再按')
  }
  const finish = (over: Tale) =>
    doing(async () => {
      goTo(over.end.at)
      if (over.end.menu) await menu(over.end.at.person, over.end.menu)
    })

  // The story goes where its next step is; once, so that whoever looks elsewhere is left alone.
  const place = next ? `${next.at.person}/${next.at.chat}` : ''
  useEffect(() => {
    if (next && behind.value > 0) goTo(next.at)
  }, [place])

  const atEnd = now !== null && !next && here.person === now.end.at.person
  useEffect(() => {
    if (atEnd && now) setVisited(now.id)
  }, [atEnd, now])

  if (note) return <Busy note={note} />
  if (now) {
    return (
      <Guide
        tale={now}
        busy={busy}
        seen={atEnd}
        visited={atEnd || visited === now.id}
        send={sendSample}
        fill={fillExample}
        finish={() => finish(now)}
        start={start}
      />
    )
  }
  if (firstMinuteClosed.value) return null
  return <FirstMinute person={here.person} busy={busy} send={sendSample} start={start} />
}
