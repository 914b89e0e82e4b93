import type { SimPlay, SimTold } from '../../contract.ts'
import { chatOf, NotPossible, personOf } from '../lookup.ts'
import type { Store } from '../store.ts'

/**
 * Starts the story as a program of its own, which does over `/_sim` what people do at the page.
 * `ended` is told once when it ends by itself, with a Chinese sentence when it broke off; `stop` ends it at once.
 */
export type StartPlay = (
  url: string,
  ended: (why?: string) => void,
) => {
  stop: () => Promise<void>
}

export type Player = ReturnType<typeof createPlayer>

/** Without `start` this sandbox has no story; `url` is known once it listens. */
export type Story = { start: StartPlay | undefined; url: () => string }

type Pace = { speed?: number; paused?: boolean }

/** Slower than this nobody waits for, faster than this nobody sees. */
const SLOWEST = 0.25
const FASTEST = 100

const checked = (speed: number): number => {
  if (speed >= SLOWEST && speed <= FASTEST) return speed
  throw new NotPossible(`速度要在 ${SLOWEST} 和 ${FASTEST} 之间`)
}

const isOn = ({ state }: SimPlay): boolean => state === 'playing' || state === 'paused'

/** What was being told: a new chapter ends the line before it; people and chats by their ids. */
const heard = ({ state }: Store, told: SimTold): Partial<SimPlay> & Record<string, unknown> => {
  if ('chapter' in told) return { chapter: told.chapter, line: undefined }
  if ('line' in told) return { line: told.line }
  const { actor, chat, ...act } = told
  if (actor === undefined) return act
  const person = personOf(state, actor)
  return { ...act, actor: person.id, chat: chatOf(state, person, chat ?? 'bot').id }
}

/**
 * The story played on this sandbox, slowly, for somebody who looks at the page. Whatever it tells goes into the feed
 * as `play` entries; the story itself asks for the pace and waits between two acts.
 * @param empty a fresh tenant with an empty database at a time (ISO); answers with the bot's one-time code
 */
export const createPlayer = (
  store: Store,
  { start, url }: Story,
  empty: (at?: string) => Promise<{ code?: string }>,
) => {
  let now: SimPlay = { state: start ? 'idle' : 'absent', speed: 1 }
  let running: ReturnType<StartPlay> | undefined

  /** `act` belongs to this one entry, the rest stays until it is told otherwise. */
  const enter = (change: Partial<SimPlay>, act: Record<string, unknown> = {}): SimPlay => {
    now = { ...now, ...change }
    store.commit({ kind: 'play', data: { ...now, ...act } })
    return now
  }
  const mustBeOn = () => {
    if (!isOn(now)) throw new NotPossible('现在没有在播放的演示')
  }
  // The program before was stopped or killed in the middle of a story that nobody goes on with.
  const last = store.entries(0).findLast((entry) => entry.kind === 'play')
  if (last?.kind === 'play' && isOn(last.data)) enter({})

  const stop = async (): Promise<SimPlay> => {
    const stopped = running
    running = undefined
    await stopped?.stop()
    return isOn(now) ? enter({ state: 'idle' }) : now
  }

  return {
    look: (): SimPlay => now,
    start: ({ speed = 1 }: { speed?: number }): SimPlay => {
      if (!start) throw new NotPossible('这个沙箱没有带演示')
      if (isOn(now)) throw new NotPossible('演示正在播放，请先停止')
      now = { state: 'playing', speed: checked(speed) }
      const begun = start(url(), (why) => {
        if (running !== begun) return
        running = undefined
        enter(why === undefined ? { state: 'ended' } : { state: 'failed', error: `演示中断了：${why}` })
      })
      running = begun
      return enter({})
    },
    stop,
    pace: ({ speed, paused }: Pace): SimPlay => {
      mustBeOn()
      return enter({
        ...(speed !== undefined && { speed: checked(speed) }),
        ...(paused !== undefined && { state: paused ? 'paused' : 'playing' }),
      })
    },
    /** The story's first call: the empty tenant it begins in. */
    stage: async (at?: string): Promise<{ code?: string }> => {
      mustBeOn()
      const answer = await empty(at)
      // The reset forgot the entries before it.
      enter({})
      return answer
    },
    told: (told: SimTold): void => {
      mustBeOn()
      const { chapter, line, ...act } = heard(store, told)
      enter('act' in told ? {} : { chapter: chapter ?? now.chapter, line }, act)
    },
  }
}
