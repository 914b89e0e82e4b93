import type { BatchMethod } from '../src/domain/batches.ts'
import { confirmHandOver, openGroup, openHandOver, openQueue } from './aggregate-clicks.ts'
import { press, type Render, sentencesOf, typedText } from './click.ts'
import type { EntryHeadView } from './entry-body.ts'
import {
  aside,
  type BodyElement,
  button,
  type Card,
  type Common,
  card,
  form,
  hr,
  input,
  lineWith,
  note,
  problems,
  row,
  select,
  submit,
  text,
} from './kit.ts'
import { batchMethodWords } from './words/kinds.ts'
import { clip } from './words/measures.ts'

/** 上报, before it leaves. */
export type HandOverView = {
  unit: { id: string; name: string }
  number: number
  count: number
  lines: EntryHeadView[]
  page: number
  pages: number
  seen: string
  methods: BatchMethod[]
  signatory: string
  openGroups: { key: string; names: string[] }[]
  incomplete: string[]
  barred: string[]
  waiting: number
}

const FEW = 4

export const handOverCard = (view: HandOverView, render: Render): Card =>
  card(
    {
      title: `上报 · 第${view.number}批`,
      subtitle: view.unit.name,
      color: 'turquoise',
      icon: 'group_outlined',
    },
    [
      ...problems([...sentencesOf(render), ...hindrances(view)]),
      text(`这${view.count}人将报给区总工会，上报后这一批不能再改。`, { text_size: 'heading' }),
      text(view.lines.map(({ name, unit, post }) => `· ${name}  ${post}  ${unit}`).join('\n')),
      ...pager(view, render),
      ...(view.waiting > 0 ? [note(`还有${view.waiting}人没有纳入，可以以后另报一批。`)] : []),
      ...openGroupLines(view, render),
      hr(),
      ...stated(view, render),
    ],
  )

const hindrances = ({ incomplete, barred, openGroups }: HandOverView): string[] => [
  ...(incomplete.length > 0
    ? [`还没有填齐，请退回补齐或移出这一批：${clip(incomplete.join('、'), 80)}`]
    : []),
  ...(barred.length > 0
    ? [`单位已被取消推荐资格（第十一条），请移出这一批：${clip(barred.join('、'), 80)}`]
    : []),
  ...(openGroups.length > 0 ? [`有${openGroups.length}组同岗位人选还没有排先后（第三条），请先比选。`] : []),
]

const pager = ({ page, pages, unit }: HandOverView, render: Render): Common[] => {
  if (pages < 2) return []
  const to = (label: string, target: number) =>
    button(label, press(openHandOver, { unit: unit.id, page: target }, render), { size: 'small' })
  return [
    row([
      ...(page > 1 ? [to('上一页', page - 1)] : []),
      text(`第${page}页，共${pages}页`),
      ...(page < pages ? [to('下一页', page + 1)] : []),
    ]),
  ]
}

const openGroupLines = ({ openGroups, unit }: HandOverView, render: Render): Common[] => [
  ...openGroups.slice(0, FEW).map(({ key, names }, index) =>
    lineWith(
      clip(names.join('、'), 60),
      button(`比选 · 第${index + 1}组`, press(openGroup, { unit: unit.id, key }, render), {
        size: 'small',
      }),
    ),
  ),
  ...(openGroups.length > FEW ? [note(`另有${openGroups.length - FEW}组，排好一组后显示下一组`)] : []),
]

const stated = (view: HandOverView, render: Render): BodyElement[] => [
  form('hand_over_form', [
    ...select('method', '比选方式', {
      options: view.methods.map((value) => ({ text: batchMethodWords[value], value })),
      value: typedText(render, 'method', ''),
    }),
    input('methodNote', '比选说明', {
      value: typedText(render, 'methodNote', ''),
      max: 500,
      rows: 2,
      hint: '怎么比选的；选“其他”时请写明',
    }),
    input('signatory', '负责人', { value: typedText(render, 'signatory', view.signatory), max: 40 }),
    row([
      submit('确认上报', press(confirmHandOver, { unit: view.unit.id, seen: view.seen }, render), {
        type: 'primary_filled',
      }),
      aside('返回汇总', press(openQueue, { unit: view.unit.id }, render)),
    ]),
  ]),
]
