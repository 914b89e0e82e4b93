import { textOf } from '../domain/entry.ts'
import { type DeskLine, deskProgress } from '../domain/review-desk.ts'
import type { Candidate, Progress } from '../domain/review-view.ts'
import type { Nomination } from '../store/nouns/nominations.ts'

/** Whose entry it is, in the words that stand above every card of the scoring. */
export const candidateOf = ({ id, entry }: Pick<Nomination, 'id' | 'entry'>): Candidate => ({
  nomination: id,
  name: textOf(entry, 'name'),
  unit: textOf(entry, 'unit'),
  post: textOf(entry, 'post'),
})

type Lines = { open: readonly DeskLine[]; all: readonly DeskLine[] }

/** '12/45' over what is being scored now, and over everything once the scoring has ended. */
export const deskProgressOf = (desk: Lines | null): Progress => {
  if (!desk) return { submitted: 0, total: 0 }
  const { submitted, total } = deskProgress(desk.open.length > 0 ? desk.open : desk.all)
  return { submitted, total }
}
