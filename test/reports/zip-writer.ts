import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive; `claims` is the size it pretends to unpack to, `encrypted` sets only the flag. */
export type Part = { name: string; data: Buffer | string; claims?: number; encrypted?: boolean }

/** An archive byte by byte, so that tests can write what no honest program writes. */
export function zipOf(parts: readonly Part[], comment = ''): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const data = Buffer.from(part.data)
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(part.encrypted ? 1 : 0, 2)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(part.claims ?? data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    bodies.push(Buffer.from('504b0304', 'hex'), fields, name, packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('504b01021400', 'hex'), fields, tail, name)
    offset += 30 + name.length + packed.length
  }
  return Buffer.concat([...bodies, ...directory, endRecord(parts.length, directory, offset, comment)])
}

function endRecord(count: number, directory: readonly Buffer[], offset: number, comment: string): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, Buffer.from(comment)])
}
