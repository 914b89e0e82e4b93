import { textOf } from '../../sandbox/cards/form.ts'
import { expectWords, inWords, type Play, somebody, Wrong } from '../play.ts'

const MEETING = '2026年第8次党组会'

/** Chapter: the meeting, entered by one person and confirmed by another, and everybody told. */
export const decision = async (play: Play): Promise<void> => {
  play.tell.chapter('党组会审议：三位同意，一位暂缓')
  const recorder = somebody(play, '钱文')
  recorder.took()
  await recorder.says('录入会议')
  const heads = { 会议名称: MEETING, 会议日期: '2026-04-10' }
  for (const name of ['王建国', '张伟民', '李雪']) await recorder.presses(`同意 · ${name}`, { form: heads })
  const reason = '成果鉴定证书尚待补充，下次会议再议'
  const refused = await recorder.isRefused('暂缓 · 赵小𬭎', { form: heads }).catch(() => '')
  await recorder.presses('暂缓 · 赵小𬭎', { form: { ...heads, 理由: reason } })
  await recorder.presses('提交', { form: heads })
  await play.sim.idle()
  if (refused) play.tell.line(`钱文没写理由就按“暂缓”：${refused}`)
  play.tell.line(`钱文录入${MEETING}：同意 3，暂缓 1（写明理由），${inWords(recorder.took())}。`)

  const second = somebody(play, '孙立')
  const asked = await second.sees()
  expectWords(asked, MEETING, '王建国', '赵小𬭎')
  await second.presses('确认无误')
  await play.sim.idle()
  play.tell.line('孙立对照纪要按“确认无误”：决定从此不能再改，两个群里公布结果，本人和推荐单位都收到通知。')
  play.seen.decisions = decisionsOn(asked)
  await told(play)
  await atTheEnd(play)
  // The record is sealed line by line every second; the last ones, too.
  await play.sim.clock({ advance: '1m' })
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
  for (const chat of ['海淀工匠选树工作群', '海淀职工之家']) {
    const result = textOf((await play.sim.lastCard('邓小云', chat)).card)
    expectWords(result, '王建国', '张伟民', '李雪', '3名同志')
    if (result.includes('赵小𬭎')) throw new Wrong('暂缓的人选出现在了结果里')
  }
}

/** 进度 counts the entries by state. */
const atTheEnd = async (play: Play): Promise<void> => {
  const words = await somebody(play, '林晓').says('进度')
  for (const [, state, count] of words.matchAll(/^(\S+)：(\d+) 份$/gm)) {
    if (state) play.seen.states[state] = Number(count)
  }
  const counts = Object.entries(play.seen.states).map(([state, count]) => `${state}${count}份`)
  play.tell.line(`今年八份申报的去向：${counts.join('，')}。`)
}
