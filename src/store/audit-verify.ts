import { firstBroken, GENESIS } from './audit-chain.ts'
import { seals } from './nouns/seals.ts'
import type { Run } from './tx.ts'

/** How long a line may stand without a seal. */
const LATE_MS = 60_000
const PORTION = 500

/** `broken`: the number of the first line that does not fit; `late`: lines without a seal for over a minute. */
export type RecordVerdict = { lines: number; sealed: number; late: number; broken: number | null }

/** Proves the chain over the whole record // 审计, in portions. `now` in epoch ms. */
export const verifyRecord = async (run: Run, now: number): Promise<RecordVerdict> => {
  const counts = await run((db) => seals(db).count(now - LATE_MS))
  let last = { seq: 0, hash: GENESIS }
  for (;;) {
    const lines = await run((db) => seals(db).after(last.seq, PORTION))
    const broken = firstBroken(lines, last)
    const end = lines.at(-1)
    if (broken !== null || !end) return { ...counts, sealed: last.seq, broken }
    last = { seq: end.seq, hash: end.hash }
  }
}
