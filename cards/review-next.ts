import type { Denial } from '../src/domain/result.ts'
import type { Candidate } from '../src/domain/review-view.ts'
import { press, type Render } from './click.ts'
import { button, type Common, text } from './kit.ts'
import { start } from './review-clicks.ts'
import { reviewWords } from './words/contract.ts'
import { denialSentence } from './words/denials.ts'

/** '数控车工 · 海淀精工机械有限公司'. */
export const whereOf = ({ post, unit }: Candidate): string =>
  [post, unit].filter((part) => part !== '').join(' · ')

/** Who comes next, and the button that sends that candidate's card. */
export const nextElements = (
  next: Candidate | null,
  value: { from?: string; page?: number },
  render: Render,
): Common[] =>
  next === null
    ? [text('没有待评的人选了。')]
    : [
        text(`下一位：${next.name}　${whereOf(next)}`),
        button(reviewWords.startReview, press(start, value, render), { type: 'primary_filled' }),
      ]

/** Why nothing can be pressed here any more; whoever only looks did nothing that could be refused. */
export const closedLine = (closed: Denial): Common =>
  text(
    closed.key === 'late' || closed.key === 'score-closed' || closed.key === 'stage-closed'
      ? '评分已结束，这里只能查看。'
      : denialSentence(closed),
  )
