import { textOf } from '../../sandbox/cards/form.ts'
import type { Cast } from '../cast.ts'
import { expectWords, inWords, type Play, somebody, twice, Wrong } from '../play.ts'
import { subtitleOf } from '../reading.ts'

/** Chapter: the names in every group, an objection upheld, a corrected list, the end announced by itself. */
export const publicity = async (play: Play): Promise<void> => {
  const { groups, upheld, dismissed, decisions } = play.cast
  const left = decisions.agreed.length + decisions.refused.length + decisions.deferred.length
  play.tell.chapter(`公示：${groups.length}个群，${dismissed ? '两' : '一'}件异议`)
  await propose(play, '2026-04-01')
  await release(play, { list: 1, people: left + 1 })
  await play.sim.clock({ advance: '1d' })
  await object(play, upheld)
  if (dismissed) await object(play, dismissed)
  await uphold(play, upheld)
  if (dismissed) await dismiss(play, dismissed)
  await release(play, { list: 2, people: left })
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
    `赵启明复核，按“同意发布”：第${list}号名单（${people}人）在${play.cast.groups.length}个群里各有一张卡片，公示到4月8日（中间隔着清明）。`,
  )
}

/** How many cards of this list each group has. */
const postingsOf = async (play: Play, list: number): Promise<number[]> => {
  const counts: number[] = []
  for (const chat of play.cast.groups) {
    const cards = await play.sim.cards('邓小云', chat)
    counts.push(cards.filter(({ card }) => subtitleOf(card) === `第${list}号名单`).length)
  }
  return counts
}

type Objection = Cast['upheld']

const object = async (play: Play, { by, chat, contact, against, facts }: Objection): Promise<void> => {
  const objector = somebody(play, by)
  objector.took()
  await objector.presses('我有异议', { chat })
  await play.sim.idle()
  const form = { 被反映人: against, 真实姓名: by, 联系方式: contact, 事实: facts }
  await objector.presses('提交', { form: { ...form, 被反映人: await offered(play, { by, against }) } })
  await play.sim.idle()
  play.tell.line(
    `${by}在群里按“我有异议”，机器人在私聊里给出表单：实名、联系方式、事实，${inWords(objector.took())}。`,
  )
}

/** The option names the unit too; whichever way it is written, it begins with the name. */
const offered = async (play: Play, { by, against }: Pick<Objection, 'by' | 'against'>): Promise<string> => {
  const { card } = await play.sim.lastCard(by)
  return new RegExp(`${against}（[^（）"]*）`).exec(JSON.stringify(card))?.[0] ?? against
}

const handle = async (play: Play, { by, against }: Objection, verdict: { word: string; why: string }) => {
  const handler = somebody(play, '高远')
  const cards = await play.sim.cards(handler.name)
  const message = cards.findLast(({ card }) => textOf(card).includes(`异议：${against}`))?.id
  if (!message) throw new Wrong(`高远没有收到对${against}的异议`)
  await handler.presses(`受理 · ${against}`, { message })
  await play.sim.clock({ advance: '4h' })
  await handler.presses(`${verdict.word} · ${against}`, { message, form: { 结论: verdict.why } })
  await play.sim.idle()
  const answer = await somebody(play, by).sees()
  const state = /办理情况\S*?(不成立|成立|不予受理)/.exec(answer.replaceAll(/\s/g, ''))?.[1] ?? ''
  play.seen.objections[state] = (play.seen.objections[state] ?? 0) + 1
}

const uphold = async (play: Play, objection: Objection): Promise<void> => {
  const why = '经向竞赛组委会核实，第五名系代表队成绩，不符合自荐条件。'
  await handle(play, objection, { word: '成立', why })
  const { by, against } = objection
  play.tell.line(
    `案件承办高远受理、核实，结论是“成立”：只影响${against}一人。${by}收到答复，更正后的名单自动提请第二个人复核。`,
  )
}

const dismiss = async (play: Play, objection: Objection): Promise<void> => {
  const why = '经调取设备运行记录，一年停机四次属实，统计口径与上年一致。'
  await handle(play, objection, { word: '不成立', why })
  const { by, against } = objection
  play.tell.line(`${by}对${against}的异议经核实“不成立”：名单不动，理由答复本人。`)
}

const end = async (play: Play): Promise<void> => {
  const old = await postingsOf(play, 1)
  const now = await play.sim.clock({ to: '2026-04-09T09:00:00+08:00' })
  for (const chat of play.cast.groups) {
    const words = JSON.stringify((await play.sim.lastCard('邓小云', chat)).card)
    expectWords(words, '公示已结束')
    const cards = await play.sim.cards('邓小云', chat)
    if (cards.some(({ card }) => JSON.stringify(card).includes('孟凡'))) throw new Wrong('旧名单还看得到名字')
  }
  play.tell.line(
    `旧名单改成“已被更正”（每群${old.join('、')}张，名字不再显示）。时钟走到${now.slice(0, 10)}，机器人自己在群里宣布公示结束。`,
  )
}
