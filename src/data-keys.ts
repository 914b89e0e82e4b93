import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The sandbox's own data key, made once and kept beside the data folder: keys never lie inside what is backed up. */
export const sandboxKey = async (dataDir: string): Promise<Buffer> => {
  const file = `${dataDir.replace(/\/+$/, '')}.key`
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept) return Buffer.from(kept.trim(), 'base64')
  const key = randomBytes(32)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${key.toString('base64')}\n`, { mode: 0o600 })
  return key
}
