import type { Deps } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemAt } from './system-actor.ts'

/**
 * The backups stopped: a task and a notice for the staff, once for each time that they do.
 * @param last when the last good one was made (epoch ms), undefined when there never was one
 */
export const warnOfBackups = async (deps: Deps, { last }: { last: number | undefined }): Promise<void> => {
  const actor = { ...systemAt(deps.now()), once: [`backups-stopped:${last ?? 'never'}`] }
  await deps.store.change(actor, async (tx) => {
    const since = last === undefined ? '还没有成功过' : '已有两天没有成功'
    const words = `自动备份${since}，请系统管理员查看磁盘空间和运行日志`
    tx.task('backup', 'backup:nightly', words)
    for (const person of await tx.people.holding(['staff'])) {
      const about = { title: '自动备份停了', lines: [`${words}。`] }
      tx.send({ to: { person: person.id }, show: { card: 'notice', about }, lane: 1 })
    }
    return ok({})
  })
}
