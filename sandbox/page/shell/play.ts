import { signal } from '@preact/signals'
import type { SimAct, SimPlay } from '../../contract.ts'
import { ask, get, post } from '../api.ts'
import { onTrigger } from './live.ts'
import { go, onVisit, route } from './route.ts'
import { showError } from './toasts.ts'

/** The feed's `play` entries also say what somebody is about to do. */
type Acted = SimPlay & Partial<SimAct>

/** The demo that is being played on this sandbox, and what it does right now. */
export const play = signal<Acted>({ state: 'absent', speed: 1 })
/** The page goes where somebody acts, until the visitor goes somewhere else. */
export const following = signal(true)

export const isPlaying = ({ state }: Acted): boolean => state === 'playing' || state === 'paused'

const follow = ({ actor, chat }: Acted): void => {
  if (!following.peek() || !actor || !chat) return
  go({ as: actor, chat, people: false }, 'replace')
}

const hear = (now: Acted): void => {
  const began = isPlaying(now) && !isPlaying(play.peek())
  if (began) following.value = true
  play.value = now
  if (isPlaying(now)) follow(now)
}

const attempt = async (call: Promise<unknown>): Promise<void> => {
  await call.catch((error) => showError(route.peek().as, error))
}

export const startPlaying = (): Promise<void> => attempt(post('/play', { speed: 1 }))
export const stopPlaying = (): Promise<void> => attempt(ask('DELETE', '/play'))
export const pace = (change: { speed?: number; paused?: boolean }): Promise<void> =>
  attempt(post('/play/pace', change))

export const followAgain = (): void => {
  following.value = true
  follow(play.peek())
}

/** Learns whether there is a demo, and hears of what it does from then on. */
export const startPlay = (): void => {
  onTrigger(({ kind, data }) => {
    if (kind === 'play') hear(data as Acted)
  })
  onVisit(() => {
    if (isPlaying(play.peek())) following.value = false
  })
  get<SimPlay>('/play')
    .then(hear)
    .catch(() => {})
}
