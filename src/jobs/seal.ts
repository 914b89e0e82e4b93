import type { Deps } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'

/** Lines linked in one transaction of a few milliseconds; a press gets in between two of them. */
const PORTION = 200
/** How long a line may wait for its seal. */
const EVERY_MS = 1_000

/** Links every committed line of the record // 审计; the callers of postings and exports wait for it. */
export const sealRecord = async (deps: Deps): Promise<void> => {
  let linked = PORTION
  while (linked === PORTION) {
    await deps.store.change(systemActor(deps.now()), async (tx) => {
      linked = await tx.seals.link(PORTION, deps.now())
      return ok({})
    })
  }
}

/** When the record is to be sealed, given its oldest line without a seal (epoch ms). */
export const sealingAt = (oldest: number | undefined): number | undefined =>
  oldest === undefined ? undefined : oldest + EVERY_MS

export const sealIfDue = async (deps: Deps, now: number): Promise<void> => {
  const at = sealingAt(await deps.store.read((tx) => tx.seals.oldestOpen()))
  if (at !== undefined && at <= now) await sealRecord(deps)
}
