import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import type { SimCard } from '../../sandbox/contract.ts'
import type { Cast } from '../cast.ts'
import { criteria, readMarks, type Sheet } from '../data.ts'
import { expectWords, inWords, type Play, type Somebody, somebody, twice, Wrong } from '../play.ts'
import { scoreOn, tableOf, tagsOf, titleOf } from '../reading.ts'
import { pressesOnPage } from '../turn.ts'

/** Chapter: reviewers mark in private, each kept away from whoever is too near. */
export const reviewing = async (play: Play): Promise<void> => {
  const { panel } = play.cast
  play.tell.chapter(`评审：${panel.length}位评委，每人一张会翻面的卡片`)
  const sheets = await sheetsOf(play)
  const [last, ...others] = [...panel].reverse()
  if (!last) throw new Wrong('没有评委')
  for (const one of others.reverse()) await scoreAll(play, one, sheets)
  await remind(play, last.name)
  await scoreAll(play, last, sheets)
}

/** The marks of those who play, on those whom they are asked about. */
const sheetsOf = async (play: Play): Promise<Sheet[]> => {
  const names = play.cast.panel.map(({ name }) => name)
  const candidates = scored(play)
  const sheets = await readMarks()
  return sheets.filter(({ candidate, reviewer }) => candidates.has(candidate) && names.includes(reviewer))
}

const scored = ({ cast }: Play): Set<string> => new Set([...cast.passed, '孟凡', '邓小云'])

const scoreAll = async (play: Play, { name, recuses }: Cast['panel'][number], sheets: readonly Sheet[]) => {
  const reviewer = somebody(play, name)
  const own = sheets.filter((sheet) => sheet.reviewer === name)
  const task = await reviewer.says('评审')
  const asked = Number(/要评(\d+)位人选/.exec(task)?.[1])
  const away = Number(/回避(\d+)位/.exec(task)?.[1] ?? 0)
  if (asked + away !== scored(play).size) throw new Wrong(`${name}要评的人数不对：\n${task}`)
  const { id: queue } = await play.sim.lastCard(name)
  if (recuses) await recuse(play, reviewer, { ...recuses, queue })
  reviewer.took()
  const all = own.length === asked - (recuses ? 1 : 0)
  for (const sheet of own)
    await (all ? scoreNext(play, reviewer, own) : scoreThis(play, reviewer, { sheet, queue }))
  const { presses, typed } = reviewer.took()
  const each = Math.round((presses / own.length) * 10) / 10
  const kept = away ? `；${away}位与本人同单位，机器人已自动回避，卡片没有发给她` : ''
  const rest = all ? '' : `；要评${asked}位，其余的没有评`
  play.tell.line(`${name}评完${own.length}位，平均每位 ${each} 下，共打 ${typed} 个字${kept}${rest}。`)
}

type Recusal = { candidate: string; why: string; queue: string }

/** Declared at first sight, with a reason: before the first mark. */
const recuse = async (play: Play, reviewer: Somebody, { candidate, why, queue }: Recusal): Promise<void> => {
  await opens(play, reviewer, { candidate, queue })
  const refusal = await reviewer.isRefused('申请回避')
  const done = await reviewer.presses('申请回避', { form: { 理由: why } })
  expectWords(done, '您已回避这位人选')
  play.tell.line(
    `${reviewer.name}与${candidate}有利害关系，申请回避：不写理由不行（${refusal}），写了就不再发材料。`,
  )
}

/** From the list of the task, whoever is next. */
const opens = async (
  play: Play,
  reviewer: Somebody,
  { candidate, queue }: { candidate: string; queue: string },
) => {
  await pressesOnPage(play, reviewer, { button: `打开 · ${candidate}`, message: queue })
  await play.sim.idle()
}

const scoreThis = async (
  play: Play,
  reviewer: Somebody,
  { sheet, queue }: { sheet: Sheet; queue: string },
) => {
  await opens(play, reviewer, { candidate: sheet.candidate, queue })
  await scoreOpen(play, reviewer, [sheet])
}

const scoreNext = async (play: Play, reviewer: Somebody, own: readonly Sheet[]): Promise<void> => {
  await reviewer.presses('开始评审')
  await play.sim.idle()
  await scoreOpen(play, reviewer, own)
}

/** The card that has just come: fifteen marks and 提交评分. */
const scoreOpen = async (play: Play, reviewer: Somebody, own: readonly Sheet[]): Promise<void> => {
  const message = await play.sim.lastCard(reviewer.name)
  const candidate = titleOf(message.card)
  const sheet = own.find((one) => one.candidate === candidate)
  if (!sheet) throw new Wrong(`${reviewer.name}不该评${candidate}`)
  for (const [index, [code]] of criteria.entries()) {
    const mark = sheet.marks[index] ?? 'na'
    const pressing = () => reviewer.presses(`mark_${code}_${mark}`, { message: message.id })
    if (index === 7 && candidate === '王建国') await pressedTwice(play, reviewer, pressing)
    else await pressing()
    if (mark === 'na') await giveReason(reviewer, message.id)
  }
  await handIn(play, { reviewer, message: message.id, sheet })
}

const giveReason = (reviewer: Somebody, message: string) =>
  reviewer.presses('保存理由 · 担当重任', {
    message,
    form: { 理由: '入职时间短，本人没有参加重大项目的机会' },
  })

/** A double tap, or the platform's second delivery: the card counts the mark once. */
const pressedTwice = (play: Play, reviewer: Somebody, press: () => Promise<string>) =>
  twice(
    play,
    { type: 'card.action.trigger', person: reviewer.name },
    { do: press, once: async () => textOf(await reviewer.card()).includes('创新力') },
  )

type Done = { reviewer: Somebody; message: string; sheet: Sheet }

const handIn = async (play: Play, { reviewer, message, sheet }: Done): Promise<void> => {
  const before = await countOf(play, reviewer, message)
  const submit = () => reviewer.presses('提交评分', { message })
  if (sheet.candidate === '李雪')
    await twice(
      play,
      { type: 'card.action.trigger', person: reviewer.name },
      { do: submit, once: async () => (await countOf(play, reviewer, message)) === before + 1 },
    )
  else await submit()
  const card = await cardNow(play, reviewer, message)
  const { marks, total } = scoreOn(card)
  if (marks.join() !== sheet.marks.join()) throw new Wrong(`${reviewer.name}对${sheet.candidate}的评分变了样`)
  play.seen.scores.push({ candidate: sheet.candidate, reviewer: reviewer.name, marks, total })
}

const cardNow = async (play: Play, { name }: Somebody, id: string): Promise<SimCard | undefined> =>
  (await play.sim.messages(name)).find((message) => message.id === id)?.card

/** How many this reviewer has handed in, by the tag in the header. */
const countOf = async (play: Play, reviewer: Somebody, message: string): Promise<number> =>
  Number(/^您已交(\d+)\//.exec(tagsOf(await cardNow(play, reviewer, message))[0] ?? '')?.[1] ?? 0)

const remind = async (play: Play, late: string): Promise<void> => {
  const chair = somebody(play, '许岚')
  const progress = await chair.says('评审进度')
  await chair.presses('催办')
  await play.sim.idle()
  const reviewer = somebody(play, late)
  expectWords(await reviewer.sees(), '催办')
  const count = /已提交(\d+)份，共(\d+)份/.exec(progress)
  play.tell.line(
    `评审组长许岚看进度：${count?.[1]}/${count?.[2]}份，分数谁也看不到；按一下“催办”，${late}收到提醒。`,
  )
}

/** Chapter: the scoring ends, the ranking appears, and people decide about the list. */
export const shortlisting = async (play: Play): Promise<void> => {
  play.tell.chapter('名单：排名供参考，名单由人定')
  const chair = somebody(play, '许岚')
  const late = somebody(play, '宋雅')
  const { id: message } = await play.sim.lastCard('宋雅')
  await late.presses('修改 · 引领力', { message })
  await chair.says('评审进度')
  await chair.presses('结束评分')
  await chair.presses('结束评分')
  play.seen.ranking = await rankingSeen(play, chair)
  for (const { place, tied, candidate, total } of play.seen.ranking) {
    play.tell.line(`第${place}名${tied ? '（并列）' : ''}　${candidate}　${total.toFixed(2)}`)
  }
  const refusal = await late.isRefused('mark_F1.1_5', { message })
  play.tell.line(`宋雅这时还想改一个分：${refusal}`)
  await listThem(play, chair)
}

/** Place by place, page by page. */
const rankingSeen = async (play: Play, chair: Somebody): Promise<Play['seen']['ranking']> => {
  const { id: message } = await play.sim.lastCard(chair.name)
  const lines = rankingOn(await cardNow(play, chair, message))
  for (;;) {
    const card = await cardNow(play, chair, message)
    if (!buttonsOf(card).some(({ text }) => text === '下一页')) break
    await chair.presses('下一页', { message })
    lines.push(...rankingOn(await cardNow(play, chair, message)))
  }
  return lines.sort((a, b) => a.place - b.place || (a.candidate < b.candidate ? -1 : 1))
}

const rankingOn = (card: SimCard | undefined): Play['seen']['ranking'] =>
  tableOf(card).map((row) => ({
    place: Number.parseInt(row.名次 ?? '', 10),
    tied: (row.名次 ?? '').includes('并列'),
    candidate: row.姓名 ?? '',
    total: Number(row.总分),
  }))

const listThem = async (play: Play, chair: Somebody): Promise<void> => {
  const { target } = play.cast
  const { id: message } = await play.sim.lastCard(chair.name)
  chair.took()
  const within = play.seen.ranking.filter(({ place }) => place <= target)
  // Place by place: whoever goes on the list before somebody above them wants a reason.
  for (const { candidate } of within)
    await pressesOnPage(play, chair, { button: `列入名单 · ${candidate}`, message })
  await chair.presses('保存说明', {
    message,
    form: { 理由: `第${target}名两人总分相同，评审组一致同意一并列入` },
  })
  play.tell.line(
    `目标${target}人，第${target}名并列在线上：两位都列入，写明理由，名单${within.length}人（目标是参考线，不是上限）；${inWords(chair.took())}。`,
  )
}
