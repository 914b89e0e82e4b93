import { labelsOf } from '../../sandbox/cards/form.ts'
import { readEntries } from '../data.ts'
import { expectWords, inWords, type Play, type Somebody, somebody } from '../play.ts'
import { forceTexts, labelled, of } from './nominations.ts'

/** A picture as small as a picture can be: one grey dot. */
const CERTIFICATE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** Chapter: two people put themselves forward; a contest result opens the door for one of them (Art.3¶3). */
export const selfNominations = async (play: Play): Promise<void> => {
  const entries = await readEntries()
  play.tell.chapter('自荐：一位通过，一位在门口被谢绝')
  await refused(play, of(entries, '秦岭').fields.contest ?? '')
  await accepted(play)
}

const refused = async (play: Play, contest: string): Promise<void> => {
  const worker = somebody(play, '秦岭')
  await worker.says('自荐')
  const form = await asked(worker, { 竞赛成绩: contest, 单位: '西山热力服务有限公司' })
  const sentence = await worker.isRefused('开始自荐', { form })
  play.tell.line(`秦岭写“${contest}”，机器人答：${sentence}`)
}

/** The unit is asked of those whom the sheet does not name. */
const asked = async (worker: Somebody, form: Record<string, string>): Promise<Record<string, string>> => {
  const labels = labelsOf(await worker.card()).map(({ label }) => label)
  return Object.fromEntries(Object.entries(form).filter(([label]) => labels.includes(label)))
}

const accepted = async (play: Play): Promise<void> => {
  const entry = of(await readEntries(), '孟凡')
  const worker = somebody(play, '孟凡')
  worker.took()
  await worker.says('自荐')
  const form = await asked(worker, { 竞赛成绩: entry.fields.contest ?? '', 单位: entry.unit })
  expectWords(await worker.presses('开始自荐', { form }), '请发来获奖证书')
  await worker.sendsFile('电气装配组第五名证书.png', CERTIFICATE)
  await play.sim.clock({ advance: '2m' })
  await worker.presses('自己填写')
  await worker.presses('下一步', { form: labelled(entry) })
  await worker.presses('下一步', { form: forceTexts(entry) })
  const declared = await worker.presses('提交', { form: { declared: true } })
  expectWords(declared, '承诺')
  await worker.presses('确认提交')
  play.tell.line(
    `孟凡凭“${entry.fields.contest}”自荐，先发证书照片，再填三屏，直接送到区里审核；${inWords(worker.took())}。`,
  )
}
