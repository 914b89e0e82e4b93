import type { SimFault, SimFaultEffect } from '../sandbox/contract.ts'

/** A kind of bad weather, by the rules of the sandbox that make it. */
export type Fault = { name: string; rules: readonly SimFault[] }

const LIMITED: SimFaultEffect = {
  status: 429,
  body: { code: 99991400, msg: 'request trigger frequency limit' },
  headers: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' },
}
const TOO_OFTEN: SimFaultEffect = { status: 400, body: { code: 230020, msg: 'too many requests' } }

/** The first event and the first press meet it; a rule about one kind leaves the other alone. */
const firstPush = (effect: SimFaultEffect, times?: number): SimFault[] =>
  (['event', 'callback'] as const).map((kind) => ({ when: { kind }, ...(times && { times }), effect }))

/** Each strikes as early in a step as it can, so that something of every step meets it. */
export const faults: readonly Fault[] = [
  { name: '两次 500', rules: [{ times: 2, effect: { status: 500 } }] },
  { name: '两次 429，一秒后再试', rules: [{ times: 2, effect: LIMITED }] },
  {
    name: '两次发送太快（230020）',
    rules: [{ when: { op: 'im.message.create' }, times: 2, effect: TOO_OFTEN }],
  },
  { name: '调用没有做就断开', rules: [{ times: 2, effect: { reset: true } }] },
  { name: '调用做了，回应丢失', rules: [{ times: 2, effect: { answerLost: true } }] },
  { name: '调用做了，回应只到一半', rules: [{ times: 2, effect: { truncate: true } }] },
  { name: '令牌失效，换了还失效', rules: [{ times: 3, effect: { staleToken: true } }] },
  { name: '又慢又晚', rules: [{ times: 2, effect: { delay: 150 } }, ...firstPush({ delay: 150 }, 1)] },
  { name: '每次投递三遍', rules: firstPush({ duplicate: 2 }) },
  { name: '收到了，答复丢失', rules: firstPush({ ackLost: true }, 1) },
  { name: '后来的先到', rules: firstPush({ reorder: 1 }, 1) },
  { name: '投递拆成乱序的几帧', rules: firstPush({ split: 5, shuffled: true }) },
  {
    name: '长连接断开，重连先被拒绝',
    rules: [...firstPush({ wsDrop: true }, 1), { times: 1, effect: { wsRefuse: { status: 503 } } }],
  },
]
