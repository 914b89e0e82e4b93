import { z } from 'zod'
import type { Career } from '../src/domain/career.ts'
import type { CriterionCode } from '../src/domain/criteria.ts'
import type { FactKey, FieldKey } from '../src/domain/fields.ts'
import type { NominationState } from '../src/domain/nomination-facts.ts'
import type { Finding } from '../src/domain/validation.ts'
import { defineClick, press, type Render, typedText } from './click.ts'
import {
  ANY_COLLEAGUE,
  type CollisionView,
  careerLines,
  collisionLines,
  type EchoView,
  echoLines,
  focusLine,
  goToField,
  type HeadView,
  nameIn,
  openEntry,
  refusals,
  remarkLines,
  returnedLines,
  type WrongView,
} from './entry-parts.ts'
import { openFiles } from './files.ts'
import {
  type BodyElement,
  type Button,
  button,
  type Card,
  card,
  checker,
  type Form,
  form,
  heading,
  hr,
  input,
  note,
  panel,
  row,
  submit,
  text,
} from './kit.ts'
import { words } from './words/contract.ts'
import { fieldLabel } from './words/fields.ts'
import { findingSentence } from './words/findings.ts'
import { criterionWords } from './words/forces.ts'
import { clip, sizeWords } from './words/measures.ts'
import { discreetStateWord } from './words/states.ts'
import type { RemarkKey } from './words/talk.ts'

const reason = z.string().max(2000).optional()

// A checker comes as true, as 'true', or not at all when nobody touched it.
const ticked = z.union([z.boolean(), z.string()]).optional()

export const submitEntry = defineClick({
  name: 'entry.submit',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string(), go: z.enum(['submit', 'back', 'leave']) }),
  form: z.object({
    declared: ticked.transform((tick) => tick === true || tick === 'true'),
    reason_membershipNo: reason,
    reason_skill: reason,
    reason_contest: reason,
  }),
})

export const confirmEntry = defineClick({
  name: 'entry.confirm',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string(), version: z.number().int() }),
})

type TwinView = { by: ('name' | 'member' | 'phone')[]; ownUnit: boolean; state: NominationState }

export type CheckView = {
  head: HeadView
  echo: EchoView[]
  facts: { key: FactKey; value: string }[]
  career: Career | null
  evidence: { code: CriterionCode; text: string; length: number; files: number }[]
  findings: Finding[]
  reasons: Partial<Record<FieldKey, string>>
  files: { name: string; size: number | null; criterion: string | null; purpose: string }[]
  collisions: CollisionView[]
  twins: TwinView[]
  declaration: string
  declared: boolean
  kept: Record<string, string>
  wrong: WrongView[]
  remarks: RemarkKey[]
}

/** Screen ③ 核对: what is missing first, then everything as it would be handed in. */
export const checkCard = (view: CheckView, render: Render): Card => {
  const { head } = view
  const hard = view.findings.filter(({ severity }) => severity === 'hard')
  return card(
    {
      title: `③ 核对 · ${nameIn(head)}`,
      subtitle: '第3步，共3步',
      color: hard.length > 0 ? 'orange' : 'green',
      summary: hard.length > 0 ? `${nameIn(head)}：还有${hard.length}项要补` : `${nameIn(head)}：可以提交`,
    },
    [
      text(focusLine(head)),
      ...returnedLines(head),
      ...refusals(render, view.wrong),
      ...remarkLines(view.remarks),
      ...echoLines(view.echo),
      ...collisionLines(head, view.collisions, { render, most: 1 }),
      ...gaps(head, hard, render),
      ...advice(view, render),
      ...twinLines(view.twins),
      hr(),
      ...summary(view),
      row(editing(view, render)),
      hr(),
      handIn(view, render),
    ],
  )
}

const MOST_GAPS = 16

/** What refuses the submission: a sentence with its article, and the way to the field. */
const gaps = (head: HeadView, hard: readonly Finding[], render: Render): BodyElement[] => {
  if (hard.length === 0) return [text('必填的都齐了，可以提交。', { text_color: 'green' })]
  const byField = new Map<FieldKey, string[]>()
  for (const finding of hard) {
    byField.set(finding.field, [...(byField.get(finding.field) ?? []), findingSentence(finding)])
  }
  const shown = [...byField].slice(0, MOST_GAPS)
  const lines = shown.flatMap(([, sentences]) => sentences.slice(0, 3).map((sentence) => `· ${sentence}`))
  const more = byField.size - MOST_GAPS
  return [
    heading(`还有${byField.size}项要补齐才能提交`),
    text(lines.join('\n')),
    row(shown.map(([field]) => mend(head, field, render))),
    ...(more > 0 ? [note(`另外${more}项补完这些后显示。`)] : []),
  ]
}

const mend = (head: HeadView, field: FieldKey, render: Render): Button =>
  button(`补 ${fieldLabel(field)}`, press(goToField, { nomination: head.id, field, back: 'check' }, render), {
    size: 'small',
  })

const MOST_ADVICE = 4

/** What one may leave: named in one line, with a way to the first few. */
const advice = ({ head, findings }: CheckView, render: Render): BodyElement[] => {
  const infos = findings.filter(({ severity }) => severity === 'info')
  const fields = [...new Set(infos.map(({ field }) => field))]
  if (fields.length === 0) return []
  const told = infos.filter(({ key }) => key !== 'criterion-empty' && key !== 'missing')
  const named = `不补也能提交，补上更好：${fields.map(fieldLabel).join('、')}`
  return [
    note([named, ...told.slice(0, 3).map(findingSentence)].join('\n')),
    row(fields.slice(0, MOST_ADVICE).map((field) => mend(head, field, render))),
  ]
}

/** A warning, never a refusal: people decide whether two entries are one person (R-3.1). */
const twinLines = (twins: readonly TwinView[]): BodyElement[] =>
  [...new Set(twins.map(twinSentence))]
    .slice(0, 2)
    .map((sentence) => text(sentence, { text_color: 'orange' }))

const twinSentence = ({ by, ownUnit, state }: TwinView): string => {
  const what = by.includes('name') ? '姓名和单位' : '工会会员号'
  const whose = ownUnit ? '本单位' : '另一家单位'
  return `可能重复：${whose}的一份申报（${discreetStateWord(state)}）${what}相同，请核对是否同一人。`
}

const FEW_FILES = 3
const MAX_FACT = 100
const MAX_EVIDENCE = 60

const summary = (view: CheckView): BodyElement[] => [
  text(
    view.facts
      .map(({ key, value }) => `${fieldLabel(key)}：${shortFact(key, value) || '（未填）'}`)
      .join('\n'),
  ),
  ...careerLines(view.career),
  panel(
    `五力材料（已写${view.evidence.filter(({ length, files }) => length + files > 0).length}项，共15项）`,
    view.evidence.map(({ code, text: whole, length, files }) => {
      const size = [length > 0 ? `${length}字` : '', files > 0 ? `附件${files}个` : ''].filter(Boolean)
      const name = criterionWords[code].name
      return text(
        `${name}（${size.join('，') || '未写'}）${length > 0 ? `：${clip(whole, MAX_EVIDENCE)}` : ''}`,
      )
    }),
  ),
  ...fileList(view),
]

const MOST_JOBS = 8

/** One job a line, as they were written. */
const shortFact = (key: FactKey, value: string): string => {
  if (key !== 'career') return clip(value, MAX_FACT)
  const jobs = value.split('\n').filter((line) => line.trim() !== '')
  if (jobs.length < 2) return clip(value, MAX_FACT)
  const more = jobs.length > MOST_JOBS ? ['……'] : []
  return ['', ...jobs.slice(0, MOST_JOBS).map((line) => clip(line, MAX_FACT / 2)), ...more].join('\n')
}

const fileList = ({ files }: CheckView): BodyElement[] => {
  if (files.length === 0) return [note('没有附件。要补证书、照片，直接发到这里。')]
  const lines = files.slice(0, 20).map(({ name, size, criterion, purpose }) => {
    const place = criterion ? fieldLabel(criterion as FieldKey) : (purposeWords[purpose] ?? '')
    const notes = [place, size === null ? '' : sizeWords(size)].filter((part) => part !== '').join('，')
    return `${clip(name, 40)}${notes ? `（${notes}）` : ''}`
  })
  const title = `附件${files.length}个`
  return files.length > FEW_FILES
    ? [panel(title, [text(lines.join('\n'))])]
    : [text([title, ...lines].join('\n'))]
}

const editing = ({ head, files }: CheckView, render: Render): Button[] => [
  button('修改基本信息', press(openEntry, { nomination: head.id, at: 'person' }, render), { size: 'small' }),
  ...(files.length > 0
    ? [
        button('管理附件', press(openFiles, { nomination: head.id }, render), {
          size: 'small',
        }),
      ]
    : []),
]

const purposeWords: Readonly<Record<string, string>> = {
  form: '推荐表',
  consent: '同意书',
  proxy: '代录依据',
  unplaced: '还没有归到哪一项',
}

const handIn = (view: CheckView, render: Render): BodyElement => {
  const { head } = view
  const step = (go: 'submit' | 'back' | 'leave') => press(submitEntry, { nomination: head.id, go }, render)
  return form('check', [
    ...reasonFields(view, render),
    checker('declared', view.declaration, view.declared || render.typed?.values.declared === true),
    row([
      submit(words.submit, step('submit'), { type: 'primary_filled' }),
      submit(words.previous, step('back')),
      submit(words.saveAndLeave, step('leave')),
    ]),
  ])
}

/** 原则上 goes on with a reason (Art.6(2)1). */
const reasonFields = (view: CheckView, render: Render): Form['elements'] =>
  view.findings
    .filter(({ severity }) => severity === 'soft')
    .flatMap((finding): Form['elements'] => {
      const name = `reason_${finding.field}`
      const stored = view.kept[name] ?? view.reasons[finding.field] ?? ''
      return [
        text(findingSentence(finding), { text_color: 'orange' }),
        input(name, `理由：${fieldLabel(finding.field)}`, {
          value: typedText(render, name, stored).slice(0, 300),
          max: 300,
        }),
      ]
    })

export type ConfirmView = {
  head: HeadView
  submitsTo: { to: 'upper'; name: string } | { to: 'own' } | { to: 'checker' }
  declaration: string
  twins: TwinView[]
  gaps: number
}

/** 确认提交: the second press, with what was declared. */
export const confirmCard = (view: ConfirmView, render: Render): Card => {
  const { head } = view
  return card({ title: `提交${nameIn(head)}的推荐`, color: 'blue' }, [
    text(focusLine(head)),
    text(nextStep(view.submitsTo)),
    ...(view.gaps > 0 ? [note(`还有${view.gaps}处可以补得更好，不影响提交。`)] : []),
    ...twinLines(view.twins),
    ...(view.declaration === '' ? [] : [text(view.declaration)]),
    row([
      button(
        words.confirmSubmit,
        press(confirmEntry, { nomination: head.id, version: head.version }, render),
        { type: 'primary_filled' },
      ),
      button(words.previous, press(openEntry, { nomination: head.id, at: 'check' }, render)),
    ]),
  ])
}

const nextStep = (next: ConfirmView['submitsTo']): string => {
  if (next.to === 'upper') return `提交后由${next.name}汇总。`
  if (next.to === 'own') return '提交后，请发送“待办”，由本单位直接上报区总工会。'
  return '提交后等待区总工会资格审核。'
}
