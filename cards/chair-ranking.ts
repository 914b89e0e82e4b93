import type { RankingView, RankLine, ReasonView } from '../src/domain/review-view.ts'
import {
  list,
  listBecause,
  noteTargetClick,
  showRankingClick,
  unlist,
  unlistBecause,
} from './chair-clicks.ts'
import { press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  type Button,
  button,
  type Card,
  card,
  form,
  heading,
  input,
  note,
  problems,
  row,
  submit,
  table,
  text,
} from './kit.ts'
import { whereOf } from './review-next.ts'
import { chairWords, formLabels, forPerson } from './words/contract.ts'
import { clip } from './words/measures.ts'

/** 排名和名单: ties as ties, the target as a line. Ranking advises; people decide. */
export const rankingCard = (view: RankingView, render: Render): Card =>
  card(
    { title: '排名和名单', subtitle: view.cycle, tags: [{ text: `名单${view.listed}人`, color: 'blue' }] },
    [
      ...problems(sentencesOf(render)),
      text(gapOf(view)),
      ...(view.targetReason ? [note(`说明：${view.targetReason}`)] : []),
      ...(view.lines.length > 0 ? [tableOf(view)] : [text('没有可以排名的人选。')]),
      ...(view.chairs
        ? [row(view.lines.filter(({ movable }) => movable).map((one) => moveOf(view, one, render)))]
        : []
      ).filter((one) => one.columns.length > 0),
      ...unrankedElements(view),
      ...pagesOf(view, render),
      note('排名只供参考，名单由评审小组定。总分保留两位小数，相同即并列。'),
      ...noteElements(view, render),
    ],
  )

const gapOf = ({ target, listed }: RankingView): string => {
  const gap = listed - target
  const words = gap === 0 ? '与目标相同' : gap > 0 ? `比目标多${gap}人` : `比目标少${-gap}人`
  return `目标${target}人，已列入${listed}人，${words}。目标是参考线，不是上限。`
}

const tableOf = (view: RankingView) =>
  table(
    [
      { name: 'place', label: '名次', width: '100px' },
      { name: 'name', label: '姓名' },
      { name: 'total', label: '总分' },
      { name: 'valid', label: '有效评分' },
      { name: 'remark', label: '备注', width: '160px' },
      { name: 'unit', label: '单位', width: '220px' },
    ],
    view.lines.map((line) => ({
      place: `${line.place}${line.tied ? '（并列）' : ''}`,
      name: clip(line.name, 20),
      total: line.total,
      valid: `${line.valid}份`,
      remark: remarkOf(line),
      unit: clip(line.unit, 30),
    })),
  )

const remarkOf = ({ line, listed, range }: RankLine): string => {
  const remarks = [
    ...(listed ? ['已列入'] : []),
    ...(line === 'above' ? ['目标线内'] : []),
    ...(line === 'atLine' ? ['并列在目标线上'] : []),
    ...(range === null ? [] : [`分歧大（相差${range}分）`]),
  ]
  return remarks.length === 0 ? '—' : remarks.join('，')
}

// Two of the same name on one page are told apart by their unit.
const moveOf = (view: RankingView, one: RankLine, render: Render): Button => {
  const twice = view.lines.filter(({ name }) => name === one.name).length > 1
  const name = twice ? `${one.name}（${clip(one.unit, 20)}）` : one.name
  const value = { nomination: one.nomination, page: view.page }
  return one.listed
    ? button(forPerson(chairWords.unlist, name), press(unlist, value, render), {
        size: 'small',
        name: `unlist_${one.nomination}`,
      })
    : button(forPerson(chairWords.list, name), press(list, value, render), {
        size: 'small',
        type: 'primary',
        name: `list_${one.nomination}`,
      })
}

const unrankedElements = ({ unranked }: RankingView): BodyElement[] =>
  unranked.length === 0
    ? []
    : [
        heading('有效评分不够，没有名次'),
        text(
          unranked
            .slice(0, 20)
            .map((one) => `${clip(one.name, 20)}：${one.valid}份，至少${one.needed}份`)
            .join('\n'),
        ),
        ...(unranked.length > 20 ? [note(`还有${unranked.length - 20}位`)] : []),
      ]

const pagesOf = ({ page, pages }: RankingView, render: Render): BodyElement[] => {
  if (pages < 2) return []
  const to = (label: string, target: number) =>
    button(label, press(showRankingClick, { page: target }, render), { size: 'small' })
  return [
    row([
      ...(page > 0 ? [to('上一页', page - 1)] : []),
      text(`第${page + 1}页，共${pages}页`),
      ...(page < pages - 1 ? [to('下一页', page + 1)] : []),
    ]),
  ]
}

const noteElements = (view: RankingView, render: Render): BodyElement[] =>
  !view.chairs || view.listed === view.target || view.listed === 0
    ? []
    : [
        form('target', [
          input('reason', formLabels.reason, {
            value: typedText(render, 'reason', view.targetReason ?? ''),
            max: 300,
            hint: '名单人数和目标不同，请说明理由',
          }),
          submit('保存说明', press(noteTargetClick, { page: view.page }, render)),
        ]),
      ]

/** Why this name goes on the list out of turn, or off it. */
export const shortlistReasonCard = (view: ReasonView, render: Render): Card => {
  const isListing = view.act === 'list'
  const word = isListing ? chairWords.list : chairWords.unlist
  const value = { nomination: view.candidate.nomination, page: view.page }
  const send = isListing ? press(listBecause, value, render) : press(unlistBecause, value, render)
  return card(
    { title: `${word}：${view.candidate.name}`, subtitle: whereOf(view.candidate), color: 'orange' },
    [
      ...problems(sentencesOf(render)),
      ...(view.place === null ? [] : [text(`名次：第${view.place}名`)]),
      text(isListing ? '名次在前的还有人没有列入。可以这样定，请写明理由。' : '请写明移出的理由。'),
      form('why', [
        input('reason', formLabels.reason, { value: typedText(render, 'reason', ''), max: 300, rows: 2 }),
        submit(forPerson(word, view.candidate.name), send, { type: 'primary_filled' }),
      ]),
      button('返回排名', press(showRankingClick, { page: view.page }, render)),
    ],
  )
}
