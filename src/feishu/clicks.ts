import { aggregateClicks } from './clicks/aggregate.ts'
import { checkClicks } from './clicks/check.ts'
import { filesClicks } from './clicks/files.ts'
import { homeClicks } from './clicks/home.ts'
import { nominationClicks } from './clicks/nomination.ts'
import { publicityClicks } from './clicks/publicity.ts'
import { reviewClicks } from './clicks/review.ts'
import { staffClicks } from './clicks/staff.ts'
import type { On } from './on.ts'

/** Every button and what it does: a line each, grouped by the part of the cycle. */
export const clicks: readonly On[] = [
  ...homeClicks,
  ...filesClicks,
  ...nominationClicks,
  ...aggregateClicks,
  ...checkClicks,
  ...reviewClicks,
  ...publicityClicks,
  ...staffClicks,
]
