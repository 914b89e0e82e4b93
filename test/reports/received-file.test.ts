import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { lookAtFile } from '../../src/reports/received-file.ts'
import { zipOf } from './zip-writer.ts'

const refusedAs = async (bytes: Buffer, name: string) => {
  const looked = await lookAtFile(bytes, name)
  return looked.is === 'refused' ? looked.denial.key : looked.is
}

test('an empty file is refused as empty, whatever its name', async () => {
  expect(await refusedAs(Buffer.alloc(0), '推荐表.docx')).toBe('file-empty')
})

test('a filled form is a form under any name', async () => {
  const bytes = await readFile(new URL('../../demo/forms/lixue.docx', import.meta.url))
  expect(await refusedAs(bytes, '扫描件.pdf')).toBe('form')
})

test('an archive is refused by kind; one that claims to be a document as unreadable', async () => {
  const zip = zipOf([{ name: 'a.txt', data: '一份材料' }])
  expect(await refusedAs(zip, '材料.zip')).toBe('file-type')
  expect(await refusedAs(zip, '推荐表.docx')).toBe('file-unreadable')
})

test('an archive that unpacks beyond the bounds is refused as a bomb', async () => {
  const bomb = zipOf([{ name: 'a.txt', data: Buffer.alloc(80 * 1024 * 1024, 32) }])
  expect(await refusedAs(bomb, '推荐表.docx')).toBe('file-bomb')
})

test('a document with a password is refused as unreadable', async () => {
  const locked = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
  expect(await refusedAs(locked, '推荐表.docx')).toBe('file-unreadable')
})
