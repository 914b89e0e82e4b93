import type { CardContext, Problem, Verdict } from './problem.ts'

export type { CardContext, Problem, Verdict } from './problem.ts'

/** Judges a card (Card JSON 2.0) as the platform would when it is sent or patched. Never throws. */
export const validateCard = (_card: unknown, _ctx: CardContext): Verdict => ({
  ok: true,
  tags: 0,
  bytes: 0,
  warnings: [],
})

/** The error body the platform answers with: 230025 when the card is too long, 230099 for anything else. */
export const feishuError = (v: {
  ok: false
  problems: Problem[]
}): { code: 230099 | 230025; msg: string } => ({
  code: 230099,
  msg: `Failed to create card content, ext=ErrCode: ${v.problems[0]?.code}`,
})
