import type { Seed } from '../src/config.ts'
import type { Deps } from '../src/deps.ts'
import type { Run } from '../src/store/tx.ts'
import { isMoment, seedMoment } from './moments/seed-moment.ts'
import { seedDistrict, seedPeople } from './seed.ts'

export type Filling = {
  deps: Deps
  /** may hold a transaction for as long as it takes: nobody is waiting for an answer yet */
  run: Run
  /** somebody of the tenant brings the bot into a group; answers with the chat's id */
  joinGroup: (name: string, by: string) => string
}

/** Longest time for one transaction of a filling, ms. */
export const FILLING_MS = 60_000

/** Fills an empty database: not at all for `empty`, the district alone, or one of its moments. */
export const fill = async (seed: Seed, { deps, run, joinGroup }: Filling): Promise<void> => {
  if (seed === 'empty') return
  const openIds = await deps.directory.idsByMobile(seedPeople.map((one) => one.mobile))
  const register = { openIds, phoneKey: deps.seal.hmac }
  if (isMoment(seed)) {
    await seedMoment(seed, { ...register, deps, run, joinGroup })
    return
  }
  await run((db) => seedDistrict(db, { ...register, at: deps.now() }))
}
