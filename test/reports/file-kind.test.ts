import { describe, expect, test } from 'vitest'
import { FILE_MAX_BYTES, sniffFile } from '../../src/reports/file-kind.ts'
import { excelFile, paragraphs, wordFile } from './word-writer.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const ole = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')])
// '单位,姓名' and '海淀,王建国' as Excel in Chinese Windows saves them.
const gbk = Buffer.from('b5a5cebb2cd0d5c3fb0d0abaa3b5ed2ccdf5bda8b9fa0d0a', 'hex')

describe('a file is what its bytes say', () => {
  const files: [string, Buffer, string, object][] = [
    [
      'a Word file',
      wordFile(paragraphs('你好')),
      '推荐表.docx',
      { kind: 'docx', ext: 'docx', renamed: false },
    ],
    ['a workbook called .docx', excelFile(), '推荐表.docx', { kind: 'xlsx', ext: 'xlsx', renamed: true }],
    ['a picture', png, '照片.png', { kind: 'image', ext: 'png', renamed: false }],
    ['a picture called .docx', png, '推荐表.docx', { kind: 'image', ext: 'png', renamed: true }],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj\n'), '证书.PDF', { kind: 'pdf', ext: 'pdf', renamed: false }],
    ['an old Word file', ole('WordDocument'), '推荐表.doc', { kind: 'doc', ext: 'doc', renamed: false }],
    [
      'an old Word file of WPS',
      ole('WordDocument'),
      '推荐表.wps',
      { kind: 'doc', ext: 'doc', renamed: false },
    ],
    [
      'a sheet in UTF-8',
      Buffer.from('\ufeff单位,姓名\r\n海淀,王建国'),
      'a.csv',
      { kind: 'csv', ext: 'csv', renamed: false },
    ],
    ['a sheet in GBK', gbk, '人员.csv', { kind: 'csv', ext: 'csv', renamed: false }],
    [
      'a sheet called .txt',
      Buffer.from('a\tb\n1\t2\n'),
      '人员.txt',
      { kind: 'csv', ext: 'csv', renamed: true },
    ],
    [
      'a note',
      Buffer.from('王建国同志，数控车工。'),
      '说明.txt',
      { kind: 'text', ext: 'txt', renamed: false },
    ],
    [
      'a note without an ending',
      Buffer.from('王建国同志，数控车工。'),
      '说明',
      { kind: 'text', ext: 'txt', renamed: false },
    ],
    ['zeros', Buffer.alloc(64), 'x.csv', { kind: 'other', ext: 'bin', renamed: true }],
    ['a program', Buffer.from(`MZ${'\0'.repeat(200)}`), '推荐表.docx', { kind: 'other', renamed: true }],
  ]
  test.each(files)('%s', async (_, bytes, name, expected) => {
    expect(await sniffFile(bytes, name)).toMatchObject({ ok: true, value: expected })
  })

  test('a Word file behind a password is marked', async () => {
    const sniffed = await sniffFile(ole('EncryptedPackage'), '推荐表.docx')
    expect(sniffed).toEqual({
      ok: true,
      value: { kind: 'other', mime: 'application/x-cfb', ext: 'cfb', renamed: true, protected: true },
    })
  })

  test('20 MB is accepted, one byte more is not, and an empty file is said to be empty', async () => {
    expect(await sniffFile(Buffer.alloc(FILE_MAX_BYTES, 'a'), 'a.txt')).toMatchObject({ ok: true })
    expect(await sniffFile(Buffer.alloc(FILE_MAX_BYTES + 1, 'a'), 'a.txt')).toEqual({
      ok: false,
      reason: 'too-large',
    })
    expect(await sniffFile(Buffer.alloc(0), '推荐表.docx')).toEqual({ ok: false, reason: 'empty' })
  })
})
