import { copyFile, link, mkdir, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { blobPlace } from '../blobs.ts'
import { hashesOf } from '../store/backup-dump.ts'
import type { Database } from '../store/database.ts'
import { createTx } from '../store/tx.ts'

type Folders = { from: string; to: string }

/**
 * Brings every file that the database knows into a folder of its own, each once for however many backups; one on the same
 * disk takes no room. Answers how many are in neither folder.
 */
export const bringFiles = async (database: Database, { from, to }: Folders): Promise<{ missing: number }> => {
  let missing = 0
  for (const hash of await createTx(database.prisma)(hashesOf)) {
    const place = blobPlace(to, hash)
    if ((await isFile(place)) || (await bring(blobPlace(from, hash), place))) continue
    missing += 1
  }
  return { missing }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

const bring = async (from: string, to: string): Promise<boolean> => {
  if (!(await isFile(from))) return false
  await mkdir(dirname(to), { recursive: true })
  // Another disk, or one without links.
  await link(from, to).catch(async () => {
    await copyFile(from, `${to}.part`)
    await rename(`${to}.part`, to)
  })
  return true
}
