import { closeSync, existsSync, mkdirSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from './entries.ts'

/**
 * The append-only file behind a sandbox, one JSON object a line. Each line is handed to the operating system
 * before the call that caused it is answered, so a killed process forgets nothing it had said yes to.
 */
export type Journal = {
  /** What the file held when it was opened, oldest first. */
  past: Entry[]
  append: (entry: Entry) => void
  /** Forgets everything; the next entry is the first. */
  restart: () => void
  close: () => void
}

const parseLine = (line: string): Entry | undefined => {
  try {
    return JSON.parse(line) as Entry
  } catch {
    return undefined
  }
}

/** Reads whole lines; a last line cut short by a kill is dropped from the file too. */
const readPast = (path: string): Entry[] => {
  if (!existsSync(path)) return []
  const text = readFileSync(path, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole))
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map(parseLine)
    .filter((entry) => entry !== undefined)
}

const inFile = (path: string): Journal => {
  const past = readPast(path)
  const file = openSync(path, 'a')
  return {
    past,
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`)
    },
    restart: () => truncateSync(path, 0),
    close: () => closeSync(file),
  }
}

/** Opens `journal.jsonl` in the folder; without a folder nothing is kept. */
export const openJournal = (dataDir?: string): Journal => {
  if (dataDir === undefined) return { past: [], append: () => {}, restart: () => {}, close: () => {} }
  mkdirSync(dataDir, { recursive: true })
  return inFile(join(dataDir, 'journal.jsonl'))
}
