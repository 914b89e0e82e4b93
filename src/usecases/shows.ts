import type { Denial } from '../domain/result.ts'
import type { AggregateShows, EntryFullShows } from './aggregate-shows.ts'
import type { CheckShows } from './check-shows.ts'
import type { FilesShows } from './files-shows.ts'
import type { NominationShows } from './nomination-shows.ts'
import type { PublicityShows } from './publicity-shows.ts'
import type { ReviewShows } from './review-shows.ts'
import type { StaffShows } from './staff-shows.ts'

/**
 * Every card the bot can show, and what it is about. A message or an answer refers to a card by this
 * reference and is rendered when it leaves, so it is never older than what it tells.
 */
type None = Record<never, never>
type Parts = AggregateShows & EntryFullShows & CheckShows
export type Shows = ReviewShows &
  PublicityShows &
  FilesShows &
  Parts & {
    /** 首页 */
    home: None
    /** 帮助 */
    help: None
    /** 规则 */
    rules: None
    /** 待办 */
    todo: None
    /** a plain notice; `word` is offered as a button that says it */
    notice: { title: string; lines: string[]; word?: string }
    /** why a message was refused */
    refusal: { denial: Denial }
  } & NominationShows &
  StaffShows

export type CardName = keyof Shows
export type Show = { [K in CardName]: { card: K; about: Shows[K] } }[CardName]
