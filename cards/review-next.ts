import type { Candidate } from '../src/domain/review-view.ts'
import { press, type Render } from './click.ts'
import { button, type Common, text } from './kit.ts'
import { start } from './review-clicks.ts'
import { reviewWords } from './words/contract.ts'

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
