import { type Document, Packer } from 'docx'

const CENTRAL_SIGNATURE = 0x02014b50
const END_RECORD = 22

/** 1980-01-01 00:00 in the two fields MS-DOS dates have; the earliest an archive can say. */
const FIXED_DATE = 0x00210000

/**
 * A document's bytes, the same for the same content: the packer would write the hour of packing into the
 * properties and beside every part, and files are recognised by the hash of their bytes.
 */
export async function packWordFile(document: Document, title: string): Promise<Buffer> {
  const bytes = await Packer.toBuffer(document, undefined, [
    { path: 'docProps/core.xml', data: coreProperties(title) },
  ])
  return withFixedDates(bytes)
}

/** `title` is a constant of the caller, never typed by a person. */
function coreProperties(title: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>海淀区总工会职工发展部</dc:creator></cp:coreProperties>`
}

function withFixedDates(source: Buffer): Buffer {
  const bytes = Buffer.from(source)
  const end = bytes.length - END_RECORD
  let at = bytes.readUInt32LE(end + 16)
  while (at < end && bytes.readUInt32LE(at) === CENTRAL_SIGNATURE) {
    bytes.writeUInt32LE(FIXED_DATE, at + 12)
    bytes.writeUInt32LE(FIXED_DATE, bytes.readUInt32LE(at + 42) + 10)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return bytes
}
