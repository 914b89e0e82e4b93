import { expect, test } from 'vitest'
import type { SimFault } from '../../sandbox/contract.ts'
import { ruleWords } from '../../sandbox/page/bench/rule-words.ts'
import { startTenant } from '../support/tenant.ts'

/** What nobody could mean, and the sentence that says so. */
const REFUSED: [rule: unknown, sentence: string][] = [
  [{ when: {} }, '故障规则缺少 effect'],
  [{ effect: {} }, '故障规则缺少 effect'],
  [{ effect: { explode: true } }, '故障规则的 effect 里没有“explode”'],
  [{ effect: { constructor: true } }, '故障规则的 effect 里没有“constructor”'],
  [{ effect: { status: 99 } }, '故障规则的 effect.status 要是一个 200 到 599 的整数'],
  [{ effect: { delay: '1s' } }, '故障规则的 effect.delay 要是一个 0 到 600000 的整数'],
  [{ effect: { reset: false } }, '故障规则的 effect.reset 要是true（不要就不写）'],
  [{ effect: { wsRefuse: {} } }, '故障规则的 effect.wsRefuse 要是{"status": 400 到 599}'],
  [{ effect: { wsRefuse: { status: 503, code: 1 } } }, '故障规则的 effect.wsRefuse 要是'],
  [{ effect: { body: { code: 1 } } }, 'body 要和 status 一起写'],
  [{ effect: { shuffled: true } }, 'shuffled 要和 split 一起写'],
  [{ effect: { reset: true, answerLost: true } }, 'reset 和 answerLost 不能写在一条故障规则里'],
  [{ effect: { status: 500, duplicate: 1 } }, 'status 和 duplicate 不能写在一条故障规则里'],
  [{ effect: { reset: true }, times: 0 }, '故障规则的 规则.times 要是一个 1 到'],
  [{ effect: { reset: true }, probability: 5 }, '故障规则的 规则.probability 要是大于 0、不大于 1 的数'],
  [{ effect: { reset: true }, how: 'often' }, '故障规则的 规则 里没有“how”'],
  [{ effect: { reset: true }, when: { op: 'im.message.creat' } }, '没有“im.message.creat”这个接口'],
  [{ effect: { reset: true }, when: { user: '赵钱孙' } }, '没有“赵钱孙”这个人'],
  [{ effect: { drop: true }, when: { chat: '没有的群' } }, '没有“没有的群”这个会话'],
  [{ effect: { drop: true }, when: { kind: 'call' } }, 'when.kind 要是event 或 callback'],
  [
    { effect: { reset: true }, when: { kind: 'event' } },
    'reset 用于机器人的调用，而 when 说的是事件和回调的投递',
  ],
  [
    { effect: { duplicate: 1 }, when: { op: 'im.message.create' } },
    'duplicate 用于事件和回调的投递，而 when 说的是机器人的调用',
  ],
  [
    { effect: { status: 503 }, when: { op: 'ws.discovery' } },
    'status 用于机器人的调用，而 when 说的是长连接的建立',
  ],
  [
    { effect: { wsRefuse: { code: 514 } }, when: { op: 'ws.handshake' } },
    'wsRefuse.code 只用于 ws.discovery',
  ],
]

test('a rule that is unknown, nonsense or could never strike is refused in a sentence, and none is added', async () => {
  const { sandbox, sim } = await startTenant()
  for (const [rule, sentence] of REFUSED) {
    const answer = await fetch(`${sandbox.url}/_sim/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rule),
    })
    const { error } = (await answer.json()) as { error?: string }
    expect([rule, answer.status, error]).toEqual([rule, 400, expect.stringContaining(sentence)])
  }
  expect((await sim.scenarios()).rules).toEqual([])
})

const WORDS: [rule: SimFault, words: string][] = [
  [{ effect: { answerLost: true } }, '每次 · 执行了，回应丢失'],
  [{ effect: { truncate: true }, when: { op: 'im.message.create' } }, '“发送消息” · 执行了，回应只到一半'],
  [{ effect: { reset: true }, probability: 0.05 }, '每次 · 5% · 途中断开，没有执行'],
  [{ effect: { drop: true }, when: { kind: 'event' } }, '每个事件 · 途中丢失'],
  [{ effect: { ackLost: true }, when: { kind: 'callback' } }, '每个回调 · 送到了，回答丢失'],
  [
    { effect: { reorder: 2, split: 5, shuffled: true }, when: { user: '周敏' } },
    '给 周敏 的 · 让后来的 2 个先到、拆成 5 帧、打乱顺序',
  ],
  [{ effect: { halfOpen: true } }, '每次 · 长连接假死'],
  [
    { effect: { wsRefuse: { status: 503 } }, when: { op: 'ws.handshake' }, lasts: 60_000 },
    '“建立长连接” · 60 秒内 · 拒绝长连接（HTTP 503）',
  ],
]

test('every rule is said in words at the workbench', async () => {
  const { sim } = await startTenant()
  for (const [rule] of WORDS) await sim.fault(rule)
  expect((await sim.scenarios()).rules.map(ruleWords)).toEqual(WORDS.map(([, words]) => words))
})

test('a rule that lasts a while is over by itself', async () => {
  const { sim, client } = await startTenant()
  await sim.fault({ effect: { status: 500 }, lasts: 300 })
  const status = () =>
    client.im.v1.chat.list().then(
      () => 200,
      (error: { response?: { status: number } }) => error.response?.status,
    )
  expect(await status()).toBe(500)
  await expect.poll(status, { timeout: 3000 }).toBe(200)
})
