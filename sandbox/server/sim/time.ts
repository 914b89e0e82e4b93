import { type SimSeed, simSeeds } from '../../contract.ts'
import { parseDuration } from '../clock.ts'
import { NotPossible } from '../lookup.ts'
import type { World } from '../world.ts'
import type { Asked, Bots, Command } from './bots.ts'
import { momentOfNext } from './next.ts'

/** Real milliseconds. */
const IDLE_LIMIT = 30_000
const COMMAND_LIMIT = 120_000
const POLL = 20
/** A reset waits no longer for what is still running: it is also the way out of what never ends. */
const RESET_LIMIT = 2_000

/** Something was still running when the time was up; `running` says what. */
export class StillBusy extends Error {
  readonly running: string[]
  constructor(running: string[]) {
    super(`还没有空闲：${running.join('；')}`)
    this.running = running
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const unready = ({ bot, answer }: Asked): string[] => {
  if (answer === 'gone' || (answer !== 'timeout' && answer.idle)) return []
  const running = answer === 'timeout' ? ['没有回答 idle?'] : (answer.running ?? ['忙'])
  return running.map((what) => `${bot}: ${what}`)
}

/** What is running now, in the sandbox and in every bot; empty when nothing began while we asked. */
const stillRunning = async (world: World, bots: Bots): Promise<string[]> => {
  const before = world.busy.count()
  const own = world.busy.running()
  if (own.length > 0) return own
  const asked = await bots.askAll({ kind: 'idle?' }, IDLE_LIMIT)
  const theirs = asked.flatMap(unready)
  if (theirs.length > 0) return theirs
  const after = world.busy.running()
  return world.busy.count() === before ? after : ['刚刚有新的动作', ...after]
}

/** Waits until nothing is queued, due or in flight; throws StillBusy after 30 s. */
export const waitIdle = async (world: World, bots: Bots, limit = IDLE_LIMIT): Promise<void> => {
  const until = performance.now() + limit
  for (;;) {
    const running = await stillRunning(world, bots)
    if (running.length === 0) return
    if (performance.now() > until) throw new StillBusy(running)
    await pause(POLL)
  }
}

/** Tells every bot and waits until all have done it; a bot's own error is thrown on. */
const command = async (bots: Bots, what: Command): Promise<Asked[]> => {
  const asked = await bots.askAll(what, COMMAND_LIMIT)
  const late = asked.filter(({ answer }) => answer === 'timeout').map(({ bot }) => `${bot}: ${what.kind}`)
  if (late.length > 0) throw new StillBusy(late)
  const errors = asked.flatMap(({ bot, answer }) =>
    typeof answer === 'object' && answer.error ? [`${bot}: ${answer.error}`] : [],
  )
  if (errors.length > 0) throw new NotPossible(errors.join('；'))
  return asked
}

const setTime = async (world: World, bots: Bots, now: number): Promise<void> => {
  world.clock.set(now)
  world.store.commit({ kind: 'clock', data: { state: world.clock.state(), frozen: world.clock.frozen } })
  await command(bots, { kind: 'clock' })
  world.clock.runDue()
  await waitIdle(world, bots)
}

/** `to`: ISO, or `next`: to what falls due next. */
export type TimeShift = { advance?: string; to?: string }

const target = (world: World, { advance, to }: TimeShift): number => {
  const now = world.clock.now()
  const step = advance === undefined ? undefined : parseDuration(advance)
  const at = to === undefined ? step !== undefined && now + step : Date.parse(to)
  if (at === false || Number.isNaN(at))
    throw new NotPossible('时间要写成 {"advance":"5d"} 或 {"to":"2026-05-01T09:00:00+08:00"}')
  if (at < now) throw new NotPossible('时间不能倒退')
  return at
}

/**
 * Moves the tenant's clock, stopping at every time at which the sandbox itself has something due, so that
 * a retry happens at its own hour. Answers once all bots have run what became due and everything is idle.
 */
export const moveClock = async (world: World, bots: Bots, shift: TimeShift): Promise<string> => {
  const to = shift.to === 'next' ? await momentOfNext(world, bots) : target(world, shift)
  await waitIdle(world, bots)
  for (let due = world.clock.nextDue(); due !== undefined && due < to; due = world.clock.nextDue()) {
    await setTime(world, bots, Math.max(due, world.clock.now()))
  }
  await setTime(world, bots, Math.max(to, world.clock.now()))
  return new Date(world.clock.now()).toISOString()
}

const seedOf = (name: string): SimSeed => {
  const known = simSeeds.find((seed) => seed === name)
  if (!known) throw new NotPossible(`没有“${name}”这个开头，可以用的有：${simSeeds.join('、')}`)
  return known
}

const momentOf = (at: string): number => {
  const moment = Date.parse(at)
  if (Number.isNaN(moment)) throw new NotPossible('时间要写成 {"at":"2026-03-02T09:00:00+08:00"}')
  return moment
}

/** `at`: the tenant's time afterwards (ISO), which may lie back; without it the time of the first start. */
export type Reset = { seed: string; at?: string }
/** Starts the tenant anew, at a time in epoch milliseconds. */
export type Fresh = (seed: SimSeed, at?: number) => void

/**
 * A fresh tenant, and every bot's database filled with this seed. The time goes with that command and not before it:
 * a bot must not do on the way there what was due in the tenant that is forgotten.
 * @returns the new one-time code of a bot that has nobody among its staff
 */
export const resetAll = async (
  world: World,
  bots: Bots,
  { seed: name, at, fresh }: Reset & { fresh: Fresh },
): Promise<{ code?: string }> => {
  const seed = seedOf(name)
  const moment = at === undefined ? undefined : momentOf(at)
  // What is in hands would otherwise arrive in the new tenant.
  await waitIdle(world, bots, RESET_LIMIT).catch(() => {})
  world.clock.clear()
  fresh(seed, moment)
  const asked = await command(bots, { kind: 'reset', seed })
  await waitIdle(world, bots)
  const codes = asked.flatMap(({ answer }) => (typeof answer === 'object' ? (answer.code ?? []) : []))
  return codes[0] === undefined ? {} : { code: codes[0] }
}
