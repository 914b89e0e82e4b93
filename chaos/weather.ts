import { createHash } from 'node:crypto'
import type { SimFault } from '../sandbox/contract.ts'

const SHARE = 0.05
/** Milliseconds from the beginning of an act to its kill: before it arrives, in the middle of it, or long after. */
const LATEST_KILL = 150

/** Evenly spread over 0 to 1, always the same for one seed and one name. */
const drawn = (seed: number, name: string): number =>
  createHash('sha256').update(`${seed}/${name}`).digest().readUInt32BE(0) / 2 ** 32

type Named = { name: string; rule: Pick<SimFault, 'when' | 'effect'> }

const calls: readonly Named[] = [
  { name: '500', rule: { effect: { status: 500 } } },
  {
    name: '429',
    rule: {
      effect: {
        status: 429,
        body: { code: 99991400, msg: 'request trigger frequency limit' },
        headers: { 'x-ogw-ratelimit-reset': '1' },
      },
    },
  },
  {
    name: '230020',
    rule: {
      when: { op: 'im.message.create' },
      effect: { status: 400, body: { code: 230020, msg: 'too many requests' } },
    },
  },
  { name: '断开', rule: { effect: { reset: true } } },
  { name: '回应丢失', rule: { effect: { answerLost: true } } },
  { name: '回应只到一半', rule: { effect: { truncate: true } } },
  { name: '令牌失效', rule: { effect: { staleToken: true } } },
  { name: '调用晚', rule: { effect: { delay: 200 } } },
  { name: '重连被拒绝', rule: { effect: { wsRefuse: { status: 503 } } } },
]

const pushes = (['event', 'callback'] as const).flatMap((kind): Named[] => {
  const of = (what: string) => `${kind === 'event' ? '事件' : '回调'}${what}`
  const when = { kind }
  return [
    { name: of('晚'), rule: { when, effect: { delay: 200 } } },
    { name: of('重复'), rule: { when, effect: { duplicate: 1 } } },
    { name: of('丢失'), rule: { when, effect: { drop: true } } },
    { name: of('答复丢失'), rule: { when, effect: { ackLost: true } } },
    { name: of('乱序'), rule: { when, effect: { reorder: 1 } } },
    { name: of('拆帧'), rule: { when, effect: { split: 4, shuffled: true } } },
    { name: of('断线'), rule: { when, effect: { wsDrop: true } } },
  ]
})

export const weather: readonly Named[] = [...calls, ...pushes]

/** Five of a hundred of each fault, drawn by the seed. */
export const stormy = (seed: number): SimFault[] =>
  weather.map(({ name, rule }) => ({
    ...rule,
    probability: SHARE,
    seed: Math.floor(drawn(seed, name) * 1_000_000_000),
  }))

/** So many different acts of so many, and how long after its beginning each is cut short. */
export const killings = (
  seed: number,
  { kills, acts }: { kills: number; acts: number },
): Map<number, number> => {
  const order = Array.from({ length: acts }, (_, index) => index + 1)
    .map((act) => ({ act, lot: drawn(seed, `act ${act}`) }))
    .sort((one, other) => one.lot - other.lot)
  const chosen = order.slice(0, kills).map(({ act }) => act)
  return new Map(chosen.map((act) => [act, Math.floor(drawn(seed, `delay ${act}`) * LATEST_KILL)]))
}
