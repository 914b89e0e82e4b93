import type { NewFault } from './faults.ts'
import { findGroup, findPerson, NotPossible } from './lookup.ts'
import type { FaultEffect } from './model.ts'
import type { State } from './state.ts'

/** What a rule can strike: a call of the bot, a push to it, the opening of a long connection. */
export type Side = 'call' | 'push' | 'line'

/** The two steps of opening a long connection, as `when.op` names them. */
export const LINE_OPS = ['ws.discovery', 'ws.handshake'] as const

const SIDES: Record<keyof FaultEffect, readonly Side[]> = {
  delay: ['call', 'push', 'line'],
  status: ['call'],
  body: ['call'],
  headers: ['call'],
  reset: ['call'],
  answerLost: ['call'],
  truncate: ['call'],
  staleToken: ['call'],
  drop: ['push'],
  ackLost: ['push'],
  duplicate: ['push'],
  reorder: ['push'],
  split: ['push'],
  shuffled: ['push'],
  wsDrop: ['push'],
  halfOpen: ['push'],
  wsRefuse: ['line'],
}

const NAMES: Record<Side, string> = { call: '机器人的调用', push: '事件和回调的投递', line: '长连接的建立' }

const isLineOp = (op: string) => LINE_OPS.some((each) => each === op)

/** What `op` is: none for a push. */
export const sideOf = (op: string | undefined): Side => {
  if (op === undefined) return 'push'
  return isLineOp(op) ? 'line' : 'call'
}

/** The sides that all effects of a rule belong to. */
export const sidesOf = (effect: FaultEffect): Side[] => {
  const keys = Object.keys(effect) as (keyof FaultEffect)[]
  return (['call', 'push', 'line'] as const).filter((side) => keys.every((key) => SIDES[key]?.includes(side)))
}

type Check = { holds: (value: unknown) => boolean; words: string }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const whole = (from: number, to: number): Check => ({
  holds: (value) => Number.isInteger(value) && Number(value) >= from && Number(value) <= to,
  words: `一个 ${from} 到 ${to} 的整数`,
})
const yes: Check = { holds: (value) => value === true, words: 'true（不要就不写）' }
const text: Check = { holds: (value) => typeof value === 'string' && value !== '', words: '一段文字' }

/** Real milliseconds; longer than ten minutes is no delay but a silence. */
const WAIT = whole(0, 600_000)

const EFFECTS: Record<keyof FaultEffect, Check> = {
  delay: WAIT,
  status: whole(200, 599),
  body: { holds: isRecord, words: '一个 JSON 对象' },
  headers: {
    holds: (value) => isRecord(value) && Object.values(value).every((each) => typeof each === 'string'),
    words: '一个 JSON 对象，值都是文字',
  },
  reset: yes,
  answerLost: yes,
  truncate: yes,
  staleToken: yes,
  drop: yes,
  ackLost: yes,
  duplicate: whole(1, 20),
  reorder: whole(1, 20),
  split: whole(1, 1000),
  shuffled: yes,
  wsDrop: yes,
  halfOpen: yes,
  wsRefuse: {
    holds: (value) =>
      isRecord(value) &&
      whole(400, 599).holds(value.status) !== (Number.isInteger(value.code) && value.code !== 0),
    words: '{"status": 400 到 599} 或 {"code": 平台的错误码}',
  },
}

const WHEN: Record<keyof NewFault['when'], Check> = {
  op: text,
  method: text,
  path: text,
  event_type: text,
  kind: { holds: (value) => value === 'event' || value === 'callback', words: 'event 或 callback' },
  user: text,
  chat: text,
}

const RULE: Record<keyof Omit<NewFault, 'when' | 'effect'>, Check> = {
  times: whole(1, 1_000_000),
  probability: {
    holds: (value) => typeof value === 'number' && value > 0 && value <= 1,
    words: '大于 0、不大于 1 的数',
  },
  seed: { holds: Number.isInteger, words: '一个整数' },
  lasts: whole(1, 86_400_000),
  since: { holds: Number.isInteger, words: '一个整数' },
  scenario: text,
}

/** Every key known, every value of its kind. */
const checkAll = (given: Record<string, unknown>, checks: Record<string, Check>, where: string): void => {
  for (const [key, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined
    if (!check)
      throw new NotPossible(
        `故障规则的 ${where} 里没有“${key}”，可以用的有：${Object.keys(checks).join('、')}`,
      )
    if (!check.holds(value)) throw new NotPossible(`故障规则的 ${where}.${key} 要是${check.words}`)
  }
}

/** Effects that say what becomes of a call or a push: one rule names one of them. */
const FATES: (keyof FaultEffect)[][] = [
  ['status', 'reset', 'answerLost', 'truncate', 'staleToken'],
  ['drop', 'ackLost', 'wsDrop', 'halfOpen'],
]
/** Effects that mean nothing without another. */
const NEEDS: [keyof FaultEffect, keyof FaultEffect][] = [
  ['body', 'status'],
  ['headers', 'status'],
  ['shuffled', 'split'],
]

const checkTogether = (effect: FaultEffect): void => {
  for (const fates of FATES) {
    const named = fates.filter((key) => effect[key] !== undefined)
    if (named.length > 1) throw new NotPossible(`${named.join(' 和 ')} 不能写在一条故障规则里`)
  }
  for (const [key, other] of NEEDS)
    if (effect[key] !== undefined && effect[other] === undefined)
      throw new NotPossible(`${key} 要和 ${other} 一起写`)
}

/** A rule that can never strike is a mistake of whoever wrote it. */
const checkSides = ({ when, effect }: NewFault): void => {
  const sides = sidesOf(effect)
  if (sides.length === 0) throw new NotPossible(`${Object.keys(effect).join(' 和 ')} 不能写在一条故障规则里`)
  const isOfCalls = (when.method ?? when.path) !== undefined
  const isOfPushes = (when.event_type ?? when.kind) !== undefined
  const meant = when.op !== undefined ? sideOf(when.op) : isOfCalls ? 'call' : isOfPushes ? 'push' : undefined
  if (meant && isOfPushes && meant !== 'push')
    throw new NotPossible('when 里不能既说机器人的调用，又说事件或回调')
  if (meant && !sides.includes(meant))
    throw new NotPossible(
      `${Object.keys(effect).join('、')} 用于${NAMES[sides[0] ?? 'call']}，而 when 说的是${NAMES[meant]}`,
    )
  if (effect.wsRefuse && 'code' in effect.wsRefuse && when.op === 'ws.handshake')
    throw new NotPossible('wsRefuse.code 只用于 ws.discovery，握手只能用 status 拒绝')
}

const checkNamed = (state: State, { user, chat }: NewFault['when']): void => {
  if (user !== undefined && !findPerson(state, user))
    throw new NotPossible(`故障规则的 when.user：没有“${user}”这个人`)
  if (chat !== undefined && !state.chats.has(chat) && !findGroup(state, chat))
    throw new NotPossible(`故障规则的 when.chat：没有“${chat}”这个会话`)
}

/**
 * The rule as it was given, when it makes sense.
 * @param ops what `when.op` may name besides the opening of a connection
 * @throws NotPossible with a Chinese sentence that names what is wrong
 */
export const checkedRule = (
  given: Record<string, unknown>,
  state: State,
  ops: readonly string[],
): NewFault => {
  const { when = {}, effect, ...rest } = given
  if (!isRecord(when)) throw new NotPossible('故障规则的 when 要是一个 JSON 对象')
  if (!isRecord(effect) || Object.keys(effect).length === 0) throw new NotPossible('故障规则缺少 effect')
  checkAll(rest, RULE, '规则')
  checkAll(when, WHEN, 'when')
  checkAll(effect, EFFECTS, 'effect')
  const rule = { ...rest, when, effect } as NewFault
  const { op } = rule.when
  if (op !== undefined && !isLineOp(op) && !ops.includes(op))
    throw new NotPossible(`故障规则的 when.op：没有“${op}”这个接口`)
  checkTogether(rule.effect)
  checkSides(rule)
  checkNamed(state, rule.when)
  return rule
}
