import { PGlite } from '@electric-sql/pglite'
import { afterAll, expect, test } from 'vitest'
import { preparedOn } from '../../src/store/pglite-prepared.ts'

const pglite = await PGlite.create()
const prepared = preparedOn(pglite)
afterAll(() => pglite.close())

const echo = { name: 'echo', text: 'SELECT $1::text AS one, $2::int AS number, $3::text[] AS many' }

test('values come back as they went in, whatever is written in them', async () => {
  const hostile = ["'); DROP TABLE x; --", "\\' OR 1=1", '\\\\', '$1 $$ $a$', "E'\\x27", '“王”𬭎\n\t', '']
  for (const text of hostile) {
    expect(await prepared(echo, [text, 7, hostile])).toEqual([{ one: text, number: 7, many: hostile }])
  }
  expect(await prepared(echo, [null, null, []])).toEqual([{ one: null, number: null, many: [] }])
})

test('what has no literal is refused before anything is said', async () => {
  for (const value of [1.5, Number.NaN, undefined, {}, true])
    await expect(prepared(echo, [value, 1, []])).rejects.toThrow('no literal')
})

test('a text with a zero byte fails and leaves nothing behind', async () => {
  await expect(prepared(echo, ['a\0b', 1, []])).rejects.toThrow()
  expect(await prepared(echo, ['a', 1, []])).toEqual([{ one: 'a', number: 1, many: [] }])
})

test('other statements keep their own way of planning', async () => {
  await prepared(echo, ['a', 1, []])
  expect((await pglite.query('SHOW plan_cache_mode')).rows).toEqual([{ plan_cache_mode: 'auto' }])
})

test('a statement that could not be prepared is tried again', async () => {
  const later = { name: 'later', text: 'SELECT count(*)::int AS n FROM made_later WHERE id > $1' }
  await expect(prepared(later, [0])).rejects.toThrow('made_later')
  await pglite.exec('CREATE TABLE made_later (id int)')
  expect(await prepared(later, [0])).toEqual([{ n: 0 }])
})

test('one after another may prepare on the same session', async () => {
  const again = preparedOn(pglite)
  expect(await again({ name: 'echo', text: 'SELECT $1::text AS other' }, ['a'])).toEqual([{ other: 'a' }])
})
