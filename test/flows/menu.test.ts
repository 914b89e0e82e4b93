import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { createWorld } from '../support/world.ts'

test('a menu item that is refused says why in a message', async () => {
  const { sim } = await createWorld()
  await sim.menu('邓小云', 'nominate')
  await sim.idle()
  expect(textOf((await sim.lastCard('邓小云')).card)).toContain('R01')
})
