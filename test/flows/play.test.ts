import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { simClient } from '../../sandbox/client.ts'
import { runProgram } from '../support/program.ts'

const LIMIT = { timeout: 180_000 }

const start = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'play-'))
  const program = runProgram({
    DATA_DIR: folder,
    SANDBOX_PORT: '0',
    SANDBOX_SEED: 'empty',
    LOG_LEVEL: 'error',
  })
  onTestFinished(async () => {
    await program.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return simClient((await program.says(/地址：(\S+)/))[1] ?? '')
}

type Sim = Awaited<ReturnType<typeof start>>

const chapter = (sim: Sim, words: string) =>
  expect.poll(async () => (await sim.play.look()).chapter ?? '', LIMIT).toContain(words)
/** How much people have done. */
const deedsOf = async (sim: Sim) => (await sim.deliveries()).length
/** Far more than the half second that is promised: an act that has begun is done, also by a machine that is busy. */
const SETTLED_MS = 2_000

test(
  'the story is played on the running sandbox, stands still when it is paused, and leaves what it did',
  LIMIT,
  async () => {
    const sim = await start()
    await sim.play.start(100)
    await chapter(sim, '推荐')
    expect((await sim.state()).now).toContain('2026-03-0')

    await sim.play.pace({ paused: true })
    await pause(SETTLED_MS)
    const still = await deedsOf(sim)
    await pause(1_000)
    expect(await deedsOf(sim)).toBe(still)

    await sim.play.pace({ paused: false })
    await chapter(sim, '自荐')
    expect(await sim.play.stop()).toMatchObject({ state: 'idle' })
    const stopped = await deedsOf(sim)
    await pause(1_000)
    expect(await deedsOf(sim)).toBe(stopped)

    // Whoever watched goes on as one of its people.
    await sim.say('周敏', '我的申报')
    await sim.idle()
    expect(JSON.stringify(await sim.messages('周敏'))).toContain('王建国')
    expect((await sim.calls()).filter(({ status }) => status >= 400)).toEqual([])

    expect(await sim.play.start(100)).toEqual({ state: 'playing', speed: 100 })
    await chapter(sim, '启用')
    await sim.play.stop()
  },
)

test('a story that cannot go on says why', LIMIT, async () => {
  const sim = await start()
  await sim.play.start(1)
  await chapter(sim, '启用')
  await sim.leave('林晓')
  await expect.poll(async () => (await sim.play.look()).state, LIMIT).toBe('failed')
  expect((await sim.play.look()).error).toBe('演示中断了：林晓已离职，不能操作')
})
