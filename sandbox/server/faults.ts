import { findPerson } from './lookup.ts'
import type { FaultRule } from './model.ts'
import type { World } from './world.ts'

/** What is happening now, to be compared with a rule's `when`. */
export type Moment = {
  op?: string
  method?: string
  path?: string
  event_type?: string
  user?: string
  chat?: string
}

const KEYS = ['op', 'method', 'path', 'event_type', 'user', 'chat'] as const

const matches = (world: World, rule: FaultRule, moment: Moment): boolean =>
  KEYS.every((key) => {
    const wanted = rule.when[key]
    if (wanted === undefined) return true
    const person = key === 'user' ? findPerson(world.store.state, wanted)?.id : undefined
    return moment[key] === (person ?? wanted)
  })

const isSpent = (rule: FaultRule) => rule.times !== undefined && rule.used >= rule.times

/** A rule about one side never strikes the other, even when its `when` is empty. */
const belongs = (rule: FaultRule, moment: Moment) =>
  moment.op === undefined
    ? rule.effect.status === undefined && !rule.effect.reset && !rule.effect.staleToken
    : rule.effect.duplicate === undefined && rule.when.event_type === undefined

/** The first rule that strikes now, counted as used. */
export const takeFault = (world: World, moment: Moment): FaultRule | undefined => {
  const rule = world.store.state.faults.find(
    (each) =>
      !isSpent(each) &&
      belongs(each, moment) &&
      matches(world, each, moment) &&
      Math.random() < (each.probability ?? 1),
  )
  if (rule) world.store.commit({ kind: 'fault-used', data: { id: rule.id } })
  return rule
}
