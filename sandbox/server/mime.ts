const MAGIC: [string, Buffer, number][] = [
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff]), 0],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 0],
  ['image/gif', Buffer.from('GIF8'), 0],
  ['image/webp', Buffer.from('WEBP'), 8],
  ['image/bmp', Buffer.from('BM'), 0],
  ['image/x-icon', Buffer.from([0, 0, 1, 0]), 0],
  ['image/tiff', Buffer.from('II*\0'), 0],
  ['image/tiff', Buffer.from('MM\0*'), 0],
  ['image/heic', Buffer.from('ftypheic'), 4],
  ['application/pdf', Buffer.from('%PDF'), 0],
  ['application/zip', Buffer.from([0x50, 0x4b, 3, 4]), 0],
]

/** The media type by the first bytes; `application/octet-stream` when they say nothing. */
export const sniffMime = (bytes: Buffer): string => {
  const found = MAGIC.find(([, magic, at]) => bytes.subarray(at, at + magic.length).equals(magic))
  return found?.[0] ?? 'application/octet-stream'
}
