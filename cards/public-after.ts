import { press, type Render } from './click.ts'
import { button, type Card, card, fact, heading, hr, note, row, text } from './kit.ts'
import {
  type Mark,
  marked,
  namesInOrder,
  openPublic,
  type PublicLine,
  type PublicView,
  publicCard,
  publicTitle,
  span,
} from './public.ts'
import { dateWords } from './words/measures.ts'

/** What stands in the place of a card that is no longer the valid one: no names any more. */
export type ClosedView = {
  cycle: string
  number: number
  why: 'corrected' | 'renewed' | 'ended' | 'decided'
  start: string
  end: string
}

const closing: Record<ClosedView['why'], { tag: string; words: string }> = {
  corrected: { tag: '已被更正', words: '本名单已被更正，请以群里最新的公示为准。' },
  renewed: { tag: '已更新', words: '本名单已重新发布，内容不变，请看群里最新的公示。' },
  ended: { tag: '公示已结束', words: '公示已结束，名单原文由区总工会存档。' },
  decided: { tag: '公示已结束', words: '公示已结束，党组会已审议，请看群里的结果。' },
}

export const closedCard = (view: ClosedView): Card =>
  card(
    {
      title: publicTitle(view),
      subtitle: `第${view.number}号名单`,
      color: 'grey',
      tags: [{ text: closing[view.why].tag, color: 'neutral' }],
      forward: true,
      summary: closing[view.why].tag,
    },
    [text(closing[view.why].words), fact('公示时间', span(view.start, view.end))],
  )

/** Said once in each group when the period is over. */
export type EndedView = { cycle: string; number: number; count: number; start: string; end: string }

export const endedCard = (view: EndedView, render: Render & { mark: Mark }): Card =>
  card({ title: `${view.cycle}　公示已结束`, color: 'grey', forward: true, summary: '公示已结束' }, [
    text(`${view.count}名拟选树人选的公示已于${dateWords(view.end)}结束，感谢大家的监督。`),
    text('接下来由区总工会党组会审议，结果会在这里公布。'),
    fact('公示时间', span(view.start, view.end)),
    row([button('查看进展', marked(press(openPublic, {}, render), render.mark))]),
  ])

/** The final list // 选树结果. */
export type FinalView = {
  cycle: string
  number: number
  /** dates 'YYYY-MM-DD', oldest first */
  meetings: { name: string; date: string }[]
  lines: Pick<PublicLine, 'name' | 'unit' | 'post' | 'deeds'>[]
}

const meetingWords = (meetings: FinalView['meetings']): string =>
  meetings.map(({ name, date }) => `${name}（${dateWords(date)}）`).join('、')

export const finalCard = (view: FinalView, render: Render & { mark?: Mark; forward?: boolean }): Card =>
  card(
    {
      title: `${view.cycle}　结果`,
      subtitle: `第${view.number}号名单`,
      color: 'red',
      tags: [{ text: '党组会审议通过', color: 'green' }],
      forward: render.forward ?? false,
    },
    [
      text(`经${meetingWords(view.meetings)}审议，同意选树以下${view.lines.length}名同志为海淀工匠。`),
      hr(),
      heading('名单（按姓氏笔画排序）'),
      ...namesInOrder(view.lines.map((line) => ({ ...line, start: '', end: '' }))),
      hr(),
      note('依据《海淀工匠人才培育选树工程实施办法》（试行）第四条。北京市海淀区总工会'),
      row([button('查看结果', marked(press(openPublic, {}, render), render.mark))]),
    ],
  )

/** 公示, whatever there is to see: before, during, after. */
export type PublicNowView =
  | { when: 'before'; cycle: string | null; stage: string | null; from: string | null; contact: string[] }
  | { when: 'during'; list: PublicView }
  | { when: 'after'; list: PublicView }
  | { when: 'decided'; final: FinalView }

export const publicNowCard = (view: PublicNowView, render: Render): Card => {
  if (view.when === 'during') return publicCard(view.list, render)
  if (view.when === 'after') return closedCard({ ...view.list, why: 'ended' })
  if (view.when === 'decided') return finalCard(view.final, render)
  return card({ title: '公示', subtitle: view.cycle ?? '本年度尚未开始', color: 'red' }, [
    text('现在没有正在公示的名单。'),
    ...(view.stage ? [fact('当前阶段', view.stage)] : []),
    text(
      view.from
        ? `名单将于${dateWords(view.from)}起公示，届时发送“公示”就能看到。`
        : '评审结束、名单产生后会在公示群里公布，届时发送“公示”就能看到。',
    ),
    ...(view.contact.length > 0 ? [note(view.contact.join('\n'))] : []),
  ])
}
