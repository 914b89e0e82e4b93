import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Blobs } from '../deps.ts'
import { dump } from '../store/backup-dump.ts'
import {
  type BackupCounts,
  type BackupHead,
  type BackupLine,
  BackupRefused,
  FORMAT,
} from '../store/backup-format.ts'
import type { Whole } from '../store/backup-restore.ts'
import type { Database } from '../store/database.ts'

type End = { end: BackupCounts & { missing: number }; sha256: string }
export type Written = { rows: number; jobs: number; files: number; missing: number }

type Writing = { file: string; at: number; files?: Blobs }

/**
 * Writes a backup beside its name, reads it again from the disk, and only then gives it the name: a file that is there is
 * whole. Readable for its owner alone. Keys are not in it, and what they close stays closed.
 */
export const writeBackup = async (database: Database, { file, at, files }: Writing): Promise<Written> => {
  await mkdir(dirname(file), { recursive: true })
  const part = `${file}.part`
  try {
    await fill(part, (out) => dump(database, { at, files, out }))
    const { counts } = await readBackup(part)
    await rename(part, file)
    await sync(dirname(file))
    return { ...counts, rows: Object.values(counts.rows).reduce((sum, rows) => sum + rows, 0) }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

type Out = (line: string) => Promise<void>

const fill = async (part: string, work: (out: Out) => Promise<End['end']>): Promise<void> => {
  const gzip = createGzip()
  const disk = createWriteStream(part, { mode: 0o600, flush: true })
  const hash = createHash('sha256')
  const done = finished(gzip.pipe(disk))
  // Heard of where it is awaited; a full disk must not end the process before.
  done.catch(() => {})
  gzip.on('error', (error) => disk.destroy(error))
  disk.on('error', (error) => gzip.destroy(error))
  const write: Out = async (line) => {
    if (!gzip.write(`${line}\n`)) await Promise.race([drained(gzip), done])
  }
  const end = await work(async (line) => {
    hash.update(`${line}\n`)
    await write(line)
  })
  await write(JSON.stringify({ end, sha256: hash.digest('hex') } satisfies End))
  gzip.end()
  await done
}

const drained = (stream: NodeJS.EventEmitter): Promise<void> =>
  new Promise((resolve) => stream.once('drain', resolve))

/** The name must outlive a power cut, too. */
const sync = async (folder: string): Promise<void> => {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/**
 * Reads a backup through once and checks it against its own end.
 * @throws BackupRefused in words when it is none, was cut short or changed
 */
export const readBackup = async (file: string): Promise<Whole & { counts: End['end'] }> => {
  const hash = createHash('sha256')
  let head: string | undefined
  let last: string | undefined
  for await (const line of linesOf(file)) {
    head ??= line
    if (last !== undefined) hash.update(`${last}\n`)
    last = line
  }
  const end = endOf(last)
  if (!head || !end || end.sha256 !== hash.digest('hex')) throw damaged(file)
  return { head: headOf(file, head), counts: end.end, lines: () => between(file) }
}

const headOf = (file: string, line: string): BackupHead => {
  const head = JSON.parse(line) as BackupHead
  if (head.backup === FORMAT) return head
  throw new BackupRefused(`备份文件 ${file} 的格式是第 ${head.backup} 版，本程序认识第 ${FORMAT} 版。`)
}

const endOf = (line: string | undefined): End | null => {
  try {
    const end = JSON.parse(line ?? '') as Partial<End>
    return end.end && end.sha256 ? (end as End) : null
  } catch {
    return null
  }
}

async function* between(file: string): AsyncGenerator<BackupLine> {
  let held: string | undefined
  let isHead = true
  for await (const line of linesOf(file)) {
    if (held !== undefined) yield JSON.parse(held) as BackupLine
    held = isHead ? undefined : line
    isHead = false
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const disk = createReadStream(file)
  const gunzip = createGunzip()
  disk.on('error', (error) => gunzip.destroy(error))
  // A file of 30 MB is one line: its pieces are put together once.
  let pieces: string[] = []
  try {
    for await (const piece of disk.pipe(gunzip).setEncoding('utf8') as AsyncIterable<string>) {
      const [first = '', ...others] = piece.split('\n')
      pieces.push(first)
      for (const other of others) {
        yield pieces.join('')
        pieces = [other]
      }
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? missing(file) : damaged(file)
  } finally {
    disk.destroy()
    gunzip.destroy()
  }
}

const missing = (file: string): BackupRefused => new BackupRefused(`没有这个备份文件：${file}`)
const damaged = (file: string): BackupRefused =>
  new BackupRefused(`备份文件 ${file} 不完整或被改动过，没有恢复任何数据。请换一份备份。`)
