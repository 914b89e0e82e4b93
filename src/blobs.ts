import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blobs } from './deps.ts'

/** Where the bytes of this hash lie in a folder. */
export const blobPlace = (folder: string, hash: string): string => join(folder, hash.slice(0, 2), hash)

/** File bytes in a folder, each under its SHA-256; written beside and renamed, so that a half file never counts. */
export const folderBlobs = (folder: string): Blobs => {
  const place = (hash: string): string => blobPlace(folder, hash)
  return {
    put: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true })
      const beside = `${place(hash)}.${randomUUID()}`
      await writeFile(beside, bytes)
      await rename(beside, place(hash))
      return hash
    },
    get: async (hash) => {
      if (!/^[0-9a-f]{64}$/.test(hash)) return null
      return readFile(place(hash)).catch(() => null)
    },
  }
}
