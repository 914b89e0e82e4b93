import { expectWords, inWords, type Play, somebody, twice, Wrong } from '../play.ts'
import { subtitleOf } from '../reading.ts'

const GROUPS = ['海淀工匠选树工作群', '海淀职工之家'] as const

/** Chapter: five names in two groups, one objection upheld, a corrected list, the end announced by itself. */
export const publicity = async (play: Play): Promise<void> => {
  play.tell.chapter('公示：两个群，一件异议')
  await propose(play, '2026-04-01')
  await release(play, { list: 1, people: 5 })
  await play.sim.clock({ advance: '1d' })
  await object(play)
  await uphold(play)
  await release(play, { list: 2, people: 4 })
  await end(play)
}

const propose = async (play: Play, start: string): Promise<void> => {
  const staff = somebody(play, '林晓')
  staff.took()
  expectWords(await staff.says('预览公示'), '只有您能看到，还没有发布')
  await staff.presses('提请发布', { form: { 公示开始日期: start } })
  await play.sim.idle()
  play.tell.line(`林晓预览名单，核对没有缺项，提请发布；${inWords(staff.took())}。`)
}

type Release = { list: number; people: number }

/** 同意发布 by a second person; the same press delivered twice still posts once. */
const release = async (play: Play, { list, people }: Release): Promise<void> => {
  const second = somebody(play, '赵启明')
  // Five working days, with 清明 between them.
  expectWords(await second.sees(), '提请发布', `共${people}人`, '2026年4月1日至2026年4月8日（5个工作日）')
  await twice(
    play,
    { type: 'card.action.trigger', person: second.name },
    {
      do: () => second.presses('同意发布'),
      once: async () => (await postingsOf(play, list)).every((count) => count === 1),
    },
  )
  const posted = await postingsOf(play, list)

  if (posted.some((count) => count !== 1)) throw new Wrong(`第${list}号名单在群里有 ${posted.join('、')} 张`)
  play.tell.line(
    `赵启明复核，按“同意发布”：第${list}号名单（${people}人）在两个群里各有一张卡片，公示到4月8日（中间隔着清明）。`,
  )
}

/** How many cards of this list each group has. */
const postingsOf = async (play: Play, list: number): Promise<number[]> => {
  const counts: number[] = []
  for (const chat of GROUPS) {
    const cards = await play.sim.cards('邓小云', chat)
    counts.push(cards.filter(({ card }) => subtitleOf(card) === `第${list}号名单`).length)
  }
  return counts
}

const object = async (play: Play): Promise<void> => {
  const objector = somebody(play, '秦岭')
  objector.took()
  await objector.presses('我有异议', { chat: '海淀职工之家' })
  await play.sim.idle()
  const form = {
    被反映人: '孟凡（云启智造科技有限公司工会）',
    真实姓名: '秦岭',
    联系方式: '13800001025',
    事实: '2024年北京市职工职业技能大赛电气装配组第五名是团体成绩，证书上写的是代表队，申报表里写成了个人名次。',
  }
  await objector.presses('提交', { form: await fitting(play, form) })
  play.tell.line(
    `秦岭在群里按“我有异议”，机器人在私聊里给他表单：实名、联系方式、事实，${inWords(objector.took())}。`,
  )
}

/** The option names the unit too; whichever way it is written, it begins with the name. */
const fitting = async (play: Play, form: Record<string, string>): Promise<Record<string, string>> => {
  const { card } = await play.sim.lastCard('秦岭')
  const offered = /孟凡（[^（）"]*）/.exec(JSON.stringify(card))?.[0]
  return offered ? { ...form, 被反映人: offered } : form
}

const uphold = async (play: Play): Promise<void> => {
  const handler = somebody(play, '高远')
  expectWords(await handler.sees(), '异议：孟凡', '秦岭')
  await handler.presses('受理 · 孟凡')
  await play.sim.clock({ advance: '4h' })
  await handler.presses('成立 · 孟凡', {
    form: { 结论: '经向竞赛组委会核实，第五名系代表队成绩，不符合自荐条件。' },
  })
  await play.sim.idle()
  const answer = await somebody(play, '秦岭').sees()
  const state = /办理情况\S*?(成立|不成立|不予受理)/.exec(answer.replaceAll(/\s/g, ''))?.[1] ?? ''
  play.seen.objections[state] = (play.seen.objections[state] ?? 0) + 1
  play.tell.line(
    '案件承办高远受理、核实，结论是“成立”：只影响孟凡一人。秦岭收到答复，更正后的名单自动提请第二个人复核。',
  )
}

const end = async (play: Play): Promise<void> => {
  const old = await postingsOf(play, 1)
  const now = await play.sim.clock({ to: '2026-04-09T09:00:00+08:00' })
  for (const chat of GROUPS) {
    const words = JSON.stringify((await play.sim.lastCard('邓小云', chat)).card)
    expectWords(words, '公示已结束')
    const cards = await play.sim.cards('邓小云', chat)
    if (cards.some(({ card }) => JSON.stringify(card).includes('孟凡'))) throw new Wrong('旧名单还看得到名字')
  }
  play.tell.line(
    `旧名单改成“已被更正”（每群${old.join('、')}张，名字不再显示）。时钟走到${now.slice(0, 10)}，机器人自己在群里宣布公示结束。`,
  )
}
