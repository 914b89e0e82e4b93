import type { Deps } from '../deps.ts'
import type { Feishu } from '../feishu/client.ts'
import type { ShowNow } from '../feishu/show.ts'
import type { Boss } from './boss.ts'
import { deliver } from './deliver.ts'

export type JobParts = { boss: Boss; deps: Deps; feishu: Feishu; show: ShowNow }

/** How many sendings at a time; the platform allows 50 a second. */
const HANDS = 4

/** Every queue and who works on it. Lanes in order of precedence: answers, tasks, mass posting. */
export const registerJobs = async ({ boss, deps, feishu, show }: JobParts): Promise<void> => {
  const parts = { deps, feishu, show }
  await boss.work(
    ['deliver-0', 'deliver-1', 'deliver-2'],
    (job) => deliver(parts, String(job.data.sent)),
    HANDS,
  )
}
