import { exclude, giveBack, hold, include, openGroup, openQueue } from './aggregate-clicks.ts'
import { press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type EntryBodyView,
  factLines,
  findingLines,
  forcePanels,
  headLine,
  isCut,
  routeLine,
} from './entry-body.ts'
import { filePanel, fullButton } from './entry-clicks.ts'
import {
  type BodyElement,
  button,
  type Card,
  type Common,
  card,
  form,
  hr,
  input,
  note,
  panel,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { aggregationWords, formLabels, forPerson } from './words/contract.ts'
import { clip } from './words/measures.ts'
import { discreetStateWord } from './words/states.ts'

/** One entry as its aggregator reads it. */
export type AggregateEntryView = EntryBodyView & {
  unit: string
  heldReason: string
  group: { key: string; names: string[] } | null
  barred: boolean
}

export const aggregateEntryCard = (view: AggregateEntryView, render: Render): Card =>
  card({ title: '汇总 · 看材料', subtitle: view.head.name, color: 'turquoise' }, [
    ...problems(sentencesOf(render)),
    headLine(view.head),
    note(
      [
        `${discreetStateWord(view.head.state)}${view.heldReason ? `：${clip(view.heldReason, 200)}` : ''}`,
        routeLine(view.head.route),
      ].join('\n'),
    ),
    ...(view.barred ? problems(['这个单位已被取消推荐资格（第十一条），不能纳入汇总。']) : []),
    ...findingLines(view, 6),
    ...sameGroup(view, render),
    panel('基本信息', view.facts.length > 0 ? factLines(view) : [note('还没有填写。')], true),
    ...forcePanels(view),
    ...whole(view, render),
    ...filePanel(view.files, { nomination: view.head.id, back: 'aggregate' }, render),
    ...doing(view, render),
    hr(),
    button('返回汇总', press(openQueue, view.unit ? { unit: view.unit } : {}, render), { size: 'small' }),
  ])

const whole = (view: AggregateEntryView, render: Render): Common[] =>
  isCut(view)
    ? [fullButton('看全文', { nomination: view.head.id, face: 'F1', back: 'aggregate' }, render)]
    : []

const sameGroup = ({ group, unit }: AggregateEntryView, render: Render): Common[] =>
  group
    ? [
        row([
          text(`同行业、同单位、同岗位还有：${clip(group.names.join('、'), 80)}`),
          button('比选', press(openGroup, { unit, key: group.key }, render), { size: 'small' }),
        ]),
      ]
    : []

const doing = ({ head, unit }: AggregateEntryView, render: Render): BodyElement[] => {
  const { id: nomination, version, name, state } = head
  const at = { nomination, version, ...(unit && { unit }) }
  const canInclude = state === 'submitted' || state === 'held'
  if (!canInclude && state !== 'batched') return []
  return [
    hr(),
    canInclude
      ? button(forPerson(aggregationWords.include, name), press(include, at, render), {
          type: 'primary_filled',
        })
      : button(forPerson('移出这一批', name), press(exclude, at, render)),
    form('reason_form', [
      input('reason', formLabels.reason, {
        value: typedText(render, 'reason', ''),
        max: 500,
        rows: 2,
        hint: '退回或暂缓时写明，经办人会看到退回的理由',
      }),
      row([
        submit(aggregationWords.giveBack, press(giveBack, { nomination, version }, render)),
        ...(state === 'held'
          ? []
          : [submit(aggregationWords.hold, press(hold, { nomination, version }, render))]),
      ]),
    ]),
  ]
}
