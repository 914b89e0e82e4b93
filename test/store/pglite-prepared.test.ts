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
  expect((await pglite.query('SHOW enable_seqscan')).rows).toEqual([{ enable_seqscan: 'on' }])
})

test('what was planned for an empty table does not read all of it when it is full', async () => {
  const find = { name: 'find', text: 'SELECT n FROM filled_later WHERE id = $1' }
  await pglite.exec('CREATE TABLE filled_later (id text PRIMARY KEY, n int); ANALYZE filled_later')
  await prepared(find, ['500'])
  await pglite.exec('INSERT INTO filled_later SELECT n::text, n FROM generate_series(1, 1000) n')
  for (let asked = 0; asked < 10; asked += 1) expect(await prepared(find, ['500'])).toEqual([{ n: 500 }])
  await pglite.exec('SELECT pg_stat_force_next_flush()')
  const { rows } = await pglite.query(
    `SELECT seq_scan::int AS whole, idx_scan::int AS led FROM pg_stat_user_tables WHERE relname = 'filled_later'`,
  )
  // Once when its index was made.
  expect(rows).toEqual([{ whole: 1, led: 11 }])
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
