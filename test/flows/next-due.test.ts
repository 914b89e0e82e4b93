import { expect, test } from 'vitest'
import { createWorld, START } from '../support/world.ts'

const DAY = 86_400_000

test('the bot names what happens by itself next, and the clock runs to it', { timeout: 90_000 }, async () => {
  const { sim, tx } = await createWorld()
  const renew = new Date(Date.parse(START) + DAY)
  const remind = new Date(Date.parse(START) + 2 * DAY)
  const over = new Date(Date.parse(START) + 3 * DAY)
  await tx((db) =>
    db.due.createMany({
      data: [
        { id: 'due_over', kind: 'correction-over', about: 'nom_none', dueAt: over },
        // It does nothing nearly always, and nobody waits for it.
        { id: 'due_renew', kind: 'card-renew', about: 'sent_none', dueAt: renew },
        { id: 'due_remind', kind: 'remind-drafts', about: 'cyc_2026', dueAt: remind },
      ],
    }),
  )
  expect(await sim.next()).toEqual({ bot: remind.toISOString(), what: '提醒还没有提交的推荐' })
  expect(await sim.clock({ to: 'next' })).toBe(remind.toISOString())
  expect(await sim.next()).toEqual({ bot: over.toISOString(), what: '补正期限已过' })
  const done = await tx((db) =>
    db.due.findMany({ where: { doneAt: { not: null } }, orderBy: { dueAt: 'asc' } }),
  )
  expect(done.map(({ id }) => id)).toEqual(['due_renew', 'due_remind'])
})
