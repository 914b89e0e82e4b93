import { addFault, type NewFault } from './faults.ts'
import { NotPossible } from './lookup.ts'
import type { World } from './world.ts'

/** A kind of bad weather that can be switched on: what happens, and what a good bot does about it. */
export type Scenario = {
  name: string
  title: string
  happens: string
  expected: string
  rules: Omit<NewFault, 'scenario' | 'seed'>[]
}

/** As the platform words an overload (feishu.md 5); the bot is to wait as long as the header says. */
const LIMITED = {
  status: 429,
  body: { code: 99991400, msg: 'request trigger frequency limit' },
  headers: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' },
}
const BROKEN = { status: 500, body: { code: 2200, msg: 'internal error' } }
/** Under the 3 s within which a person's press must be answered (feishu.md 2.1), so that only calls are late. */
const SLOW = 1500

export const scenarios: Scenario[] = [
  {
    name: 'slow',
    title: '飞书很慢',
    happens: '机器人的每次调用都晚 1.5 秒才有回应，事件晚 0.5 秒送到。',
    expected: '先回应按按钮的人，慢的事放到后面做；没有一次点击超过 3 秒。',
    rules: [
      { when: { kind: 'event' }, effect: { delay: 500 } },
      { when: { kind: 'callback' }, effect: { delay: 500 } },
      { when: {}, effect: { delay: SLOW } },
    ],
  },
  {
    name: 'limited',
    title: '限流 429',
    happens: '三成调用被拒绝：HTTP 429、99991400，要求 1 秒后再试。',
    expected: '按响应头等够时间再试，同一条消息用同一个 uuid，最后一条不少、一条不多。',
    rules: [{ when: {}, probability: 0.3, effect: LIMITED }],
  },
  {
    name: 'errors',
    title: '服务器错误',
    happens: '两成调用得到 HTTP 500，没有执行。',
    expected: '稍后重试；按按钮的人得到一句明白话，填好的内容不丢。',
    rules: [{ when: {}, probability: 0.2, effect: BROKEN }],
  },
  {
    name: 'broken',
    title: '网络断断续续',
    happens: '两成调用在途中断开，没有执行；一成事件在投递时长连接断开，按退避时间再投。',
    expected: '自己重新连上；不知道成功与否的调用用同一个 uuid 再试，不重复发消息。',
    rules: [
      { when: {}, probability: 0.2, effect: { reset: true } },
      { when: { kind: 'event' }, probability: 0.1, effect: { wsDrop: true } },
    ],
  },
  {
    name: 'answers-lost',
    title: '回应丢失',
    happens:
      '一成调用执行了却断开，没有回应，5% 的回应只到一半；一成事件和回调机器人收到了，它的回答却丢了，事件会再送来。',
    expected: '不当作没有执行：用同一个 uuid 再试，同一个事件、同一次按按钮只算一次。',
    rules: [
      { when: {}, probability: 0.1, effect: { answerLost: true } },
      { when: {}, probability: 0.05, effect: { truncate: true } },
      { when: {}, probability: 0.1, effect: { ackLost: true } },
    ],
  },
  {
    name: 'duplicates',
    title: '事件重复投递',
    happens: '每个事件都送两遍，event_id 相同；回调不重复。',
    expected: '按 event_id 去重：只处理一遍，只答一次。',
    rules: [{ when: { kind: 'event' }, effect: { duplicate: 1 } }],
  },
  {
    name: 'disorder',
    title: '事件乱序',
    happens: '三成事件让后来的先到，内容拆成五帧、顺序打乱；一成事件在途中丢失，15 秒后再投。',
    expected: '拆开的拼得回来；先后以飞书给的时间为准，晚到的话不盖掉新的。',
    rules: [
      { when: { kind: 'event' }, probability: 0.1, effect: { drop: true } },
      { when: { kind: 'event' }, probability: 0.3, effect: { reorder: 1, split: 5, shuffled: true } },
    ],
  },
  {
    name: 'stale-token',
    title: '令牌失效',
    happens: '两成调用得到 99991663：令牌已失效。',
    expected: '丢掉缓存的令牌，换新的再试一次；人们察觉不到。',
    rules: [{ when: {}, probability: 0.2, effect: { staleToken: true } }],
  },
  {
    name: 'half-open',
    title: '连接假死',
    happens: '一成事件投递时长连接假死：看上去还连着，什么也过不去，心跳也没有回音。',
    expected: '很快察觉，自己换一条新的连接；没有收到的事件随后再来。',
    rules: [{ when: { kind: 'event' }, probability: 0.1, effect: { halfOpen: true } }],
  },
  {
    name: 'refused',
    title: '连不上飞书',
    happens: '下一个事件投递时长连接断开，此后重新连接一律被拒绝（HTTP 503），直到关掉这个开关。',
    expected: '隔一阵再试，越试越慢；/readyz 说从何时起断开；恢复后告诉工作人员断了多久。',
    rules: [
      { when: { kind: 'event' }, times: 1, effect: { wsDrop: true } },
      { when: {}, effect: { wsRefuse: { status: 503 } } },
    ],
  },
  {
    name: 'unstable',
    title: '飞书不稳定',
    happens:
      '什么都可能发生：调用各有 5% 限流、出错、断开、令牌失效、执行了却没有回应、回应只到一半，一成晚 1 秒；事件一成重复，各有 5% 断线、丢失、乱序、回答丢失，2% 连接假死；重新连接两成被拒绝。',
    expected: '结果与一切正常时一样，只是慢一些。',
    rules: [
      { when: {}, probability: 0.05, effect: LIMITED },
      { when: {}, probability: 0.05, effect: BROKEN },
      { when: {}, probability: 0.05, effect: { reset: true } },
      { when: {}, probability: 0.05, effect: { staleToken: true } },
      { when: {}, probability: 0.05, effect: { answerLost: true } },
      { when: {}, probability: 0.05, effect: { truncate: true } },
      { when: { kind: 'event' }, probability: 0.1, effect: { duplicate: 1 } },
      { when: { kind: 'event' }, probability: 0.05, effect: { wsDrop: true } },
      { when: { kind: 'event' }, probability: 0.05, effect: { drop: true } },
      { when: { kind: 'event' }, probability: 0.05, effect: { reorder: 1, split: 3, shuffled: true } },
      { when: { kind: 'event' }, probability: 0.05, effect: { ackLost: true } },
      { when: { kind: 'event' }, probability: 0.02, effect: { halfOpen: true } },
      { when: {}, probability: 0.2, effect: { wsRefuse: { status: 503 } } },
      { when: {}, probability: 0.1, effect: { delay: 1000 } },
    ],
  },
]

/** Every scenario and whether it is on, with the rules that are in force, their own and others'. */
export const scenariosShown = (world: World) => {
  const { faults } = world.store.state
  return {
    scenarios: scenarios.map(({ rules: _, ...scenario }) => ({
      ...scenario,
      on: faults.some((rule) => rule.scenario === scenario.name),
    })),
    rules: faults,
  }
}

/** @param seed of its draws: the same seed and the same calls meet the same faults */
export const switchScenario = (
  world: World,
  name: string,
  { on, seed = 1 }: { on: boolean; seed?: number },
): ReturnType<typeof scenariosShown> => {
  const scenario = scenarios.find((each) => each.name === name || each.title === name)
  if (!scenario) throw new NotPossible(`没有“${name}”这个故障场景`, 404)
  const isOn = world.store.state.faults.some((rule) => rule.scenario === scenario.name)
  if (on && !isOn) {
    for (const [index, rule] of scenario.rules.entries())
      addFault(world, { ...rule, scenario: scenario.name, seed: seed * 1000 + index })
  }
  if (!on && isOn) world.store.commit({ kind: 'faults-cleared', data: { scenario: scenario.name } })
  return scenariosShown(world)
}
