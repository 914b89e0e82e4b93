import type { Deps } from '../deps.ts'
import type { Feishu } from '../feishu/client.ts'
import type { ShowNow } from '../feishu/show.ts'
import type { PostingWhat } from '../store/nouns/postings.ts'
import { lookAtGroup } from './bind-group.ts'
import type { Boss } from './boss.ts'
import { deliver } from './deliver.ts'
import { dueTable } from './due.ts'
import { dueKinds } from './due-kinds.ts'
import { workOnFiles } from './files.ts'
import { post } from './post.ts'
import { publish } from './publish.ts'
import { workOnStaff } from './staff.ts'

export type JobParts = { boss: Boss; deps: Deps; feishu: Feishu; show: ShowNow }

/** How many sendings at a time; the platform allows 50 a second. */
const HANDS = 4

/** Every queue and who works on it. Lanes in order of precedence: answers, tasks, mass posting. */
export const registerJobs = async ({ boss, deps, feishu, show }: JobParts): Promise<void> => {
  const parts = { deps, feishu, show }
  await boss.work(
    ['deliver-0', 'deliver-1', 'deliver-2'],
    (job) => deliver(parts, String(job.data.sent), job.attempt),
    HANDS,
  )
  await workOnFiles(boss, parts)
  await workOnStaff(boss, deps)
  await boss.work('bind-group', (job) =>
    lookAtGroup(
      { deps, feishu },
      { chat: String(job.data.chat), person: String(job.data.person), job: job.id },
    ),
  )
  await boss.work('publish', (job) =>
    publish(deps, { list: String(job.data.list), what: job.data.what as PostingWhat }),
  )
  // One after another: a group must see a correction after what it corrects.
  await boss.work('post', (job, again) => post({ deps, feishu }, String(job.data.posting), again))
  boss.alsoDue(dueTable(deps, dueKinds))
}
