import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { createWorld, type World } from '../support/world.ts'

const LISTENING = { listen: { host: '127.0.0.1', port: 0 } }
const WAIT = { timeout: 15_000 }
/** Of these tests only the pauses are long. */
const SLOW = { timeout: 90_000 }
const TITLE = '刚才有一段时间没有连上飞书'

const probe = async ({ bot }: World, path: string) => {
  const answer = await fetch(`${bot.address}${path}`)
  return [answer.status, (await answer.json()) as unknown]
}

const isDown = ({ bot }: World) => bot.deaf() !== null
const isBack = (world: World) => expect.poll(() => isDown(world), WAIT).toBe(false)

const refuseTheLine = ({ sim }: World) => sim.fault({ effect: { wsRefuse: { status: 503 } } })

/** The bot looks at its line every so often: time must not go on before it knows since when nothing is heard. */
const hasNoticed = ({ logged }: World) =>
  expect.poll(() => logged.some((line) => line.includes('the long connection is down')), WAIT).toBe(true)

/** The line is cut and stays so while the tenant's clock goes on. */
const outage = async (world: World, advance: string): Promise<void> => {
  await refuseTheLine(world)
  await world.sim.dropConnections()
  await hasNoticed(world)
  await world.sim.clock({ advance })
  await world.sim.clearFaults()
  await isBack(world)
}

const told = async ({ sim }: World, name: string): Promise<string[]> => {
  await sim.idle()
  const cards = (await sim.cards(name)).map(({ card }) => textOf(card))
  return cards.filter((card) => card.includes(TITLE))
}

test(
  'after ten minutes without Feishu the staff learn from when until when, and what was lost',
  SLOW,
  async () => {
    const world = await createWorld()
    await outage(world, '10m')

    await expect.poll(() => told(world, '林晓').then(({ length }) => length), WAIT).toBe(1)
    const [card] = await told(world, '林晓')
    expect(card).toContain('从2026年11月23日 09:00到2026年11月23日 09:10没有连上飞书。')
    expect(card).toContain('这段时间里按的按钮没有起作用')
    expect(card).toContain('这段时间里发的消息和文件不会丢')
    expect(await told(world, '周敏')).toEqual([])
  },
)

test(
  'what was said meanwhile is answered afterwards, and a short break is not worth a card',
  SLOW,
  async () => {
    const world = await createWorld()
    await refuseTheLine(world)
    await world.sim.dropConnections()
    await hasNoticed(world)
    await world.sim.say('周敏', '首页')
    expect((await world.sim.cards('周敏')).length).toBe(0)

    await world.sim.clearFaults()
    await isBack(world)
    await world.sim.clock({ advance: '1m' })
    expect(textOf((await world.sim.lastCard('周敏')).card)).toContain('周敏')
    // It is back once it has been steady for a while.
    const lines = () => world.logged.filter((line) => line.includes('the long connection is'))
    await expect
      .poll(lines, WAIT)
      .toEqual([
        expect.stringContaining('the long connection is down'),
        expect.stringContaining('the long connection is back'),
      ])
    expect(await told(world, '林晓')).toEqual([])
  },
)

test(
  'where Feishu is away at the start the bot starts all the same, says so, and is there when Feishu is',
  SLOW,
  async () => {
    const world = await createWorld({ parts: LISTENING })
    expect(await probe(world, '/readyz')).toEqual([200, { ok: true }])
    await refuseTheLine(world)
    await world.restartBot()

    expect(await probe(world, '/healthz')).toEqual([200, { ok: true }])
    const sentence = '从2026年11月23日 09:00起没有连上飞书：飞书的服务器出错（HTTP 503）；会自动重新连接'
    expect(await probe(world, '/readyz')).toEqual([503, { ok: false, problems: [sentence] }])

    await world.sim.clearFaults()
    await isBack(world)
    expect(await probe(world, '/readyz')).toEqual([200, { ok: true }])
    await world.sim.say('周敏', '帮助')
    await world.sim.idle()
    expect((await world.sim.cards('周敏')).length).toBe(1)
  },
)

test('a wrong secret is said in words that tell what to do', SLOW, async () => {
  const world = await createWorld({ parts: LISTENING })
  await world.sim.fault({ effect: { wsRefuse: { code: 514, msg: 'auth failed' } } })
  await world.restartBot()
  const sentence =
    '从2026年11月23日 09:00起没有连上飞书：飞书不认这个应用的凭证（514），请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET，改好后重新启动；在那之前每隔几分钟再试一次'
  expect(await probe(world, '/readyz')).toEqual([503, { ok: false, problems: [sentence] }])
})
