import { attachments } from './nouns/attachments.ts'
import { bars } from './nouns/bars.ts'
import { batches } from './nouns/batches.ts'
import { checks } from './nouns/checks.ts'
import { codes } from './nouns/codes.ts'
import { consents } from './nouns/consents.ts'
import { cycles } from './nouns/cycles.ts'
import { drafts } from './nouns/drafts.ts'
import { dues } from './nouns/dues.ts'
import { focus } from './nouns/focus.ts'
import { grants } from './nouns/grants.ts'
import { groups } from './nouns/groups.ts'
import { lists } from './nouns/lists.ts'
import { meetings } from './nouns/meetings.ts'
import { nominations } from './nouns/nominations.ts'
import { objections } from './nouns/objections.ts'
import { people } from './nouns/people.ts'
import { postings } from './nouns/postings.ts'
import { reviews } from './nouns/reviews.ts'
import { roster } from './nouns/roster.ts'
import { seals } from './nouns/seals.ts'
import { seen } from './nouns/seen.ts'
import { sent } from './nouns/sent.ts'
import { shortlist } from './nouns/shortlist.ts'
import { stageCounts } from './nouns/stage-counts.ts'
import { tasks } from './nouns/tasks.ts'
import { units } from './nouns/units.ts'
import type { Db } from './tx.ts'

/** What a use case can load and save inside a transaction: a line per noun. */
export const nounsOf = (db: Db) => ({
  attachments: attachments(db),
  bars: bars(db),
  batches: batches(db),
  checks: checks(db),
  codes: codes(db),
  consents: consents(db),
  cycles: cycles(db),
  drafts: drafts(db),
  dues: dues(db),
  focus: focus(db),
  grants: grants(db),
  groups: groups(db),
  lists: lists(db),
  meetings: meetings(db),
  nominations: nominations(db),
  objections: objections(db),
  people: people(db),
  postings: postings(db),
  reviews: reviews(db),
  roster: roster(db),
  seals: seals(db),
  seen: seen(db),
  sent: sent(db),
  shortlist: shortlist(db),
  stageCounts: stageCounts(db),
  tasks: tasks(db),
  units: units(db),
})

export type Nouns = ReturnType<typeof nounsOf>
