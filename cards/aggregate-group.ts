import type { NominationState } from '../src/domain/nomination-facts.ts'
import { openEntry, openQueue, PLACES_MAX, saveOrder } from './aggregate-clicks.ts'
import { press, type Render, sentencesOf, typedText } from './click.ts'
import { spanOf } from './entry-body.ts'
import {
  actions,
  aside,
  button,
  type Card,
  type Common,
  card,
  type Form,
  form,
  input,
  note,
  problems,
  row,
  select,
  submit,
  text,
  under,
} from './kit.ts'
import { formLabels, forPerson } from './words/contract.ts'
import { clip } from './words/measures.ts'
import { discreetStateWord } from './words/states.ts'

type Member = {
  id: string
  name: string
  post: string
  state: NominationState
  skill: string
  contest: string
  career: { years: number; months: number } | null
}

/** Two or more of one industry, unit and post side by side, with the order and why (R-3.5). */
export type AggregateGroupView = {
  unit: string
  key: string
  title: { industry: string; unit: string; post: string }
  members: Member[]
  settled: boolean
  outdated: boolean
  reason: string
}

const SHOWN = 12

export const aggregateGroupCard = (view: AggregateGroupView, render: Render): Card =>
  card({ title: '比选', subtitle: view.title.post, color: 'turquoise' }, [
    ...problems(sentencesOf(render)),
    text(`${view.title.post}\n${view.title.unit}  ${view.title.industry}`, { text_size: 'heading' }),
    note('同行业、同单位、同岗位择优推荐，请排出先后并写明理由（第三条）。不限人数，都可以上报。'),
    ...(view.outdated ? problems(['排好以后又来了新的人选，请重新排一次。']) : []),
    ...view.members.slice(0, SHOWN).flatMap((member, index) => memberLines({ member, index, view }, render)),
    ...(view.members.length > SHOWN ? [note(`另有${view.members.length - SHOWN}人没有列出`)] : []),
    orderForm(view, render),
  ])

type Line = { member: Member; index: number; view: AggregateGroupView }

const memberLines = ({ member, index, view }: Line, render: Render): Common[] => [
  text(`${view.settled ? `${index + 1}. ` : ''}${member.name}  ${member.post}`),
  under(
    [
      discreetStateWord(member.state),
      `技能等级或职称：${member.skill || '未填写'}`,
      `竞赛成绩：${clip(member.contest, 80) || '未填写'}`,
      `一线工作：${member.career ? spanOf(member.career) : '未填写'}`,
    ].join('\n'),
  ),
  actions([
    button(
      forPerson('看材料', memberName(member, view.members)),
      press(openEntry, { nomination: member.id }, render),
      { size: 'small' },
    ),
  ]),
]

/** Two of the same name are told apart by their place in the list. */
const memberName = (member: Member, members: readonly Member[]): string => {
  const same = members.filter(({ name }) => name === member.name)
  return same.length < 2 ? member.name : `${member.name}（${same.indexOf(member) + 1}）`
}

const orderForm = (view: AggregateGroupView, render: Render): Form =>
  form('order_form', [
    ...(view.members.length > PLACES_MAX ? byNames(view, render) : byPlaces(view, render)),
    input('reason', formLabels.reason, {
      value: typedText(render, 'reason', view.reason),
      max: 500,
      rows: 2,
      hint: '例如：技能等级更高，三年业绩更好',
    }),
    row([
      submit('保存先后', press(saveOrder, { unit: view.unit, key: view.key }, render), {
        type: 'primary_filled',
      }),
      aside('返回汇总', press(openQueue, { unit: view.unit }, render)),
    ]),
  ])

// The last place is whoever remains: two people are one choice.
const byPlaces = ({ members, settled }: AggregateGroupView, render: Render): Form['elements'] =>
  members.slice(0, -1).flatMap((member, index) =>
    select(`place${index + 1}`, `第${index + 1}位`, {
      options: members.map((one) => ({ text: memberName(one, members), value: one.id })),
      value: typedText(render, `place${index + 1}`, settled ? member.id : ''),
    }),
  )

const byNames = ({ members }: AggregateGroupView, render: Render): Form['elements'] => [
  input('names', '先后顺序', {
    value: [...typedText(render, 'names', members.map(({ name }) => name).join('、'))].slice(0, 900).join(''),
    max: 1000,
    rows: 3,
    hint: '按先后写姓名，用顿号隔开',
  }),
]
