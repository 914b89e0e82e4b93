import { z } from 'zod'
import type { Career } from '../src/domain/career.ts'
import type { FieldKey } from '../src/domain/fields.ts'
import type { NominationState } from '../src/domain/nomination-facts.ts'
import type { Denial } from '../src/domain/result.ts'
import { defineClick, press, type Render, sentencesOf } from './click.ts'
import { actions, type Button, button, type Common, columns, note, problems, text, under } from './kit.ts'
import { denialSentence } from './words/denials.ts'
import { fieldLabel } from './words/fields.ts'
import { clip, dateWords } from './words/measures.ts'
import { discreetStateWord } from './words/states.ts'
import { ageWords, monthsWords, NO_NAME, type RemarkKey, remarkWords, unparsedWords } from './words/talk.ts'

/** Who and what is in focus; `ageMs` since the last change. */
export type HeadView = {
  id: string
  version: number
  name: string
  post: string
  unit: string
  state: NominationState
  ageMs: number
  returned: { reason: string; due: string | null } | null
}

export type CollisionView = {
  field: FieldKey
  version: number
  at: number
  first: { by: string; value: string }
  second: { by: string; value: string }
}

export type WrongView = { field: FieldKey; denial: Denial }
export type EchoView = { field: FieldKey; value: string }

/** Everybody of the tenant may press these; the use case asks whose entry it is. */
export const ANY_COLLEAGUE = ['worker'] as const

/** Opens an entry somewhere: a screen, its status, or the talk where it stands. */
export const openEntry = defineClick({
  name: 'entry.open',
  who: ANY_COLLEAGUE,
  value: z.object({
    nomination: z.string(),
    at: z.enum(['person', 'forces', 'check', 'status', 'withdraw', 'talk']),
  }),
})

/** Leads to one field; `back` returns to 核对 afterwards. */
export const goToField = defineClick({
  name: 'entry.field',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string(), field: z.string(), back: z.literal('check').optional() }),
})

export const chooseValue = defineClick({
  name: 'entry.choose',
  who: ANY_COLLEAGUE,
  value: z.object({
    nomination: z.string(),
    field: z.string(),
    version: z.number().int(),
    at: z.number().int(),
    keep: z.enum(['first', 'second']),
  }),
})

export const nameIn = (head: HeadView): string => head.name || NO_NAME

/** '王建国 · 数控车工 · 海淀精工机械有限公司': the first line of every card about an entry. */
export const focusLine = (head: HeadView): string =>
  [nameIn(head), head.post, head.unit].filter((part) => part !== '').join(' · ')

/** Why an entry came back, where it did. */
export const returnedLines = (head: HeadView): Common[] => {
  if (!head.returned) return []
  const due = head.returned.due === null ? '' : `\n请在${dateWords(head.returned.due)}前改好。`
  return [text(`退回理由：${clip(head.returned.reason, 300)}${due}`, { text_color: 'orange' })]
}

/** One entry in a list of several: who, where it stands, why it came back, and what can be done with it. */
export const entryItem = (head: HeadView, buttons: Button[]): Common[] => [
  text(focusLine(head)),
  under(`${discreetStateWord(head.state)}，${ageWords(head.ageMs)}`),
  ...returnedLines(head),
  actions(buttons),
]

const MOST_WRONG = 5

/** Sentences of what was refused just now, of the whole form and of single fields. */
export const refusals = (render: Render, wrong: readonly WrongView[]): Common[] => {
  const own = wrong
    .slice(0, MOST_WRONG)
    .map(({ field, denial }) => namedSentence(fieldLabel(field), denialSentence(denial)))
  return problems([...new Set([...sentencesOf(render), ...own])])
}

/** Some sentences name their field themselves. */
const namedSentence = (label: string, sentence: string): string =>
  sentence.includes(label) ? sentence : `${label}：${sentence}`

const MAX_ECHO = 60
const MOST_ECHOES = 6

/** What was understood, as it was understood. */
export const echoLines = (echo: readonly EchoView[]): Common[] => {
  if (echo.length === 0) return []
  const shown = echo
    .slice(0, MOST_ECHOES)
    .map(({ field, value }) => `${fieldLabel(field)}：${clip(value, MAX_ECHO) || '（空）'}`)
  const more = echo.length > MOST_ECHOES ? [`还有${echo.length - MOST_ECHOES}项也已记下`] : []
  const lines = text([...shown, ...more].join('\n'))
  return [text('已记下', { text_color: 'green' }), { ...lines, margin: '-8px 0px 0px 0px' }]
}

export const remarkLines = (remarks: readonly RemarkKey[]): Common[] =>
  remarks.length === 0 ? [] : [note(remarks.map((remark) => remarkWords[remark]).join('\n'))]

const MOST_JOBS = 8

/** The arithmetic of the front-line years: each line, what was not understood, the sum. */
export const careerLines = (career: Career | null): Common[] => {
  if (!career) return []
  const jobs = career.lines.slice(0, MOST_JOBS).map((line) => {
    const until = line.to ?? '至今'
    const counted = line.frontline ? monthsWords(line.months) : '不计入一线'
    return `${line.from} 到 ${until}：${counted}`
  })
  const missed = career.unparsed
    .slice(0, MOST_JOBS)
    .map((line) => `没有看懂“${clip(line.text, 20)}”：${unparsedWords[line.why]}`)
  const overlap = career.overlapMonths > 0 ? [`重叠的${monthsWords(career.overlapMonths)}只算一次`] : []
  // Jobs that follow each other month by month leave no gap, so the sum may be more than what stands above it.
  const listed = career.lines.reduce((total, line) => total + (line.frontline ? line.months : 0), 0)
  const joined =
    career.months > listed ? [`两段紧挨着，交接的${monthsWords(career.months - listed)}也算在内`] : []
  const verdict = career.enough ? '，满5年' : '，还不满5年（第五条（二））'
  const sum = `一线工作合计${monthsWords(career.months)}${verdict}`
  return [
    text([...jobs, ...missed, ...overlap, ...joined].join('\n'), {
      text_size: 'notation',
      text_color: 'grey',
    }),
    text(sum, { text_color: career.enough ? 'green' : 'orange' }),
  ]
}

const MAX_SIDE = 240

/** Two people wrote two things: both side by side, one to choose. At most `most`, the rest come after. */
export const collisionLines = (
  head: HeadView,
  collisions: readonly CollisionView[],
  { render, most = 3 }: { render: Render; most?: number },
): Common[] => {
  const shown = collisions.slice(0, most).flatMap((one) => oneCollision(head, one, render))
  const more = collisions.length - most
  return more > 0 ? [...shown, note(`还有${more}处，选好后会接着显示。`)] : shown
}

const oneCollision = (head: HeadView, collision: CollisionView, render: Render): Common[] => {
  const label = fieldLabel(collision.field)
  const side = (keep: 'first' | 'second', word: string): Common[] => {
    const { by, value } = collision[keep]
    const { field, version, at } = collision
    const choice = press(chooseValue, { nomination: head.id, field, version, at, keep }, render)
    return [
      note(`${by || '同事'}写的`),
      text(clip(value, MAX_SIDE) || '（空）'),
      button(`用${word}的${label}${by ? ` · ${by}` : ''}`, choice, { size: 'small' }),
    ]
  }
  return [
    text(`“${label}”有两份内容，请选一份`, { text_color: 'red' }),
    columns([
      { weight: 1, elements: side('first', '先写') },
      { weight: 1, elements: side('second', '后写') },
    ]),
  ]
}

/** '继续 · 王建国', and '继续 · 王建国（2）' for a second one, so that no two buttons read alike. */
export const distinctNames = (heads: readonly HeadView[]): string[] => {
  const seen = new Map<string, number>()
  return heads.map((head) => {
    const name = nameIn(head)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count > 1 ? `${name}（${count}）` : name
  })
}
