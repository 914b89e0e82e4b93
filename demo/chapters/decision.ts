import { textOf } from '../../sandbox/cards/form.ts'
import { expectWords, inWords, type Play, somebody, Wrong } from '../play.ts'
import { pressesAll, pressesOnPage, turnTo } from '../turn.ts'

const MEETING = '2026年第8次党组会'

/** Chapter: the meeting, entered by one person and confirmed by another, and everybody told. */
export const decision = async (play: Play): Promise<void> => {
  const { agreed, refused, deferred } = play.cast.decisions
  const others = [...(refused.length > 0 ? [`${refused.length}位不同意`] : []), `${deferred.length}位暂缓`]
  play.tell.chapter(`党组会审议：${agreed.length}位同意，${others.join('，')}`)
  await record(play)
  const second = somebody(play, '孙立')
  const asked = await second.sees()
  expectWords(asked, MEETING, ...agreed, ...refused, ...deferred)
  await second.presses('确认无误')
  await play.sim.idle()
  play.tell.line(
    `孙立对照纪要按“确认无误”：决定从此不能再改，${play.cast.groups.length}个群里公布结果，本人和推荐单位都收到通知。`,
  )
  play.seen.decisions = decisionsOn(asked)
  await told(play)
  await atTheEnd(play)
  // The record is sealed line by line every second; the last ones, too.
  await play.sim.clock({ advance: '1m' })
}

const HEADS = { 会议名称: MEETING, 会议日期: '2026-04-10' }

const record = async (play: Play): Promise<void> => {
  const { agreed, refused, deferred } = play.cast.decisions
  const recorder = somebody(play, '钱文')
  recorder.took()
  await recorder.says('录入会议')
  const { id: message } = await play.sim.lastCard(recorder.name)
  const decide = (button: string, reason: string) =>
    pressesOnPage(play, recorder, { button, message, form: { ...HEADS, 理由: reason } })
  const buttons = agreed.map((name) => `同意 · ${name}`)
  await pressesAll(play, recorder, { buttons, message, form: HEADS })
  for (const name of refused) await decide(`不同意 · ${name}`, '近一年工作以管理为主，一线成果不足')
  for (const name of deferred) {
    const button = `暂缓 · ${name}`
    await turnTo(play, recorder, { button, message, form: HEADS })
    const sentence = await recorder.isRefused(button, { message, form: HEADS })
    play.tell.line(`钱文没写理由就按“暂缓”：${sentence}`)
    await decide(button, '成果鉴定证书尚待补充，下次会议再议')
  }
  await recorder.presses('提交', { message, form: HEADS })
  await play.sim.idle()
  const others = `${refused.length > 0 ? `不同意 ${refused.length}，` : ''}暂缓 ${deferred.length}（都写明理由）`
  play.tell.line(`钱文录入${MEETING}：同意 ${agreed.length}，${others}，${inWords(recorder.took())}。`)
}

/** '同意　3人' and the names below it, up to the next such line. */
const decisionsOn = (words: string): Record<string, string> => {
  const decisions: Record<string, string> = {}
  let value: string | undefined
  for (const line of words.split('\n')) {
    const heading = /^(同意|不同意|暂缓)　\d+人$/.exec(line.trim())?.[1]
    const name = /^(\S{2,12}?)　/.exec(line.trim())?.[1]
    if (heading) value = heading
    else if (value && name) decisions[name] = value
    else value = undefined
  }
  return decisions
}

/** The groups read the names agreed to, and nobody else's. */
const told = async (play: Play): Promise<void> => {
  const { agreed, refused, deferred } = play.cast.decisions
  for (const chat of play.cast.groups) {
    const result = textOf((await play.sim.lastCard('邓小云', chat)).card)
    expectWords(result, ...agreed, `${agreed.length}名同志`)
    if ([...refused, ...deferred].some((name) => result.includes(name)))
      throw new Wrong('没有同意的人选出现在了结果里')
  }
}

/** 进度 counts the entries by state. */
const atTheEnd = async (play: Play): Promise<void> => {
  const words = await somebody(play, '林晓').says('进度')
  for (const [, state, count] of words.matchAll(/^(\S+)：(\d+)份$/gm)) {
    if (state) play.seen.states[state] = Number(count)
  }
  const counts = Object.entries(play.seen.states).map(([state, count]) => `${state}${count}份`)
  play.tell.line(
    `今年${Object.values(play.seen.states).reduce((sum, count) => sum + count, 0)}份申报的去向：${counts.join('，')}。`,
  )
}
