import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

/** Bounds for one archive; bytes. Word's own limit for a document's text is far below them. */
export type ZipBounds = { total: number; markup: number; entries: number; ratio: number }

/**
 * 60 MB covers a form with twenty photographs. Markup is parsed in memory, measured at 0.7 s and 150 MB for
 * each megabyte, so all of it together has a bound of its own: a full form of 15,000 characters has 0.2 to 0.5 MB.
 * DEFLATE reaches 1:1032; real documents stay under 1:100.
 */
export const documentBounds: ZipBounds = {
  total: 60 * 1024 * 1024,
  markup: 3 * 1024 * 1024,
  entries: 2000,
  ratio: 150,
}

/** Below this an entry may be as dense as it likes: an empty styles part of 40 KB is no bomb. Bytes. */
const RATIO_FREE = 1024 * 1024

export type ZipContents = { names: string[]; bytes: number }
export type ZipVerdict =
  | { ok: true; value: ZipContents }
  | { ok: false; reason: 'not-zip' | 'bomb' | 'encrypted' | 'damaged' }

type Refusal = Extract<ZipVerdict, { ok: false }>['reason']

const END_RECORD = 22
const END_SIGNATURE = 0x06054b50
const LOCAL_SIGNATURE = 0x04034b50

/**
 * Counts what an archive really unpacks to, entry by entry, without keeping any of it. Sizes the archive claims
 * are not believed: every entry is streamed and the stream stopped at the bound.
 */
export async function inspectZip(bytes: Buffer, bounds: ZipBounds = documentBounds): Promise<ZipVerdict> {
  if (bytes.length < END_RECORD || bytes.readUInt32LE(0) !== LOCAL_SIGNATURE) return refuse('not-zip')
  if (!endsPlainly(bytes)) return refuse('damaged')
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
    return await countEntries(zip, bounds)
  } catch {
    return refuse('damaged')
  }
}

/**
 * Readers disagree about archives with a comment, or with bytes before the first entry: one could be counted
 * here and another unpacked later. Office programs write neither.
 */
function endsPlainly(bytes: Buffer): boolean {
  const end = bytes.length - END_RECORD
  if (bytes.readUInt32LE(end) !== END_SIGNATURE || bytes.readUInt16LE(end + 20) !== 0) return false
  return bytes.readUInt32LE(end + 12) + bytes.readUInt32LE(end + 16) === end
}

async function countEntries(zip: ZipFile, bounds: ZipBounds): Promise<ZipVerdict> {
  if (zip.entryCount > bounds.entries) return refuse('bomb')
  const names = new Set<string>()
  let bytes = 0
  let markup = 0
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase()
    if (names.has(name)) return refuse('damaged')
    names.add(name)
    if (entry.isEncrypted()) return refuse('encrypted')
    if (name.endsWith('/')) continue
    const limit = Math.min(bounds.total - bytes, isMarkup(name) ? bounds.markup - markup : bounds.total)
    const size = await measure(zip, entry, limit)
    if (size === undefined || isTooDense(entry, size, bounds)) return refuse('bomb')
    bytes += size
    if (isMarkup(name)) markup += size
  }
  return { ok: true, value: { names: [...names], bytes } }
}

function isMarkup(name: string): boolean {
  return name.endsWith('.xml') || name.endsWith('.rels')
}

function isTooDense(entry: Entry, size: number, bounds: ZipBounds): boolean {
  return size > RATIO_FREE && size > entry.compressedSize * bounds.ratio
}

/** Bytes an entry unpacks to, or undefined as soon as it passes the limit. */
async function measure(zip: ZipFile, entry: Entry, limit: number): Promise<number | undefined> {
  if (entry.uncompressedSize > limit) return undefined
  const stream: Readable = await zip.openReadStreamPromise(entry)
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Buffer).length
    if (size > limit) return undefined
  }
  return size
}

function refuse(reason: Refusal): ZipVerdict {
  return { ok: false, reason }
}
