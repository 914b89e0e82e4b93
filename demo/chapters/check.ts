import { readEntries } from '../data.ts'
import { expectWords, inWords, type Play, type Somebody, somebody } from '../play.ts'
import { pressesOnPage } from '../turn.ts'
import { of } from './nominations.ts'

/** Chapter: one is mended, one fails, the others pass. */
export const checking = async (play: Play): Promise<void> => {
  const { passed } = play.cast
  // 孟凡, 韩冰 and 邓小云 beside them.
  const count = passed.length + 3
  play.tell.chapter(`资格审核：${count}份，一份补正，一份不通过`)
  const checker = somebody(play, '何静')
  checker.took()
  for (const left = new Set([...passed, '孟凡']); left.size > 0; ) {
    const name = await nextOf(play, left)
    await pass(play, name, name === '孟凡' ? ['say_contest_pass'] : [])
    left.delete(name)
  }
  await open(play, '韩冰')
  await checker.presses('say_career_fail')
  await checker.presses('不通过', {
    form: {
      依据条款: '第五条（二）',
      理由: '经向单位核实，2021年3月起在办公室从事综合工作，一线工作经历不足5年。',
    },
  })
  play.tell.line('韩冰：核实后一线经历不足5年，不通过，依据第五条（二），经办人和本人都看得到理由。')
  await mended(play)
  play.tell.line(`何静审完${count}份，${inWords(checker.took())}。`)
}

/** Whoever stands first in the checker's queue; a list is longer than a card. */
const nextOf = async (play: Play, left: ReadonlySet<string>): Promise<string> => {
  const checker = somebody(play, '何静')
  await checker.says('审核')
  const names = (await checker.buttons()).map((text) => text.replace(/^审核 · /, ''))
  const [first = ''] = left
  return names.find((name) => left.has(name)) ?? first
}

const open = async (play: Play, name: string): Promise<void> => {
  const checker = somebody(play, '何静')
  await checker.says('审核')
  await turnTo(play, checker, name)
}

const turnTo = async (play: Play, checker: Somebody, name: string): Promise<void> => {
  const { id: message } = await play.sim.lastCard(checker.name)
  await pressesOnPage(play, checker, { button: `审核 · ${name}`, message })
}

/** From the queue that is before the checker's eyes. */
const pass = async (play: Play, name: string, items: readonly string[] = []): Promise<void> => {
  const checker = somebody(play, '何静')
  await turnTo(play, checker, name)
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
  await checker.says('审核')
  await pass(play, '邓小云')
}
