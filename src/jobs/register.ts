import type { Deps } from '../deps.ts'
import type { Feishu } from '../feishu/client.ts'
import type { ShowNow } from '../feishu/show.ts'
import type { PostingWhat } from '../store/nouns/postings.ts'
import { RENEW } from '../usecases/renew-card.ts'
import { lookAtGroup } from './bind-group.ts'
import type { Boss } from './boss.ts'
import { deliver } from './deliver.ts'
import { dueTable } from './due.ts'
import { dueKinds } from './due-kinds.ts'
import { workOnFiles } from './files.ts'
import type { Handler } from './lanes.ts'
import { ownGroups } from './own-groups.ts'
import { post } from './post.ts'
import { publish } from './publish.ts'
import { renew } from './renew.ts'
import { workOnStaff } from './staff.ts'
import { groupWatch, WATCH_GROUPS, watchGroups } from './watch-groups.ts'

export type JobParts = { boss: Boss; deps: Deps; feishu: Feishu; show: ShowNow }

/** How many sendings at a time: answers, and beside them tasks and reminders. */
const HANDS = 4
/** Ten postings a second, each of which takes the platform some hundred milliseconds and waits for its slot. */
const POST_HANDS = 8

/** Every queue and who works on it. Lanes in order of precedence: answers, tasks, mass posting. */
export const registerJobs = async ({ boss, deps, feishu, show }: JobParts): Promise<void> => {
  const parts = { deps, feishu, show }
  const sending: Handler = (job, again, later) =>
    deliver(parts, String(job.data.sent), { attempt: job.attempt, again, later })
  // An answer has hands of its own: a reminder that waits for its slot keeps none from it.
  await boss.work('deliver-0', sending, HANDS)
  await boss.work(['deliver-1', 'deliver-2'], sending, HANDS)
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
  const posting = { deps, feishu, isOwn: ownGroups(feishu) }
  await boss.work(
    'post',
    (job, again, later) => post(posting, String(job.data.posting), { again, later }),
    POST_HANDS,
  )
  await boss.work(RENEW, (job, _again, later) => renew(parts, String(job.data.sent), later))
  await boss.work(WATCH_GROUPS, () => watchGroups({ deps, feishu }))
  boss.alsoDue(dueTable(deps, dueKinds))
  boss.alsoDue(groupWatch(deps))
}
