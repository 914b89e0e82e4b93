import type { CloseView, ProgressView } from '../src/domain/review-view.ts'
import { askClose, close, remind, showProgressClick, showRankingClick } from './chair-clicks.ts'
import { press, type Render, sentencesOf } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  fact,
  heading,
  note,
  problems,
  row,
  shares,
  table,
  text,
} from './kit.ts'
import { moreWords } from './words/buttons.ts'
import { chairWords } from './words/contract.ts'
import { clip } from './words/measures.ts'
import { momentWords } from './words/moments.ts'

/** More rows than this are not sent: the rest is counted. */
const MOST = 60
/** More bars than this are a wall. */
const MOST_BARS = 15

/** 评审进度: who has handed in how many, for which candidate how many are in. Counts only. */
export const progressCard = (view: ProgressView, render: Render): Card =>
  card(
    {
      title: '评审进度',
      icon: 'group_outlined',
      subtitle: view.cycle,
      tags: [{ text: `${view.submitted}/${view.total}`, color: 'blue' }],
      summary: `评审进度 ${view.submitted}/${view.total}`,
    },
    [
      ...problems(sentencesOf(render)),
      ...(view.closed ? closedElements(render) : openElements(view, render)),
    ],
  )

const closedElements = (render: Render): BodyElement[] => [
  text('评分已经结束。'),
  button('看排名', press(showRankingClick, {}, render), { type: 'primary_filled' }),
]

const openElements = (view: ProgressView, render: Render): BodyElement[] =>
  view.total === 0
    ? [text('还没有分配评审任务。')]
    : [
        text(`已提交${view.submitted}份，共${view.total}份。`),
        ...(view.deadline ? [fact('完成时限', momentWords(view.deadline))] : []),
        ...reviewersChart(view),
        reviewersTable(view),
        heading('人选'),
        candidatesTable(view),
        ...moreOf(view.candidates.length),
        note('结束评分以前，除评委本人的评分外，谁也看不到分数和名次。'),
        ...actionsOf(view, render),
      ]

/** A picture of the table below it, while it fits on a phone's screen; one reviewer needs none. */
const reviewersChart = ({ reviewers }: ProgressView): BodyElement[] =>
  reviewers.length < 2 || reviewers.length > MOST_BARS
    ? [heading('评委')]
    : [
        shares(
          '每位评委提交的份数',
          { done: '已提交', left: '未提交' },
          reviewers.map(({ name, submitted, total }) => ({
            name: clip(name, 8),
            done: submitted,
            left: total - submitted,
          })),
        ),
      ]

const reviewersTable = (view: ProgressView) =>
  table(
    [
      { name: 'name', label: '评委' },
      { name: 'done', label: '已提交' },
      { name: 'away', label: '回避' },
    ],
    view.reviewers.map((one) => ({
      name: clip(one.name, 20),
      done: `${one.submitted}/${one.total}`,
      away: one.recused === 0 ? '无' : `${one.recused}位`,
    })),
  )

const candidatesTable = (view: ProgressView) =>
  table(
    [
      { name: 'name', label: '人选' },
      { name: 'unit', label: '单位' },
      { name: 'done', label: '收到评分' },
    ],
    view.candidates.slice(0, MOST).map((one) => ({
      name: clip(one.name, 20),
      unit: clip(one.unit, 30),
      done: `${one.submitted}/${one.total}${one.submitted < one.needed ? `（满${one.needed}份有效）` : ''}`,
    })),
  )

const moreOf = (count: number): BodyElement[] =>
  count > MOST ? [note(`还有${count - MOST}位没有列出，提交较少的排在前面。`)] : []

const actionsOf = (view: ProgressView, render: Render): BodyElement[] =>
  view.chairs
    ? [
        row([
          button(chairWords.remind, press(remind, {}, render), { type: 'primary_filled' }),
          button(chairWords.closeScores, press(askClose, {}, render)),
          button(moreWords.refresh, press(showProgressClick, {}, render)),
        ]),
      ]
    : [button(moreWords.refresh, press(showProgressClick, {}, render))]

/** 结束评分, second step: what would be missing. */
export const closeCard = (view: CloseView, render: Render): Card =>
  card({ title: '结束评分？', subtitle: view.cycle, color: 'orange', icon: 'warning_outlined' }, [
    ...problems(sentencesOf(render)),
    text(view.missing === 0 ? '评分都已提交。' : `还有${view.missing}份评分没有提交，结束后不计入。`),
    ...linesOf(view.reviewers.slice(0, 20).map((one) => `${clip(one.name, 20)}：还差${one.left}份`)),
    ...tooFewElements(view),
    text(`结束后，${view.entries}位人选的评分不再改动，随即可以看排名。`),
    row([
      button(chairWords.closeScores, press(close, { missing: view.missing }, render), {
        type: 'danger_filled',
      }),
      button('先不结束', press(showProgressClick, {}, render)),
    ]),
  ])

const linesOf = (lines: string[]): BodyElement[] => (lines.length === 0 ? [] : [text(lines.join('\n'))])

const tooFewElements = ({ tooFew }: CloseView): BodyElement[] =>
  tooFew.length === 0
    ? []
    : [
        heading(`${tooFew.length}位人选有效评分不够，将没有名次`),
        ...linesOf(
          tooFew.slice(0, 20).map((one) => `${clip(one.name, 20)}：${one.submitted}份，至少${one.needed}份`),
        ),
        ...(tooFew.length > 20 ? [note(`还有${tooFew.length - 20}位`)] : []),
      ]
