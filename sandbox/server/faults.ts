import { createHash } from 'node:crypto'
import { sideOf, sidesOf } from './fault-rules.ts'
import { newId } from './ids.ts'
import { findGroup, findPerson } from './lookup.ts'
import type { FaultEffect, FaultRule } from './model.ts'
import type { World } from './world.ts'

/** What is happening now, to be compared with a rule's `when`. */
export type Moment = {
  op?: string
  method?: string
  path?: string
  event_type?: string
  kind?: 'event' | 'callback'
  user?: string
  chat?: string
}

const KEYS = ['op', 'method', 'path', 'event_type', 'kind', 'user', 'chat'] as const

/** People by name too, groups by name or seed id. */
const meant = (world: World, key: (typeof KEYS)[number], wanted: string): string | undefined => {
  const { state } = world.store
  if (key === 'user') return findPerson(state, wanted)?.id
  return key === 'chat' ? findGroup(state, wanted)?.id : undefined
}

const matches = (world: World, rule: FaultRule, moment: Moment): boolean =>
  KEYS.every((key) => {
    const wanted = rule.when[key]
    return wanted === undefined || moment[key] === (meant(world, key, wanted) ?? wanted)
  })

const isSpent = ({ times, used, lasts, since = 0 }: FaultRule) =>
  (times !== undefined && used >= times) || (lasts !== undefined && Date.now() >= since + lasts)

/**
 * A rule about one side never strikes another, even when its `when` is empty; and what delays everything does not
 * delay the opening of a connection unless it says so.
 */
const belongs = ({ when, effect }: FaultRule, { op }: Moment) => {
  const side = sideOf(op)
  return (
    sidesOf(effect).includes(side) && (side !== 'line' || when.op === op || effect.wsRefuse !== undefined)
  )
}

/** A handshake has no answer to put a code of the platform into. */
const fits = ({ effect: { wsRefuse } }: FaultRule, { op }: Moment) =>
  wsRefuse === undefined || 'status' in wsRefuse || op !== 'ws.handshake'

/** Evenly spread over 0 to 1, and always the same for one seed and one draw. */
const drawn = (seed: number, draw: number): number =>
  createHash('sha256').update(`${seed}:${draw}`).digest().readUInt32BE(0) / 2 ** 32

/** Draws are counted in the journal, so that a restarted sandbox goes on with the next one. */
const strikes = (world: World, rule: FaultRule): boolean => {
  const { id, probability = 1, seed = 1, used, missed = 0 } = rule
  const struck = probability >= 1 || drawn(seed, used + missed) < probability
  world.store.commit({ kind: struck ? 'fault-used' : 'fault-missed', data: { id } })
  return struck
}

const onlyDelays = ({ effect }: FaultRule) =>
  effect.delay !== undefined && Object.keys(effect).every((key) => key === 'delay')

/** What strikes one call or delivery, and the names of the scenarios it came from. */
export type Fault = { effect: FaultEffect; scenarios: string[] }

/**
 * The first rule that strikes now, counted as used. A rule that only delays lets the next ones strike too:
 * a slow Feishu may be a failing one as well.
 */
export const takeFault = (world: World, moment: Moment): Fault | undefined => {
  const taken: FaultRule[] = []
  for (const rule of world.store.state.faults) {
    if (isSpent(rule) || !belongs(rule, moment) || !fits(rule, moment) || !matches(world, rule, moment))
      continue
    if (!strikes(world, rule)) continue
    taken.push(rule)
    if (!onlyDelays(rule)) break
  }
  if (taken.length === 0) return undefined
  const delay = taken.reduce((sum, { effect }) => sum + (effect.delay ?? 0), 0)
  const effect = { ...taken.at(-1)?.effect, ...(delay > 0 && { delay }) }
  return { effect, scenarios: [...new Set(taken.flatMap(({ scenario }) => scenario ?? []))] }
}

export type NewFault = Omit<FaultRule, 'id' | 'used' | 'missed'>

/** Without a seed of its own, a rule draws by its place in the list. */
export const addFault = (world: World, rule: NewFault): { id: string } => {
  const id = newId.rule()
  const seed = rule.seed ?? world.store.state.faults.length + 1
  const since = Date.now()
  world.store.commit({ kind: 'fault', data: { ...rule, seed, since, id, used: 0, missed: 0 } })
  return { id }
}
