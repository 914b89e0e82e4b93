import { isUtf8 } from 'node:buffer'
import { fileTypeFromBuffer } from 'file-type'

export type FileKind = 'docx' | 'xlsx' | 'pdf' | 'image' | 'csv' | 'text' | 'doc' | 'other'

/** `ext` has no dot and follows from the content; `renamed` says the name's ending promises something else. */
export type SniffedFile = { kind: FileKind; mime: string; ext: string; renamed: boolean; protected: boolean }
export type SniffResult = { ok: true; value: SniffedFile } | { ok: false; reason: 'empty' | 'too-large' }

/** One file in the chat, bytes: the rule of the project, well under the platform's own limit. */
export const FILE_MAX_BYTES = 20 * 1024 * 1024

type Kinded = Omit<SniffedFile, 'renamed' | 'protected'>

/** Word binary and Excel binary, and what Office wraps around a document with a password. */
const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')
const wordStream = Buffer.from('WordDocument', 'utf16le')

/** Kinds by file-type's endings; every other binary is 'other'. */
const kindByExt: Record<string, FileKind> = {
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  pdf: 'pdf',
}

/** Endings people use for one and the same content, so that '.jpeg' is not called renamed. */
const sameExt: Record<string, string> = {
  jpeg: 'jpg',
  tiff: 'tif',
  htm: 'html',
  wps: 'doc',
  md: 'txt',
  log: 'txt',
  tsv: 'csv',
}

/**
 * What a file is, by its first bytes and never by its name: an .xlsx renamed to .docx is 'xlsx'. `protected`
 * marks an Office file behind a password. Answers 'empty' and 'too-large' (> 20 MB) as values.
 */
export async function sniffFile(bytes: Buffer, name: string): Promise<SniffResult> {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > FILE_MAX_BYTES) return { ok: false, reason: 'too-large' }
  const isOle = bytes.subarray(0, OLE_MAGIC.length).equals(OLE_MAGIC)
  const found = isOle ? oleKind(bytes) : ((await binaryKind(bytes)) ?? textKind(bytes))
  const isProtected = isOle && bytes.includes(encryptedStream)
  return { ok: true, value: { ...found, renamed: isRenamed(name, found.ext), protected: isProtected } }
}

function oleKind(bytes: Buffer): Kinded {
  if (bytes.includes(wordStream)) return { kind: 'doc', mime: 'application/msword', ext: 'doc' }
  return { kind: 'other', mime: 'application/x-cfb', ext: 'cfb' }
}

async function binaryKind(bytes: Buffer): Promise<Kinded | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (!found || found.mime.startsWith('text/')) return undefined
  const kind = kindByExt[found.ext] ?? (found.mime.startsWith('image/') ? 'image' : 'other')
  return { kind, mime: found.mime, ext: found.ext }
}

function textKind(bytes: Buffer): Kinded {
  const text = decodeText(bytes)
  if (text === undefined) return { kind: 'other', mime: 'application/octet-stream', ext: 'bin' }
  if (looksLikeSheet(text)) return { kind: 'csv', mime: 'text/csv', ext: 'csv' }
  return { kind: 'text', mime: 'text/plain', ext: 'txt' }
}

/**
 * Text of a file in UTF-8 or UTF-16 (with its mark), else in GB18030, the office's Excel default in Chinese
 * Windows. Undefined when it is no text: control characters, or bytes that fit no encoding.
 */
export function decodeText(bytes: Buffer): string | undefined {
  const text = decodeBytes(bytes)
  // Tab, line feed, form feed and carriage return are text; every other control character is not.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  return text === undefined || /[\u0000-\u0008\u000b\u000e-\u001f]/.test(text) ? undefined : text
}

function decodeBytes(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes)
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** At least two columns, and as many in the second line as in the first. Prose rarely is. */
function looksLikeSheet(text: string): boolean {
  const lines = text.split(/\r?\n/, 3).filter((line) => line.trim() !== '')
  const [head, next] = lines.map((line) => columnsOf(line))
  return head !== undefined && head > 1 && (next === undefined || next === head)
}

function columnsOf(line: string): number {
  const bare = line.replace(/"[^"]*"/g, '')
  return Math.max(bare.split(',').length, bare.split('\t').length)
}

function isRenamed(name: string, ext: string): boolean {
  const claimed = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase()
  if (claimed === undefined) return false
  return (sameExt[claimed] ?? claimed) !== (sameExt[ext] ?? ext)
}
