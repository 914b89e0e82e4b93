import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

/** Somebody else has the only connection for so long, so that a press cannot be finished at once. */
const holdDatabase = ({ tx }: World, ms: number): Promise<void> =>
  tx(() => new Promise((resolve) => setTimeout(resolve, ms)))

for (const transport of ['ws', 'webhook'] as const)
  test(`a press that is in hands when the bot is stopped is answered over ${transport}, and then nothing is taken`, {
    timeout: 90_000,
  }, async () => {
    const world = await createWorld({ transport })
    await world.sim.say('周敏', '首页')
    await world.sim.idle()

    const held = holdDatabase(world, 600)
    const pressed = world.sim.tryPress('周敏', '规则')
    const last = () => world.sandbox.sim.deliveries().at(-1)
    await expect.poll(() => [last()?.kind, last()?.state]).toEqual(['callback', 'flying'])
    await new Promise((resolve) => setTimeout(resolve, 100))
    let stopped = false
    const stop = world.bot.close().then(() => {
      stopped = true
    })
    expect(stopped).toBe(false)
    expect(await pressed).toEqual({ card: expect.objectContaining({ schema: '2.0' }) })
    await held
    await stop

    expect((await world.sim.state()).bots.connections).toBe(0)
    await world.sim.say('周敏', '帮助')
    await expect.poll(() => last()?.attempts.map(({ outcome }) => outcome)).toEqual(['offline'])
  })
