import { expect, test } from 'vitest'
import { nominations } from '../../src/store/nouns/nominations.ts'
import { withDatabase } from '../support/database.ts'

const AT = Date.parse('2026-11-23T01:00:00Z')

test('a state is written only from the version that was read: who was slower changes nothing', async () => {
  const { tx } = await withDatabase()
  const read = await tx(async (db) => {
    const all = nominations(db)
    await all.create({
      id: 'wang',
      cycleId: 'cyc_2026',
      route: 'unit',
      unitId: 'jinggong',
      createdBy: 'zhoumin',
      at: AT,
    })
    return all.byId('wang')
  })
  if (!read) throw new Error('just created')
  const first = await tx((db) => nominations(db).move(read, 'submitted', { at: AT }))
  const second = await tx((db) => nominations(db).move(read, 'withdrawn', { at: AT }))
  const now = await tx((db) => nominations(db).byId('wang'))
  expect([first, second, now?.state, now?.version]).toEqual([true, false, 'submitted', 2])
})
