import { decision } from './chapters/decision.ts'
import { nominations } from './chapters/nominations.ts'
import { publicity } from './chapters/publicity.ts'
import { reviewing, shortlisting } from './chapters/review.ts'
import type { Play } from './play.ts'

/** The story from the first code on the terminal to the decision, in order. */
export const chapters = async (play: Play, _code: string): Promise<void> => {
  await nominations(play)
  await reviewing(play)
  await shortlisting(play)
  await publicity(play)
  await decision(play)
}
