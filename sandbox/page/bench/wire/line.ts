import type { SimCall, SimDelivery, SimState } from '../../../contract.ts'
import { callWords, eventWords, OUTCOMES } from '../words.ts'

/** One line of the wire log. */
export type Line =
  | { kind: 'call'; seq: number; call: SimCall }
  | { kind: 'event' | 'callback'; seq: number; delivery: SimDelivery }

export const callLine = (call: SimCall): Line => ({ kind: 'call', seq: call.seq, call })
export const deliveryLine = (delivery: SimDelivery): Line => ({
  kind: delivery.kind,
  seq: delivery.seq,
  delivery,
})

/** Names for ids: people by open_id, union_id or seed id, chats by id, messages by whom they were sent to. */
export type Names = ReadonlyMap<string, string>

export const namesOf = ({ people, chats, app }: SimState): Map<string, string> =>
  new Map([
    ...people.flatMap(({ id, openId, name }): [string, string][] => [
      [id, name],
      [openId, name],
    ]),
    ...chats.map(({ id, name, kind }): [string, string] => [
      id,
      kind === 'p2p' ? name.replace(`、${app.name}`, '').replace(`${app.name}、`, '') : name,
    ]),
  ])

/** Whom a sent message went to: later calls name only the message. */
export const learnMessage = (names: Map<string, string>, { response, request }: SimCall): void => {
  const data = response?.data as { message_id?: unknown; chat_id?: unknown } | undefined
  const who = names.get(String(request?.receive_id)) ?? names.get(String(data?.chat_id))
  if (typeof data?.message_id === 'string' && who) names.set(data.message_id, who)
}

const whoOfCall = (names: Names, { path, request, query }: SimCall): string => {
  const candidates = [request?.receive_id, query.container_id, ...path.split('/')]
  return candidates.flatMap((each) => (typeof each === 'string' ? (names.get(each) ?? []) : []))[0] ?? ''
}

export const whoOf = (names: Names, line: Line): string =>
  line.kind === 'call' ? whoOfCall(names, line.call) : (names.get(line.delivery.by ?? '') ?? '')

export const titleOf = (line: Line): string =>
  line.kind === 'call' ? callWords(line.call.op) : eventWords(line.delivery.type)

export const codeOf = (line: Line): string => (line.kind === 'call' ? line.call.op : line.delivery.type)

export const warningOf = (line: Line): string | undefined => {
  if (line.kind === 'call')
    return line.call.op === 'unknown'
      ? `机器人调用了沙箱不认识的接口：${line.call.method} ${line.call.path}`
      : undefined
  const unhandled = line.delivery.attempts.some(({ warning }) => warning !== undefined)
  return unhandled ? `机器人不认识这种事件：${line.delivery.type}` : undefined
}

/** How it went, and whether it went wrong. */
export const resultOf = (line: Line): { words: string; bad: boolean } => {
  if (line.kind === 'call') {
    const { status, code, cut } = line.call
    if (status === 0) return { words: cut === 'after' ? '执行了，回应丢失' : '途中断开', bad: true }
    if (status === 200 && code === 0) return { words: '成功', bad: false }
    return { words: code === status ? String(status) : `${status} · ${code}`, bad: true }
  }
  const { state, attempts, told } = line.delivery
  if (told?.error !== undefined) return { words: '人看到了错误', bad: true }
  const last = attempts.at(-1)
  if (state === 'flying' || !last) return { words: '正在投递', bad: false }
  return { words: OUTCOMES[last.outcome], bad: last.outcome !== 'ok' }
}

/** A fault rule struck it, or one of its attempts. */
export const isStruck = (line: Line): boolean =>
  line.kind === 'call' ? line.call.fault !== undefined : line.delivery.attempts.some(({ fault }) => fault)

export const msOf = (line: Line): number | undefined =>
  line.kind === 'call' ? line.call.ms : line.delivery.attempts.at(-1)?.ms

export const retriesOf = (line: Line): number =>
  line.kind === 'call' ? 0 : Math.max(0, line.delivery.attempts.length - 1)

export const atOf = (line: Line): number => (line.kind === 'call' ? line.call.at : line.delivery.at)

export type Wanted = { text: string; kind: 'all' | Line['kind']; onlyBad: boolean }

const said = new WeakMap<object, string>()

/** Everything a line holds, for searching; written once. */
const textOf = (line: Line, names: Names): string => {
  const body = line.kind === 'call' ? line.call : line.delivery
  const known = said.get(body)
  if (known !== undefined) return known
  const text = `${titleOf(line)} ${whoOf(names, line)} ${JSON.stringify(body)}`.toLowerCase()
  said.set(body, text)
  return text
}

export const matching = (lines: readonly Line[], wanted: Wanted, names: Names): readonly Line[] => {
  const words = wanted.text.trim().toLowerCase()
  if (words === '' && wanted.kind === 'all' && !wanted.onlyBad) return lines
  return lines.filter(
    (line) =>
      (wanted.kind === 'all' || line.kind === wanted.kind) &&
      (!wanted.onlyBad || resultOf(line).bad || warningOf(line) !== undefined) &&
      (words === '' || textOf(line, names).includes(words)),
  )
}
