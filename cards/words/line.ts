import type { LineTrouble, Outage } from '../../src/domain/outage.ts'
import { momentWords } from './moments.ts'

const CREDENTIALS = '请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET，改好后重新启动'

const codes: Record<number, string> = {
  1: '飞书正忙',
  1000040350: '这个应用的长连接已满50条，请停掉多余的程序',
}

const because = (trouble: LineTrouble): string => {
  switch (trouble.kind) {
    case 'broken':
      return '连接断开了'
    case 'unreachable':
      return `飞书的服务器没有回应（${trouble.error}）`
    case 'status':
      return `飞书的服务器出错（HTTP ${trouble.status}）`
    case 'code':
      return `${codes[trouble.code] ?? '飞书没有接受'}（${trouble.code}）`
    case 'handshake':
      return '飞书拒绝了连接'
    case 'refused':
      return trouble.code === null
        ? `应用的编号格式不对，${CREDENTIALS}`
        : `飞书不认这个应用的凭证（${trouble.code}），${CREDENTIALS}`
  }
}

/** For whoever runs the program: since when nothing is heard, why, and what happens by itself. */
export const downWords = (since: number, trouble: LineTrouble): string => {
  const again = trouble.kind === 'refused' ? '在那之前每隔几分钟再试一次' : '会自动重新连接'
  return `从${momentWords(since)}起没有连上飞书：${because(trouble)}；${again}`
}

/** The platform sends a message again after 15 s, 5 min, 1 h and 6 h, then never (feishu.md 3.3). */
const LAST_AGAIN_MS = 7 * 3_600_000

const aboutMessages = ({ from, to }: Outage): string =>
  to - from < LAST_AGAIN_MS
    ? '这段时间里发的消息和文件不会丢，飞书会陆续送来，截止时间按发送的时间算。'
    : '最近 7 小时里发的消息和文件会陆续送来；更早的飞书不再送，请提醒发送的人再发一次。'

const often = ({ breaks }: Outage) => (breaks > 1 ? `（断断续续，断开过${breaks}次）` : '')

/** For the staff, once it is over. */
export const outageWords = (outage: Outage): { title: string; lines: string[] } => ({
  title: '刚才有一段时间没有连上飞书',
  lines: [
    `从${momentWords(outage.from)}到${momentWords(outage.to)}没有连上飞书${often(outage)}。`,
    '这段时间里按的按钮没有起作用，飞书不会再送来，按的人看到了出错提示，请提醒他们再按一次。',
    aboutMessages(outage),
  ],
})
