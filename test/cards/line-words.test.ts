import { expect, test } from 'vitest'
import { downWords, outageWords } from '../../cards/words/line.ts'

const AT = Date.parse('2026-12-01T08:30:00+08:00')

test('whoever runs the program reads since when, why, and what happens by itself', () => {
  const again = '；会自动重新连接'
  const since = '从2026年12月1日 08:30起没有连上飞书：'
  expect([
    downWords(AT, { kind: 'broken' }),
    downWords(AT, { kind: 'unreachable', error: 'ENOTFOUND' }),
    downWords(AT, { kind: 'status', status: 502 }),
    downWords(AT, { kind: 'code', code: 1000040350 }),
    downWords(AT, { kind: 'code', code: 1 }),
    downWords(AT, { kind: 'code', code: 1000040399 }),
    downWords(AT, { kind: 'handshake' }),
    downWords(AT, { kind: 'refused', code: null }),
  ]).toEqual([
    `${since}连接断开了${again}`,
    `${since}飞书的服务器没有回应（ENOTFOUND）${again}`,
    `${since}飞书的服务器出错（HTTP 502）${again}`,
    `${since}这个应用的长连接已满50条，请停掉多余的程序（1000040350）${again}`,
    `${since}飞书正忙（1）${again}`,
    `${since}飞书没有接受（1000040399）${again}`,
    `${since}飞书拒绝了连接${again}`,
    `${since}应用的编号格式不对，请核对 FEISHU_APP_ID 和 FEISHU_APP_SECRET，改好后重新启动；在那之前每隔几分钟再试一次`,
  ])
})

test('the staff read that a message of the last seven hours comes again, and an older one does not', () => {
  const HOUR = 3_600_000
  const after = (hours: number, breaks = 1) => outageWords({ from: AT, to: AT + hours * HOUR, breaks }).lines
  expect(after(3, 4)[0]).toBe(
    '从2026年12月1日 08:30到2026年12月1日 11:30没有连上飞书（断断续续，断开过4次）。',
  )
  expect(after(3)[2]).toContain('不会丢')
  expect(after(8)[2]).toContain('更早的飞书不再送')
})
