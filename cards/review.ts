import type { CriterionCode, ForceKey } from '../src/domain/criteria.ts'
import type { Rated, ReviewAside, ReviewFace, ReviewFull, ReviewView } from '../src/domain/review-view.ts'
import type { Mark } from '../src/domain/scoring.ts'
import { type Press, press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  type Button,
  button,
  type Card,
  type Common,
  card,
  form,
  heading,
  hr,
  input,
  note,
  problems,
  row,
  submit,
  text,
  thirds,
} from './kit.ts'
import { checkElements } from './review-check.ts'
import { files, mark, reasonFor, recuse, skip, turn } from './review-clicks.ts'
import { closedLine, nextElements, whereOf } from './review-next.ts'
import { markOrder, markWords } from './words/anchors.ts'
import { moreWords } from './words/buttons.ts'
import { formLabels, reviewWords } from './words/contract.ts'
import { criterionWords, forceWords } from './words/forces.ts'

/** 评审: one message a candidate, which shows one force at a time and turns in place. */
export const reviewCard = (view: ReviewView, render: Render): Card =>
  card(headerOf(view), [...problems(sentencesOf(render)), ...elementsOf(view, render)])

const headerOf = ({ candidate, progress }: ReviewView) => ({
  title: candidate.name,
  subtitle: whereOf(candidate),
  tags: [{ text: `您已交${progress.submitted}/${progress.total}人`, color: 'blue' }],
  summary: `评审：${candidate.name}`,
})

const elementsOf = (view: ReviewView, render: Render): BodyElement[] => {
  if (view.kind === 'face') return faceElements(view, render)
  if (view.kind === 'check') return checkElements(view, render)
  return view.kind === 'full' ? fullElements(view, render) : asideElements(view, render)
}

const order: readonly ForceKey[] = ['F1', 'F2', 'F3', 'F4', 'F5']
const NUMERALS = '一二三四五'

const faceElements = (view: ReviewFace, render: Render): BodyElement[] => [
  heading(`${forceWords[view.force]}（五力之${NUMERALS[order.indexOf(view.force)]}）`),
  ...(view.closed === null ? [note('按一下就保存，三项评完自动翻页')] : [closedLine(view.closed)]),
  ...(view.submitted && view.closed === null ? [note('已提交。改任何一项后，请重新提交评分')] : []),
  ...view.rated.flatMap((one, index) => criterionElements(view, { ...one, index }, render)),
  hr(),
  row(wayOf(view, render)),
  ...recusalElements(view, render),
]

type Placed = Rated & { index: number }

const criterionElements = (view: ReviewFace, one: Placed, render: Render): BodyElement[] => {
  const words = criterionWords[one.code]
  const { nomination } = view.candidate
  const rest = one.cut
    ? [
        button(
          `${moreWords.readAll} · ${words.name}`,
          press(turn, { nomination, face: view.force, full: one.code }, render),
          { size: 'small' },
        ),
      ]
    : []
  return [
    text(`${one.index + 1}. ${words.name}　${stateOf(one)}`, { text_size: 'heading' }),
    ...(view.closed === null ? [] : reasonLine(one)),
    note(words.text),
    text(evidenceOf(one)),
    ...rest,
    ...(view.closed === null
      ? [markRow(nomination, one, render), ...reasonElements(nomination, one, render)]
      : []),
  ]
}

const stateOf = ({ mark: value }: Rated): string => (value === null ? '未评' : `已评：${markWords(value)}`)

/** While it may still be changed the reason stands in its field. */
const reasonLine = ({ mark: value, reason }: Rated): Common[] =>
  value === 'na' && reason !== '' ? [text(`${formLabels.reason}：${reason}`)] : []

const evidenceOf = ({ evidence, files: count }: Rated): string => {
  const said = evidence === '' ? '（没有填写）' : evidence
  return count > 0 ? `${said}\n（附件${count}个）` : said
}

/** Six of one width; on a phone two lines of three, wide enough for a thumb. */
const markRow = (nomination: string, one: Rated, render: Render): Common =>
  thirds(markOrder.map((value) => markButtonOf({ nomination, one, value }, render)))

type OneMark = { nomination: string; one: Rated; value: Mark }

// The same words stand at each criterion: the name tells them apart.
const markButtonOf = ({ nomination, one, value }: OneMark, render: Render): Button =>
  button(markWords(value), press(mark, { nomination, criterion: one.code, mark: value }, render), {
    size: 'small',
    width: 'fill',
    name: `mark_${one.code}_${value}`,
    ...(one.mark === value && { type: 'primary_filled' }),
  })

const reasonElements = (nomination: string, one: Rated, render: Render): BodyElement[] => {
  if (one.mark !== 'na') return []
  const name = reasonField(one.code)
  const send = press(reasonFor, { nomination, criterion: one.code }, render)
  return [
    form(`form_${one.code.replace('.', '_')}`, [
      input(name, formLabels.reason, {
        value: typedText(render, name, one.reason),
        max: 200,
        hint: '为什么不适用，一句话',
      }),
      submit(`保存理由 · ${criterionWords[one.code].name}`, send, { size: 'small' }),
    ]),
  ]
}

const reasonField = (code: CriterionCode): string => `reason_${code}`

const wayOf = (view: ReviewFace, render: Render): Button[] => {
  const { nomination } = view.candidate
  const index = order.indexOf(view.force)
  const to = (face: string): Press => press(turn, { nomination, face }, render)
  return [
    ...(index > 0 ? [button(reviewWords.previousForce, to(order[index - 1] ?? 'F1'))] : []),
    index < 4
      ? button(reviewWords.nextForce, to(order[index + 1] ?? 'review'))
      : button('核对', to('review'), { type: 'primary' }),
    ...(view.files > 0
      ? [button(moreWords.attachments, press(files, { nomination, face: view.force }, render))]
      : []),
    ...(view.closed === null && !view.submitted
      ? [button(reviewWords.skip, press(skip, { nomination }, render))]
      : []),
  ]
}

const recusalElements = (view: ReviewFace, render: Render): BodyElement[] => {
  if (view.closed !== null) return []
  if (!view.mayRecuse) return [note('如发现需要回避，请联系评审组长')]
  return [
    form('recusal', [
      note('和这位人选有师徒、亲属、项目合作等关系的，请先申请回避'),
      input('reason', formLabels.reason, { value: typedText(render, 'reason', ''), max: 200 }),
      submit(reviewWords.declareRecusal, press(recuse, { nomination: view.candidate.nomination }, render), {
        size: 'small',
      }),
    ]),
  ]
}

const fullElements = ({ candidate, rated }: ReviewFull, render: Render): BodyElement[] => {
  const face = rated.code.slice(0, 2)
  return [
    heading(criterionWords[rated.code].name),
    text(evidenceOf(rated)),
    button('返回', press(turn, { nomination: candidate.nomination, face }, render), { type: 'primary' }),
  ]
}

const asideElements = (view: ReviewAside, render: Render): BodyElement[] => {
  const { nomination } = view.candidate
  const back =
    view.kind === 'later' ? [button('回到这一位', press(turn, { nomination, face: 'F1' }, render))] : []
  return [
    text(view.kind === 'later' ? '已放到后面，发送“待办”可以再打开。' : '您已回避这位人选，不用评分。'),
    ...nextElements(view.next, { from: nomination }, render),
    ...(back.length > 0 ? [row(back)] : []),
  ]
}
