import { afterAll, describe, expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import type { SimDelivery } from '../../sandbox/contract.ts'
import { createWorld, type World } from '../support/world.ts'

/** What 周敏 says about 王建国, answer by answer; the last one is what she pastes. */
const answers = [
  '先进制造业',
  '110108200345',
  '过硬',
  '高级技师',
  '2023年海淀区职工技能大赛数控车工优胜',
  '2012.07-2018.03 海淀精工 车工\n2018.04至今 海淀精工 数控车工',
  '二十年守着一台车床，把精度做到微米',
  [
    '勇挑重担 追求卓越 示范带动',
    '技能精湛 业绩突出 持续学习',
    '业务洞察 创新成果 价值创造',
    '担当重任 协同配合 直面难题',
    '总结继承 培养人才 应用智能',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => `【${name}】\n${name}的材料，连续三年有记录。`)
    .join('\n'),
]

/** What is left of the story, without ids of its own. */
const rowsOf = ({ tx }: World) =>
  tx(async (db) => {
    const entries = await db.nomination.findMany({
      include: { fields: true },
      orderBy: [{ at: 'asc' }, { unitId: 'asc' }],
    })
    const lines = await db.auditLine.findMany({ orderBy: { id: 'asc' } })
    const sent = await db.sent.findMany()
    return {
      entries: entries.map(({ state, version, unitId, createdBy, fields }) => ({
        state,
        version,
        unitId,
        createdBy,
        fields: fields
          .map(({ key, version, value, source }) => `${key} ${version} ${source}: ${value}`)
          .sort(),
      })),
      audit: lines.map(({ action, actorId, article, at }) => ({ action, actorId, article, at })),
      sent: sent.map(({ state }) => state),
    }
  })

type Told = {
  rows: Awaited<ReturnType<typeof rowsOf>>
  cards: string[]
  handed: { type: string; outcomes: string[] }[]
}

const shown = ({ type, attempts }: SimDelivery) => ({
  type,
  outcomes: attempts.map(({ outcome }) => outcome),
})

/** Nominates by talking and submits; one answer arrives twice, one event is refused the first time. */
const tell = async (world: World): Promise<Told> => {
  const { sim } = world
  const say = async (words: string) => {
    await sim.say('周敏', words)
    await sim.idle()
  }
  await say('推荐 王建国 数控车工 海淀精工')
  await sim.fault({ when: { kind: 'event' }, times: 1, effect: { duplicate: 1 } })
  await say(answers[0] ?? '')
  await sim.fault({ when: { kind: 'event' }, times: 1, effect: { wsDrop: true } })
  await sim.say('周敏', answers[1] ?? '')
  await expect.poll(async () => (await sim.deliveries()).at(-1)?.state).toBe('waiting')
  if ((await sim.state()).bots.webhook === undefined)
    await expect.poll(async () => (await sim.state()).bots.connections, { timeout: 10_000 }).toBe(1)
  await sim.clock({ advance: '15s' })
  for (const answer of answers.slice(2)) await say(answer)
  await sim.press('周敏', '提交', { form: { declared: true } })
  const done = await sim.press('周敏', '确认提交')
  expect(done.toast?.content).toBe('已提交王建国的推荐')
  await sim.idle()
  return {
    rows: await rowsOf(world),
    cards: (await sim.cards('周敏')).map(({ card }) => textOf(card)),
    handed: (await sim.deliveries()).map(shown),
  }
}

describe('the same small story', () => {
  const told: Partial<Record<'ws' | 'webhook', Told>> = {}
  afterAll(() => expect(Object.keys(told)).toEqual(['ws', 'webhook']))

  test.each(['ws', 'webhook'] as const)('is told over %s', { timeout: 120_000 }, async (transport) => {
    const world = await createWorld({ transport })
    expect((await world.sim.state()).bots).toMatchObject(
      transport === 'webhook'
        ? { connections: 0, webhook: `${world.bot.address}/webhook/event` }
        : { connections: 1 },
    )
    told[transport] = await tell(world)
    const [entry] = told[transport].rows.entries
    expect(entry?.state).toBe('submitted')
    expect(entry?.fields).toContain('industry 1 talk: 先进制造业')
  })

  test('and leaves the same rows, cards and attempts behind', () => {
    expect(told.webhook).toEqual(told.ws)
    const refused = told.webhook?.handed.filter(({ outcomes }) => outcomes.length > 1)
    expect(refused).toEqual([{ type: 'im.message.receive_v1', outcomes: ['offline', 'ok'] }])
  })
})
