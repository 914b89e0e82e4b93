import { z } from 'zod'
import type { Career } from '../src/domain/career.ts'
import type { FieldKey } from '../src/domain/fields.ts'
import { defineClick, press, type Render, typedText } from './click.ts'
import {
  ANY_COLLEAGUE,
  type CollisionView,
  careerLines,
  collisionLines,
  type EchoView,
  echoLines,
  focusLine,
  type HeadView,
  nameIn,
  openEntry,
  refusals,
  remarkLines,
  returnedLines,
  type WrongView,
} from './entry-parts.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  form,
  heading,
  input,
  note,
  panel,
  row,
  submit,
  text,
} from './kit.ts'
import { moreWords } from './words/buttons.ts'
import { words } from './words/contract.ts'
import { fieldLabel } from './words/fields.ts'
import { clip } from './words/measures.ts'
import { questionSentence } from './words/questions.ts'
import type { RemarkKey } from './words/talk.ts'

const question = { nomination: z.string(), field: z.string() }

export const pickAnswer = defineClick({
  name: 'entry.pick',
  who: ANY_COLLEAGUE,
  value: z.object({ ...question, version: z.number().int(), answer: z.string() }),
})
export const typeAnswer = defineClick({
  name: 'entry.answer',
  who: ANY_COLLEAGUE,
  value: z.object({ ...question, version: z.number().int() }),
  form: z.object({ answer: z.string().max(5000).default('') }),
})
export const askLater = defineClick({
  name: 'entry.later',
  who: ANY_COLLEAGUE,
  value: z.object(question),
})

export type QuestionView = {
  head: HeadView
  field: FieldKey
  version: number
  value: string
  max: number
  choices: string[]
  form: boolean
  kept: string
  progress: { filled: number; total: number }
  echo: EchoView[]
  career: Career | null
  wrong: WrongView[]
  remarks: RemarkKey[]
  collisions: CollisionView[]
  firstCriterion: boolean
}

const LONG_KEPT = 2000

/** Names what has just been read back: that is what somebody wants to correct; else what there always is. */
const correctionHint = ({ head, echo, value, field }: QuestionView): string => {
  const said = value === '' ? (echo.at(-1)?.field ?? (head.name ? 'name' : null)) : field
  return said === null ? '' : `要更正请发：改 ${fieldLabel(said)} 新的内容`
}

/** One missing thing: who it is about, what was understood, the question, and 以后再说. */
export const questionCard = (view: QuestionView, render: Render): Card => {
  const { head, field } = view
  const label = fieldLabel(field)
  return card(
    {
      title: head.name ? `推荐 ${head.name}` : words.nominateSomeone,
      subtitle: `正在填：${label}`,
      summary: `${nameIn(head)}：${label}`,
    },
    [
      ...(head.name ? [text(focusLine(head))] : []),
      ...returnedLines(head),
      ...refusals(render, view.wrong),
      ...remarkLines(view.remarks),
      ...echoLines(view.echo),
      ...careerLines(view.career),
      ...collisionLines(head, view.collisions, { render, most: 2 }),
      heading(questionSentence(field)),
      ...(view.value === '' || view.form ? [] : [note(`现在写的是：${clip(view.value, 120)}`)]),
      ...(view.firstCriterion
        ? [note('也可以把五力材料一次发来，用【勇挑重担】【追求卓越】这样的小标题分开。')]
        : []),
      ...choices(view, render),
      ...keptText(view),
      ...(view.form ? [answerForm(view, render)] : []),
      row([
        button(moreWords.later, press(askLater, { nomination: head.id, field }, render)),
        button('换成表格填', press(openEntry, { nomination: head.id, at: 'person' }, render)),
        button('核对', press(openEntry, { nomination: head.id, at: 'check' }, render)),
      ]),
      note(
        `直接回复就行。已填${view.progress.filled}项，共${view.progress.total}项。${correctionHint(view)}`,
      ),
    ],
  )
}

const choices = ({ head, field, version, choices: offered }: QuestionView, render: Render): BodyElement[] =>
  offered.length === 0
    ? []
    : [
        row(
          offered.map((answer) =>
            button(answer, press(pickAnswer, { nomination: head.id, field, version, answer }, render), {
              size: 'small',
            }),
          ),
        ),
      ]

/** A text that was too long to be saved stays readable here, to be shortened. */
const keptText = ({ kept, max }: QuestionView): BodyElement[] =>
  [...kept].length > max ? [panel('没有存上的原文', [text([...kept].slice(0, LONG_KEPT).join(''))])] : []

const answerForm = (view: QuestionView, render: Render): BodyElement => {
  const { head, field, version, kept, value, max } = view
  const stored = kept !== '' && [...kept].length <= max ? kept : value
  const typed = [...typedText(render, 'answer', stored)].slice(0, max).join('')
  const rows = max > 100 ? { rows: 6 } : {}
  return form('question', [
    input('answer', fieldLabel(field), { value: typed, max, ...rows }),
    submit('保存', press(typeAnswer, { nomination: head.id, field, version }, render), {
      type: 'primary_filled',
    }),
  ])
}
