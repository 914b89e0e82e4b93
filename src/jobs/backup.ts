import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '../deps.ts'
import type { Database } from '../store/database.ts'
import { warnOfBackups } from '../usecases/warn-of-backups.ts'
import { bringFiles } from './backup-blobs.ts'
import { writeBackup } from './backup-file.ts'

export type BackupParts = {
  deps: Deps
  database: Database
  /** where the backups are, and their files under `blobs` */
  folder: string
  /** how many are kept */
  keep: number
  /** where the bot keeps the bytes of files */
  blobs: string
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** 03:00 in Beijing, when nobody presses: the embedded database answers nobody while its rows are read. */
const NIGHT = 19 * HOUR
const LOOK_EVERY = 10 * 60_000
const LATE = 2 * DAY
const NAME = /^haidian-(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)Z\.jsonl\.gz$/

/** Makes a backup after each night's hour, and one at once where there is none; looks every ten minutes. */
export const keepBackups = (parts: BackupParts): { close: () => Promise<void> } => {
  let current = backUpIfDue(parts)
  const timer = setInterval(() => {
    current = current.then(() => backUpIfDue(parts))
  }, LOOK_EVERY).unref()
  return {
    close: async () => {
      clearInterval(timer)
      await current
    },
  }
}

/** Never throws: the bot works without backups, and the staff hear of it. */
export const backUpIfDue = async (parts: BackupParts): Promise<void> => {
  const { deps, folder } = parts
  const now = deps.now()
  const last = (await madeIn(folder)).at(-1)
  if (last !== undefined && last >= nightBefore(now)) return
  const failed = await backUp(parts, now).catch((error: unknown) => ({ error }))
  if (!failed) return
  deps.log.error({ error: failed.error }, 'a backup failed')
  if (last !== undefined && now - last <= LATE) return
  await warnOfBackups(deps, { last }).catch((error) => deps.log.error({ error }, 'nobody was told of it'))
}

const backUp = async ({ deps, database, folder, keep, blobs }: BackupParts, now: number): Promise<void> => {
  const began = performance.now()
  const { missing } = await bringFiles(database, { from: blobs, to: join(folder, 'blobs') })
  const { rows, jobs } = await writeBackup(database, { file: join(folder, nameOf(now)), at: now })
  const ms = Math.round(performance.now() - began)
  deps.log.info({ kind: 'backup', rows, jobs, missing, ms }, 'backed up')
  const old = (await madeIn(folder)).slice(0, -keep)
  for (const at of old) await rm(join(folder, nameOf(at)), { force: true })
}

const nightBefore = (now: number): number => Math.floor((now - NIGHT) / DAY) * DAY + NIGHT

const nameOf = (at: number): string =>
  `haidian-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.jsonl.gz`

/** When the backups of a folder were made (epoch ms), oldest first. A file with a name is a whole one. */
const madeIn = async (folder: string): Promise<number[]> => {
  const names = await readdir(folder).catch(() => [])
  return names
    .flatMap((name) => {
      const [, hour, minute, second] = NAME.exec(name) ?? []
      return hour ? Date.parse(`${hour}:${minute}:${second}Z`) : []
    })
    .sort((a, b) => a - b)
}
