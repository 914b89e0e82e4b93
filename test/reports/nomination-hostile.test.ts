import { expect, test } from 'vitest'
import { readNominationForm } from '../../src/reports/nomination-form.ts'
import { excelFile, paragraphs, table, wordFile } from './word-writer.ts'
import { zipOf } from './zip-writer.ts'

const form = table([
  ['姓名', '王建国'],
  ['单位', '海淀精工机械有限公司'],
  ['岗位', '数控车工'],
])
const honest = wordFile(form)
const MB = 1024 * 1024
const ole = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(504),
  Buffer.from('EncryptedPackage', 'utf16le'),
])
const laughs = `<!DOCTYPE w [<!ENTITY a "哈">${'bcdefghij'
  .split('')
  .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)
  .join('')}]>`

const hostile: [string, Buffer, string][] = [
  ['40 MB', Buffer.alloc(40 * MB, 'P'), 'too-large'],
  ['no bytes', Buffer.alloc(0), 'not-docx'],
  ['a workbook', excelFile(), 'not-docx'],
  ['a text', Buffer.from('姓名：王建国'), 'not-docx'],
  ['a form cut in half', honest.subarray(0, honest.length / 2), 'damaged'],
  ['a document behind a password', ole, 'encrypted'],
  [
    'a part behind a password',
    zipOf([{ name: 'word/document.xml', data: 'x', encrypted: true }]),
    'encrypted',
  ],
  [
    'a bomb in a picture',
    wordFile(form, { extra: [{ name: 'word/media/1.bmp', data: Buffer.alloc(9 * MB) }] }),
    'bomb',
  ],
  ['a bomb of text', wordFile(paragraphs('工'.repeat(3 * MB))), 'bomb'],
  ['XML that does not close', wordFile('<w:p><w:r>'), 'damaged'],
  [
    'tables nested ten thousand deep',
    wordFile('<w:tbl><w:tr><w:tc>'.repeat(10_000) + '</w:tc></w:tr></w:tbl>'.repeat(10_000)),
    'damaged',
  ],
  ['no document inside', zipOf([{ name: 'word/styles.xml', data: '<a/>' }]), 'not-docx'],
]

test.each(hostile)('%s is a reason, not an exception', async (_, bytes, reason) => {
  expect(await readNominationForm(bytes)).toEqual({ ok: false, reason })
})

test('entities declared by the document are never expanded', async () => {
  const bytes = wordFile(form.replace('王建国', '&j;'), { head: laughs })
  const read = await readNominationForm(bytes)
  expect(JSON.stringify(read)).not.toContain('哈哈')
})

test('an entity that names a file of this machine brings nothing of it', async () => {
  const head = '<!DOCTYPE w [<!ENTITY own SYSTEM "file:///etc/passwd">]>'
  const read = await readNominationForm(wordFile(form.replace('王建国', '&own;'), { head }))
  expect(JSON.stringify(read)).not.toContain('root:')
})

test('a cell that claims a million columns is read like any other', async () => {
  const wide = table([[{ xml: paragraphs('姓名') }, { xml: paragraphs('王建国'), across: 1_000_000_000 }]])
  const read = await readNominationForm(wordFile(wide + form.replace('姓名', '备注')))
  expect(read).toMatchObject({ ok: true, fields: { name: '王建国', post: '数控车工' } })
})

const blanks = ' '.repeat(200_000)
const slow: [string, string, object][] = [
  ['blanks in a line', paragraphs(`说明${blanks}：`) + form, { name: '王建国', post: '数控车工' }],
  ['blanks in a name', form.replace('王建国', `王${blanks}建国`), { name: '王建国' }],
  ['ticks and no boxes', table([['行业', `服务业√${'业'.repeat(200_000)}`]]) + form, { name: '王建国' }],
  ['ten thousand labels in a row', table([Array<string>(10_000).fill('岗位')]) + form, { name: '王建国' }],
]

// Each took from ten seconds to minutes with an expression that looks back at every blank.
test.each(slow)('%s cost no time', { timeout: 3000 }, async (_, body, fields) => {
  expect(await readNominationForm(wordFile(body))).toMatchObject({ ok: true, fields })
})

test('any byte of a good form may be wrong without an exception', async () => {
  const outcomes = new Set<string>()
  for (let at = 0; at < honest.length; at += 7) {
    const broken = Buffer.from(honest)
    broken[at] = (broken[at] ?? 0) ^ 0x55
    const read = await readNominationForm(broken)
    outcomes.add(read.ok ? 'read' : read.reason)
  }
  expect([...outcomes].sort()).toEqual(['damaged', 'not-docx', 'read'])
})
