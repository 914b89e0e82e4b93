type None = Record<string, never>

/** Answers to reviewers and to the chair. `total` with two decimals. */
export type ReviewToasts = {
  'score-submitted': { total: string }
  'score-reopened': None
  'candidate-sent': None
  'nothing-to-score': None
  'evidence-coming': { count: number }
  recused: None
  skipped: None
  'skipped-last': None
  reminded: { sent: number; already: number }
  'scores-closed': { count: number }
  'scores-were-closed': None
  'close-changed': None
  listed: { name: string }
  unlisted: { name: string }
  'listing-reason': None
}
