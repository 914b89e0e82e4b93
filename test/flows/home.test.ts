import { expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { createWorld } from '../support/world.ts'

test('周敏 opens 首页 and sees the stage and what she can do', async () => {
  const { sim } = await createWorld()
  await sim.say('周敏', '首页')
  await sim.idle()
  const seen = await sim.messages('周敏')
  expect(seen.length).toBe(2)
  expect(textOf(seen.at(-1)?.card)).toContain('周敏，您好')
})

test('a button of 首页 does what the typed word does, in the same card', async () => {
  const { sim } = await createWorld()
  await sim.say('周敏', '首页')
  await sim.idle()
  const answer = await sim.press('周敏', '规则')
  expect(textOf(answer.card)).toContain('海淀工匠人才培育选树工程实施办法')
  expect((await sim.messages('周敏')).length).toBe(2)
})
