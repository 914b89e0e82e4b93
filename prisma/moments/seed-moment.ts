import type { Deps } from '../../src/deps.ts'
import { dateOf } from '../../src/domain/dates.ts'
import type { Run } from '../../src/store/tx.ts'
import { nominateMoment } from './nominate.ts'
import { createPast } from './past.ts'
import { publicityMoment } from './publicity.ts'
import { reviewMoment } from './review.ts'
import type { Register, Stage } from './stage.ts'

/** Whole invented districts in the middle of a cycle, one for each stage in which many people have something to do. */
const moments = {
  nominate: nominateMoment,
  review: reviewMoment,
  publicity: publicityMoment,
} as const satisfies Record<string, (stage: Stage) => Promise<void>>
export type Moment = keyof typeof moments

export const isMoment = (name: string): name is Moment => Object.hasOwn(moments, name)

type Parts = Register & Pick<Stage, 'joinGroup'> & { deps: Deps; run: Run }

/** Fills an empty database with a moment, relative to now. `run` may hold a transaction for longer than a press may. */
export const seedMoment = async (moment: Moment, { run, ...parts }: Parts): Promise<void> => {
  const { deps } = parts
  await moments[moment]({ ...parts, past: createPast({ deps, run }), today: dateOf(deps.now()) })
}
