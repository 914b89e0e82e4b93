import { buttonsOf } from '../../sandbox/cards/form.ts'
import type { Cast } from '../cast.ts'
import { type Entry, forces, readEntries, underHeadings, wordForm } from '../data.ts'
import { expectWords, inWords, type Play, type Somebody, somebody, twice, Wrong } from '../play.ts'
import { titleOf } from '../reading.ts'

/** Chapter 2: most are recommended with Word forms, some by talking, some on three screens; one steps back. */
export const nominations = async (play: Play): Promise<void> => {
  const entries = await readEntries()
  const { forms, talks, screens, withdrawn } = play.cast
  const count = forms.length + talks.length + screens.length
  play.tell.chapter(`推荐：${count}位人选，三种办法`)
  for (const one of forms.filter(({ told }) => told)) await byForm(play, one)
  for (const one of talks) await byTalk(play, { ...one, entry: of(entries, one.nominee) })
  for (const one of screens) await byScreens(play, { ...one, entry: of(entries, one.nominee) })
  await quietForms(play)
  if (withdrawn) await stepBack(play, withdrawn)
}

/** The same again for the rest of the district. */
const quietForms = async (play: Play): Promise<void> => {
  const quiet = play.cast.forms.filter(({ told }) => !told)
  const effort = { presses: 0, typed: 0 }
  for (const { officer: name, nominee, file } of quiet) {
    const officer = somebody(play, name)
    officer.took()
    const seen = await officer.sendsFile(`海淀工匠推荐表（${nominee}）.docx`, await wordForm(file))
    expectWords(seen, nominee, '必填的都齐了')
    await handIn(officer, nominee)
    const { presses, typed } = officer.took()
    effort.presses += presses
    effort.typed += typed
  }
  const officers = new Set(quiet.map(({ officer }) => officer)).size
  if (quiet.length > 0)
    play.tell.line(
      `另外${officers}位经办人发来${quiet.length}份 Word 推荐表，都一项不缺；一共${inWords(effort)}。`,
    )
}

/** Before the batch is handed over the officer may take an entry back; nothing is deleted. */
const stepBack = async (play: Play, { officer: name, nominee }: ByHand): Promise<void> => {
  const officer = somebody(play, name)
  const cards = await play.sim.cards(name)
  const handed = cards.findLast(
    ({ card }) => titleOf(card).includes(nominee) && buttonsOf(card).some(({ text }) => text === '撤回'),
  )
  if (!handed) throw new Wrong(`${name}没有可以撤回${nominee}的卡片`)
  officer.took()
  expectWords(await officer.presses('撤回', { message: handed.id }), `撤回${nominee}的申报？`)
  await officer.presses('确认撤回', { message: handed.id, form: { 理由: '本人已调离一线岗位' } })
  play.tell.line(`${nominee}调离了一线，${name}撤回他的申报，内容还在；${inWords(officer.took())}。`)
}

export const of = (entries: Record<string, Entry>, name: string): Entry => {
  const entry = entries[name]
  if (!entry) throw new Wrong(`entries.json 里没有${name}`)
  return entry
}

/** 提交, the named declaration, 确认提交. */
const handIn = async (officer: Somebody, nominee: string): Promise<void> => {
  const asked = await officer.presses('提交', { form: { declared: true } })
  expectWords(asked, officer.name, '承诺')
  expectWords(await officer.presses('确认提交'), nominee)
}

type ByForm = Cast['forms'][number]

export const byForm = async (
  play: Play,
  { officer: name, nominee, file, lacking }: ByForm,
): Promise<void> => {
  const officer = somebody(play, name)
  officer.took()
  const bytes = await wordForm(file)
  // The platform may deliver the same file twice; it is one form.
  const send = () => officer.sendsFile(`海淀工匠推荐表（${nominee}）.docx`, bytes)
  const before = await about(play, name, nominee)
  await twice(
    play,
    { type: 'im.message.receive_v1', person: name },
    { do: send, once: async () => (await about(play, name, nominee)) === before + 1 },
  )
  const seen = await officer.sees()
  expectWords(seen, nominee, lacking ? '补 工会会员号' : '必填的都齐了')
  if (lacking) {
    await officer.presses('补 工会会员号')
    await officer.says(lacking)
    await officer.presses('核对')
  }
  await handIn(officer, nominee)
  const gap = lacking ? '表上空着工会会员号，机器人只问这一项；' : '一项不缺；'
  play.tell.line(
    `${name}把${nominee}的 Word 推荐表发到聊天里，机器人读出十五项材料，${gap}提交，${inWords(officer.took())}。`,
  )
}

type ByHand = { officer: string; nominee: string }
type Typed = ByHand & { entry: Entry }

/** The questions in the order of the talk, after name, post and unit were said in the first sentence. */
const questions = ['industry', 'membershipNo', 'politics', 'skill', 'contest', 'career', 'deeds'] as const

export const byTalk = async (play: Play, { officer: name, nominee, entry }: Typed): Promise<void> => {
  const officer = somebody(play, name)
  officer.took()
  const { fields } = entry
  const before = await about(play, name, nominee)
  const first = `推荐 ${nominee} ${fields.post} ${entry.unit}`
  await twice(
    play,
    { type: 'im.message.receive_v1', person: name },
    {
      do: () => officer.says(first),
      once: async () => (await about(play, name, nominee)) === before + 1,
    },
  )
  for (const key of questions) await officer.says(fields[key] ?? '无')
  for (const force of forces.keys()) await officer.says(underHeadings(entry, force))
  expectWords(await officer.sees(), nominee)
  await handIn(officer, nominee)
  play.tell.line(
    `${name}打字说“${first}”，机器人一次问一项，五力材料分五段贴上，自动归到十五项；${inWords(officer.took())}。`,
  )
}

/** How many cards with this nominee in the title the officer has. */
const about = async (play: Play, officer: string, nominee: string): Promise<number> =>
  (await play.sim.cards(officer)).filter(({ card }) => titleOf(card).includes(nominee)).length

export const byScreens = async (play: Play, { officer: name, nominee, entry }: Typed): Promise<void> => {
  const officer = somebody(play, name)
  officer.took()
  await officer.says('推荐')
  await officer.presses('自己填写')
  await officer.presses('下一步', { form: labelled(entry) })
  await officer.presses('下一步', { form: forceTexts(entry) })
  await handIn(officer, nominee)
  play.tell.line(`${name}在三屏表格里填完${nominee}：基本信息、五力、核对；${inWords(officer.took())}。`)
}

const labels: Record<string, string> = {
  name: '姓名',
  post: '岗位',
  industry: '行业',
  membershipNo: '工会会员号',
  career: '一线工作经历',
  politics: '政治素质',
  skill: '技能等级或职称',
  contest: '竞赛成绩',
  deeds: '一句话事迹',
}

export const labelled = (entry: Entry): Record<string, string> =>
  Object.fromEntries(Object.entries(entry.fields).map(([key, value]) => [labels[key] ?? key, value]))

export const forceTexts = (entry: Entry): Record<string, string> =>
  Object.fromEntries(forces.map((force, index) => [force, underHeadings(entry, index)]))
