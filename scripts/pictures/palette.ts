import { crc32, deflateSync } from 'node:zlib'
import type { Pixels } from './pixels.ts'

/** Squared distance in red, green and blue under which two colours need no two places in the palette. */
const ALIKE = 48
const PLACES = 256

const apart = (a: number, b: number): number => {
  const red = (a & 0xff) - (b & 0xff)
  const green = ((a >> 8) & 0xff) - ((b >> 8) & 0xff)
  const blue = ((a >> 16) & 0xff) - ((b >> 16) & 0xff)
  return red * red + green * green + blue * blue
}

/** The most frequent colours that differ; equally frequent ones in the order of their values, the same every time. */
const paletteOf = (counts: ReadonlyMap<number, number>): number[] => {
  const palette: number[] = []
  for (const [colour] of [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (palette.length === PLACES) break
    if (palette.every((chosen) => apart(chosen, colour) > ALIKE)) palette.push(colour)
  }
  return palette
}

const nearest = (palette: readonly number[], colour: number): number => {
  let best = 0
  for (const [place, chosen] of palette.entries()) {
    if (apart(chosen, colour) < apart(palette[best] ?? 0, colour)) best = place
  }
  return best
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A PNG file of 256 colours (https://www.w3.org/TR/png-3/): a third of what the browser writes. */
export const smallPng = ({ width, height, values }: Pixels): Buffer => {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const palette = paletteOf(counts)
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc((width + 1) * height)
  for (const [at, value] of values.entries()) {
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = places.get(value) ?? 0
  }
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  // eight bits, by palette, no interlacing
  size.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(
    palette.flatMap((colour) => [colour, colour >> 8, colour >> 16].map((c) => c & 0xff)),
  )
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
