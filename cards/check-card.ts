import type { CheckItemKey, ItemVerdict } from '../src/domain/checks.ts'
import type { Finding } from '../src/domain/validation.ts'
import { openCheck, openQueue } from './check-clicks.ts'
import { checkForms } from './check-forms.ts'
import { itemLines } from './check-items.ts'
import { press, type Render, sentencesOf } from './click.ts'
import {
  type EntryBodyView,
  type EntryHeadView,
  factLines,
  forceText,
  headLine,
  routeLine,
} from './entry-body.ts'
import { filePanel, fullButton } from './entry-clicks.ts'
import {
  type Button,
  button,
  type Card,
  type Common,
  card,
  heading,
  hr,
  note,
  panel,
  problems,
  row,
  text,
} from './kit.ts'
import { checkVerdictWords } from './words/checks.ts'
import { forceWords } from './words/forces.ts'
import { clip } from './words/measures.ts'
import { momentWords } from './words/moments.ts'
import { nominationStateWords } from './words/states.ts'

export type CheckItemView = {
  key: CheckItemKey
  article: string
  soft: boolean
  verdict: ItemVerdict
  automatic: boolean
  findings: Finding[]
  note: string
  seen: number
}

type Said = {
  verdict: 'pass' | 'fail' | 'return' | 'reverse'
  by: string
  reason: string
  article: string
  at: number
}

/** One entry by the items of the checklist. */
export type CheckEntryView = EntryBodyView & {
  batch: { unit: string; number: number } | null
  round: number
  items: CheckItemView[]
  duplicates: { head: EntryHeadView; by: ('name' | 'member' | 'phone')[] }[]
  history: Said[]
  articles: string[]
  article: string
  lastDueDate: string
  barred: boolean
  offers: 'check' | 'note' | 'reverse' | 'read'
}

export const checkEntryCard = (view: CheckEntryView, render: Render): Card =>
  card({ title: '资格审核', subtitle: view.head.name, color: 'indigo', icon: 'approval_outlined' }, [
    ...problems(sentencesOf(render)),
    headLine(view.head),
    note(whence(view)),
    ...(view.barred ? problems(['这个单位已被取消推荐资格（第十一条），请在最后一项核实。']) : []),
    ...duplicateLines(view),
    ...historyLines(view),
    panel('基本信息', [text(factsText(view))]),
    panel('工匠五力', [text(forcesText(view))]),
    ...filePanel(view.files, { nomination: view.head.id, back: 'check' }, render),
    fullButton('看全文', { nomination: view.head.id, face: 'F1', back: 'check' }, render),
    hr(),
    heading('核对清单'),
    ...itemLines(view, render),
    ...checkForms(view, render),
    row(backOf(view, render)),
  ])

const backOf = ({ head, offers }: CheckEntryView, render: Render): Button[] => [
  ...(offers === 'note'
    ? [button('返回核对清单', press(openCheck, { nomination: head.id }, render), { size: 'small' })]
    : []),
  button('返回待审', press(openQueue, {}, render), { size: 'small' }),
]

const whence = ({ head, batch, round }: CheckEntryView): string =>
  [
    nominationStateWords[head.state],
    head.route === 'self'
      ? `【${routeLine(head.route)}】`
      : batch
        ? `${batch.unit}第${batch.number}批`
        : routeLine(head.route),
    round > 1 ? `第${round}次审核` : '',
  ]
    .filter(Boolean)
    .join('  ')

/** A career may be a thousand characters; all of it stands under 看全文. */
const LONGEST = 200

const factsText = (view: CheckEntryView): string =>
  factLines(view)
    .map(({ text: said }) => said.content)
    .map((line) => ([...line].length > LONGEST ? `${[...line].slice(0, LONGEST).join('')}……` : line))
    .join('\n')

const forcesText = ({ forces }: CheckEntryView): string =>
  forces.map((force) => `—— ${forceWords[force.force]} ——\n${forceText(force)}`).join('\n')

const sharedWords = { name: '姓名和单位', member: '会员号', phone: '手机号' } as const
const FEW = 3

const duplicateLines = ({ duplicates }: CheckEntryView): Common[] =>
  duplicates.length === 0
    ? []
    : problems([
        ...duplicates
          .slice(0, FEW)
          .map(
            ({ head, by }) =>
              `可能重复：${head.name}  ${head.unit}  ${routeLine(head.route)}  ${nominationStateWords[head.state]}（${by.map((key) => sharedWords[key]).join('、')}相同）`,
          ),
        ...(duplicates.length > FEW ? [`另有${duplicates.length - FEW}份可能重复`] : []),
      ])

const historyLines = ({ history }: CheckEntryView): Common[] =>
  history
    .slice(-2)
    .map(({ verdict, by, reason, article, at }) =>
      note(
        [
          `${momentWords(at)}  ${by}：${verdict === 'reverse' ? '撤销结论' : checkVerdictWords[verdict]}`,
          article,
          clip(reason, 60),
        ]
          .filter(Boolean)
          .join('  '),
      ),
    )
