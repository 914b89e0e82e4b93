import { describe, expect, test } from 'vitest'
import { inspectZip } from '../../src/reports/zip-guard.ts'
import { type Part, zipOf } from './zip-writer.ts'

const MB = 1024 * 1024
const letters = Buffer.from('abcdefghij'.repeat(100))

describe('an archive is counted before anything reads it', () => {
  test('an honest one answers its names and its unpacked bytes', async () => {
    const zip = zipOf([
      { name: 'a.xml', data: letters },
      { name: 'word/B.xml', data: letters },
    ])
    expect(await inspectZip(zip)).toEqual({
      ok: true,
      value: { names: ['a.xml', 'word/b.xml'], bytes: 2000 },
    })
  })

  const zeros = (size: number) => Buffer.alloc(size)
  const noise = (size: number) => {
    // Two random-looking bytes in eight: packs to about a third, far from any ratio.
    const bytes = Buffer.alloc(size)
    for (let at = 0; at < size; at += 4) bytes.writeUInt16LE((at * 40503) & 0xffff, at)
    return bytes
  }
  const bombs: [string, Part[]][] = [
    ['one part of 9 MB of zeros', [{ name: 'word/document.xml', data: zeros(9 * MB) }]],
    ['a part too dense although it is small enough', [{ name: 'media/1.bmp', data: zeros(4 * MB) }]],
    [
      'markup of 4 MB in two parts',
      ['word/document.xml', 'word/styles.xml'].map((name) => ({ name, data: noise(2 * MB) })),
    ],
    ['a part that claims 4 GB', [{ name: 'word/document.xml', data: letters, claims: 0xfffffff0 }]],
    ['2,001 parts', Array.from({ length: 2001 }, (_, index) => ({ name: `p${index}`, data: '' }))],
  ]
  test.each(bombs)('%s is a bomb', async (_, parts) => {
    expect(await inspectZip(zipOf(parts))).toEqual({ ok: false, reason: 'bomb' })
  })

  test('parts that are each small enough are a bomb together', async () => {
    const parts = Array.from({ length: 3 }, (_, index) => ({ name: `media/${index}.bin`, data: noise(MB) }))
    const bounds = { total: 2.5 * MB, markup: 8 * MB, entries: 2000, ratio: 150 }
    expect(await inspectZip(zipOf(parts), bounds)).toEqual({ ok: false, reason: 'bomb' })
  })

  test('a part that unpacks to more than it claims is not believed', async () => {
    const zip = zipOf([{ name: 'word/document.xml', data: zeros(5 * MB), claims: 100 }])
    expect(await inspectZip(zip)).toEqual({ ok: false, reason: 'damaged' })
  })

  test('a part behind a password is said to be one', async () => {
    const zip = zipOf([{ name: 'word/document.xml', data: letters, encrypted: true }])
    expect(await inspectZip(zip)).toEqual({ ok: false, reason: 'encrypted' })
  })

  const honest = zipOf([{ name: 'a.xml', data: letters }])
  const odd: [string, Buffer, 'damaged' | 'not-zip'][] = [
    ['cut in the middle', honest.subarray(0, honest.length / 2), 'damaged'],
    ['cut at its last byte', honest.subarray(0, -1), 'damaged'],
    [
      'with a comment another reader could take for its end',
      zipOf([{ name: 'a', data: '' }], 'PK'),
      'damaged',
    ],
    ['with bytes before its first part', Buffer.concat([Buffer.from('PK\u0003\u0004'), honest]), 'damaged'],
    [
      'with one name twice',
      zipOf([
        { name: 'a.xml', data: 'x' },
        { name: 'A.xml', data: 'y' },
      ]),
      'damaged',
    ],
    ['with a name that leaves the folder', zipOf([{ name: '../a.xml', data: 'x' }]), 'damaged'],
    ['of no bytes', Buffer.alloc(0), 'not-zip'],
    ['that is a text', Buffer.from('姓名：王建国，单位：海淀精工机械有限公司'), 'not-zip'],
  ]
  test.each(odd)('an archive %s is refused', async (_, bytes, reason) => {
    expect(await inspectZip(bytes)).toEqual({ ok: false, reason })
  })
})
