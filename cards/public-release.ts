import { z } from 'zod'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  fact,
  form,
  heading,
  hr,
  input,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { type PublicView, publicBody } from './public.ts'
import { type ChangeView, changeLines, type WarningView, warningLines } from './public-preview.ts'
import { publicityWords } from './words/contract.ts'
import { momentWords } from './words/moments.ts'

/** What the second person decides about. */
export type ReleaseView = {
  list: PublicView
  state: 'proposed' | 'released' | 'returned' | 'other'
  proposedBy: string
  /** epoch ms */
  proposedAt: number
  own: boolean
  warnings: WarningView[]
  groups: string[]
  /** since the first person pressed */
  changes: ChangeView
  seen: string
}

/** 同意发布 */
export const releaseList = defineClick({
  name: 'public.release',
  who: ['staff', 'confirmer'],
  during: 'publicity',
  value: z.object({ list: z.string(), seen: z.string() }),
})

/** 有误，退回 */
export const returnList = defineClick({
  name: 'public.return',
  who: ['staff', 'confirmer'],
  during: 'publicity',
  value: z.object({ list: z.string(), seen: z.string() }),
  form: z.object({ reason: z.string().max(2000).default('') }),
})

const releaseButton = (view: ReleaseView, render: Render): BodyElement[] => {
  const { added, removed, changed } = view.changes
  if (view.state === 'released') return [text('这份名单已经发布。')]
  if (view.state === 'returned') return [text('这份名单已退回，请等经办的同志重新提请。')]
  if (view.state !== 'proposed') return [text('这份名单已经换成新的，不用再处理。')]
  if (added.length + removed.length + changed.length > 0)
    return [
      text('提请之后名单有了变化，前一次提请作废，请经办的同志重新提请：', { text_color: 'red' }),
      ...changeLines(view.changes),
    ]
  if (view.own) return [text('这份名单是您提请的，要由另一位同志同意发布。')]
  return [
    text('提请之后名单没有变化。'),
    row([
      button(
        publicityWords.releaseList,
        press(releaseList, { list: view.list.list, seen: view.seen }, render),
        { type: 'primary_filled' },
      ),
    ]),
    form('return', [
      input('reason', '理由', {
        value: typedText(render, 'reason', '').slice(0, 200),
        max: 200,
        hint: '哪里不对，会告诉提请的同志',
      }),
      submit('有误，退回', press(returnList, { list: view.list.list, seen: view.seen }, render)),
    ]),
  ]
}

const titles: Readonly<Record<ReleaseView['state'], string>> = {
  proposed: '请复核公示名单',
  released: '公示名单已发布',
  returned: '公示名单已退回',
  other: '公示名单已换成新的',
}

const titleOf = ({ state }: ReleaseView) =>
  ({ title: titles[state], color: state === 'released' ? 'green' : 'orange' }) as const

export const releaseCard = (view: ReleaseView, render: Render): Card =>
  card({ ...titleOf(view), subtitle: `第${view.list.number}号名单` }, [
    ...problems(sentencesOf(render)),
    text(`${view.proposedBy}于${momentWords(view.proposedAt)}提请发布，共${view.list.lines.length}人。`),
    ...(view.state === 'proposed' ? warningLines(view.warnings) : []),
    fact('发到这些群', view.groups.length ? view.groups.join('、') : '还没有公示群'),
    ...releaseButton(view, render),
    hr(),
    heading(view.state === 'proposed' ? '以下是将要发布的内容' : '以下是提请的内容'),
    ...publicBody(view.list),
  ])
