import { readEntries } from '../data.ts'
import { expectWords, inWords, type Play, somebody } from '../play.ts'
import { of } from './nominations.ts'

const PASSED = ['王建国', '李雪', '张伟民', '赵小𬭎', '蒋明远'] as const

/** Chapter: eight are checked: one is mended, one fails, seven pass. */
export const checking = async (play: Play): Promise<void> => {
  play.tell.chapter('资格审核：八份，一份补正，一份不通过')
  const checker = somebody(play, '何静')
  checker.took()
  for (const name of PASSED) await pass(play, name)
  await pass(play, '孟凡', ['符合 · 竞赛成绩与证书属实'])
  await open(play, '韩冰')
  await checker.presses('不符合 · 5年以上一线工作经历')
  await checker.presses('不通过', {
    form: {
      依据条款: '第五条（二）',
      理由: '经向单位核实，2021年3月起在办公室从事综合工作，一线工作经历不足5年。',
    },
  })
  play.tell.line('韩冰：核实后一线经历不足5年，不通过，依据第五条（二），经办人和本人都看得到理由。')
  await mended(play)
  play.tell.line(`何静审完八份，${inWords(checker.took())}。`)
}

const open = async (play: Play, name: string): Promise<void> => {
  const checker = somebody(play, '何静')
  await checker.says('审核')
  await checker.presses(`审核 · ${name}`)
}

const pass = async (play: Play, name: string, items: readonly string[] = []): Promise<void> => {
  const checker = somebody(play, '何静')
  await open(play, name)
  for (const item of items) await checker.presses(item)
  await checker.presses(`通过 · ${name}`)
}

const mended = async (play: Play): Promise<void> => {
  const checker = somebody(play, '何静')
  await open(play, '邓小云')
  await checker.presses('退回补正', {
    form: { 理由: '业绩突出只写了两年，请补齐连续三年的数据（第六条（二）2）。', 完成时限: '2026-03-20' },
  })
  await play.sim.idle()
  const officer = somebody(play, '陆萍')
  officer.took()
  expectWords(await officer.sees(), '补正', '邓小云')
  const { mended: texts } = of(await readEntries(), '邓小云')
  await officer.presses('继续')
  await play.sim.idle()
  await officer.presses('补 业绩突出')
  await play.sim.idle()
  await officer.says(texts?.['F2.2'] ?? '')
  await officer.presses('提交', { form: { declared: true } })
  await officer.presses('确认提交')
  play.tell.line(`邓小云：只写了两年业绩，退回补正；陆萍补上第三年重新提交，${inWords(officer.took())}。`)
  await play.sim.idle()
  await pass(play, '邓小云')
}
