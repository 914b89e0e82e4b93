import type { Rated, ReviewCheck } from '../src/domain/review-view.ts'
import { press, type Render, typedText } from './click.ts'
import {
  type BodyElement,
  button,
  type Common,
  columns,
  form,
  heading,
  hr,
  input,
  note,
  submit,
  text,
  under,
} from './kit.ts'
import { submitMarks, turn } from './review-clicks.ts'
import { closedLine, nextElements } from './review-next.ts'
import { markWords } from './words/anchors.ts'
import { formLabels, reviewWords } from './words/contract.ts'
import { criterionWords, forceWords } from './words/forces.ts'

/** 核对: fifteen marks, what is missing and the way there, the total, 评语 and 提交评分. */
export const checkElements = (view: ReviewCheck, render: Render): BodyElement[] => [
  heading(view.submitted ? '核对：已提交' : '核对'),
  ...(view.closed === null ? [] : [closedLine(view.closed)]),
  ...view.forces.flatMap((one) => forceLines(view, one, render)),
  hr(),
  text(view.total === null ? '总分：评完后显示' : `总分：${view.total}（满分 100）`, {
    text_size: 'heading',
  }),
  ...(view.total === null
    ? []
    : [note('每力满分20分，是三项等级的平均乘4，不适用的不算。总分先相加，再取两位小数。')]),
  ...(view.submitted || view.closed !== null ? handedIn(view, render) : [formOf(view, render)]),
]

type Force = ReviewCheck['forces'][number]

const forceLines = (view: ReviewCheck, one: Force, render: Render): Common[] => {
  const { nomination } = view.candidate
  const words = forceWords[one.force]
  const missing = one.unmarked + one.unexplained > 0
  const way = button(
    `${missing ? '去补' : '修改'} · ${words}`,
    press(turn, { nomination, face: one.force }, render),
    { size: 'small', ...(missing && { type: 'primary' }) },
  )
  return [
    columns([
      { weight: 3, elements: [text(`${words}　${one.points ?? '—'}`), ...gapOf(one)] },
      ...(view.closed === null ? [{ weight: 2, elements: [way] }] : []),
    ]),
    under(one.rated.map(markOf).join('；')),
  ]
}

const gapOf = ({ unmarked, unexplained, points }: Force): Common[] => {
  const gaps = [
    ...(unmarked > 0 ? [`还有${unmarked}项没有打分`] : []),
    ...(unexplained > 0 ? [`还有${unexplained}项不适用没写理由`] : []),
    ...(unmarked === 0 && points === null ? ['三项都是不适用，至少评一项'] : []),
  ]
  return gaps.map((gap) => text(gap, { text_color: 'red' }))
}

const markOf = ({ code, mark, reason }: Rated): string => {
  const why = mark === 'na' && reason !== '' ? `（${reason}）` : ''
  return `${criterionWords[code].name} ${mark === null ? '未评' : markWords(mark)}${why}`
}

const formOf = (view: ReviewCheck, render: Render): BodyElement =>
  form('score', [
    input('comment', formLabels.comment, {
      value: typedText(render, 'comment', view.comment),
      max: 500,
      rows: 3,
      hint: '可以不写',
    }),
    submit(reviewWords.submitScore, press(submitMarks, { nomination: view.candidate.nomination }, render), {
      type: 'primary_filled',
    }),
  ])

const handedIn = (view: ReviewCheck, render: Render): BodyElement[] => [
  ...(view.comment === '' ? [] : [text(`${formLabels.comment}：${view.comment}`)]),
  ...(view.closed === null
    ? [
        note('评分结束前可以修改；改后请重新提交。'),
        ...nextElements(view.next, { from: view.candidate.nomination }, render),
      ]
    : []),
]
