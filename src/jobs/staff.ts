import type { Deps } from '../deps.ts'
import { runImport } from '../usecases/import-run.ts'
import { tellOfficers } from '../usecases/next-stage-tell.ts'
import type { Boss } from './boss.ts'

/** What the staff begin and the bot goes on with: the people sheet, and the notice that 推荐 has opened. */
export const workOnStaff = async (boss: Boss, deps: Deps): Promise<void> => {
  await boss.work('import-people', (job) =>
    runImport(deps, { attachment: String(job.data.attachment), by: String(job.data.by) }),
  )
  await boss.work('tell-officers', (job) => tellOfficers(deps, { cycle: String(job.data.cycle) }))
}
