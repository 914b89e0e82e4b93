import type { BatchMethod } from '../src/domain/batches.ts'
import { openQueue, openReceipt } from './aggregate-clicks.ts'
import { press, type Render } from './click.ts'
import { button, type Card, type Common, card, hr, note, row, text, under } from './kit.ts'
import { batchMethodWords } from './words/kinds.ts'
import { momentWords } from './words/moments.ts'

type Line = { name: string; unit: string; post: string }

/** 回执: what left, when, with the code that proves it. */
export type BatchReceiptView = {
  id: string
  unit: string
  unitId: string
  number: number
  count: number
  method: BatchMethod
  methodNote: string
  signatory: string
  handedBy: string
  hash: string
  at: number
  lines: Line[]
  page: number
  pages: number
}

const linesOf = (lines: readonly Line[]) =>
  text(lines.map(({ name, unit, post }) => `· ${name}  ${post}  ${unit}`).join('\n'))

export const batchReceiptCard = (view: BatchReceiptView, render: Render): Card =>
  card({ title: '上报回执', subtitle: view.unit, color: 'green' }, [
    text(`第${view.number}批，共${view.count}人`, { text_size: 'heading' }),
    text(
      [
        `上报单位：${view.unit}`,
        `上报时间：${momentWords(view.at)}`,
        `比选方式：${batchMethodWords[view.method]}${view.methodNote ? `（${view.methodNote}）` : ''}`,
        `负责人：${view.signatory}`,
        `经办人：${view.handedBy}`,
        `校验码：${view.hash}`,
      ].join('\n'),
    ),
    under('校验码由本批名单和各份申报的版本算出，内容有任何变化都会不同。'),
    hr(),
    linesOf(view.lines),
    ...pager(view, render),
    note('要补充人选，请另报一批。'),
    button('返回汇总', press(openQueue, { unit: view.unitId }, render), { size: 'small' }),
  ])

const pager = ({ id, page, pages }: BatchReceiptView, render: Render): Common[] => {
  if (pages < 2) return []
  const to = (label: string, target: number) =>
    button(label, press(openReceipt, { batch: id, page: target }, render), { size: 'small' })
  return [
    row([
      ...(page > 1 ? [to('上一页', page - 1)] : []),
      text(`第${page}页，共${pages}页`),
      ...(page < pages ? [to('下一页', page + 1)] : []),
    ]),
  ]
}

/** What an officer is told: which of the own unit's entries went to the district. */
export type BatchNewsView = {
  unit: string
  from: string
  number: number
  at: number
  lines: Line[]
  more: number
}

export const batchNewsCard = (view: BatchNewsView): Card =>
  card({ title: '申报已上报', subtitle: view.unit, color: 'green' }, [
    text(`${view.from}已把下列人选报给区总工会，等待资格审核。`),
    linesOf(view.lines),
    ...(view.more > 0 ? [note(`另有${view.more}人`)] : []),
    note(`第${view.number}批，${momentWords(view.at)}`),
  ])
