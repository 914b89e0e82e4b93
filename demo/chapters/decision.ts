import { expectWords, inWords, type Play, somebody } from '../play.ts'

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
  expectWords(await second.sees(), MEETING, '王建国', '赵小𬭎')
  await second.presses('确认无误')
  await play.sim.idle()
  play.tell.line('孙立对照纪要按“确认无误”：决定从此不能再改，两个群里公布结果，本人和推荐单位都收到通知。')
}
