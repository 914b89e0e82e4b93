import { cycles } from './nouns/cycles.ts'
import { drafts } from './nouns/drafts.ts'
import { focus } from './nouns/focus.ts'
import { nominations } from './nouns/nominations.ts'
import { people } from './nouns/people.ts'
import { reviews } from './nouns/reviews.ts'
import { seen } from './nouns/seen.ts'
import { sent } from './nouns/sent.ts'
import { shortlist } from './nouns/shortlist.ts'
import { units } from './nouns/units.ts'
import type { Db } from './tx.ts'

/** What a use case can load and save inside a transaction: a line per noun. */
export const nounsOf = (db: Db) => ({
  cycles: cycles(db),
  drafts: drafts(db),
  focus: focus(db),
  nominations: nominations(db),
  people: people(db),
  reviews: reviews(db),
  seen: seen(db),
  sent: sent(db),
  shortlist: shortlist(db),
  units: units(db),
})

export type Nouns = ReturnType<typeof nounsOf>
