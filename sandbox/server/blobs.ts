import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes by their SHA-256 (hex), in memory or as files in a folder. */
export type Blobs = { put: (bytes: Buffer) => string; get: (sha256: string) => Buffer | undefined }

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

const inMemory = (): Blobs => {
  const kept = new Map<string, Buffer>()
  return {
    put: (bytes) => {
      const sha256 = digest(bytes)
      kept.set(sha256, bytes)
      return sha256
    },
    get: (sha256) => kept.get(sha256),
  }
}

const inFolder = (folder: string): Blobs => {
  mkdirSync(folder, { recursive: true })
  return {
    put: (bytes) => {
      const sha256 = digest(bytes)
      const path = join(folder, sha256)
      if (!existsSync(path)) writeFileSync(path, bytes)
      return sha256
    },
    get: (sha256) => {
      const path = join(folder, sha256)
      return existsSync(path) ? readFileSync(path) : undefined
    },
  }
}

export const openBlobs = (dataDir?: string): Blobs =>
  dataDir === undefined ? inMemory() : inFolder(join(dataDir, 'blobs'))
