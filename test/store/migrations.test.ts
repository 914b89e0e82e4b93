import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { diffFromMigrations } from '../../src/store/migration-diff.ts'

test('the migrations lead to exactly schema.prisma', { timeout: 30_000 }, async () => {
  expect(await diffFromMigrations()).toBe(undefined)
})

test('the first migration holds what is written by hand', async () => {
  const byHand = await readFile(new URL('../../prisma/by-hand.sql', import.meta.url), 'utf8')
  const first = await readFile(
    new URL('../../prisma/migrations/0_init/migration.sql', import.meta.url),
    'utf8',
  )
  expect(first.endsWith(byHand)).toBe(true)
})
