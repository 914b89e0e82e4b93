import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { simClient } from '../../sandbox/client.ts'
import { runProgram } from '../support/program.ts'

const TENANT = fileURLToPath(new URL('../../demo/tenant.json', import.meta.url))

test('the sandbox’s bot takes its events as requests, and over its connection again after a restart', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'transport-'))
  const running: ReturnType<typeof runProgram>[] = []
  onTestFinished(async () => {
    await Promise.all(running.map((program) => program.kill('SIGKILL')))
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  const start = async (SANDBOX_TRANSPORT: string) => {
    const own = { DATA_DIR: folder, SANDBOX_PORT: '0', SANDBOX_SEED: 'empty', SANDBOX_TENANT: TENANT }
    const program = runProgram({ ...own, SANDBOX_TRANSPORT })
    running.push(program)
    return { program, sim: simClient((await program.says(/地址：(\S+)/))[1] ?? '') }
  }
  const answersTo = async (sim: ReturnType<typeof simClient>, person: string) => {
    await sim.say(person, '首页')
    await sim.idle()
    return textOf((await sim.lastCard(person)).card)
  }

  const first = await start('webhook')
  const { bots } = await first.sim.state()
  expect(bots).toMatchObject({ connections: 0, webhook: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/) })
  expect(await answersTo(first.sim, '唐思齐')).toContain('唐思齐')
  await first.program.kill('SIGTERM')

  const second = await start('ws')
  expect((await second.sim.state()).bots).toEqual({ connections: 1, control: ['bot'] })
  expect(await answersTo(second.sim, '郭立群')).toContain('郭立群')
  const deliveries = await second.sim.deliveries()
  expect(deliveries.map(({ state }) => state)).toEqual(['done', 'done'])
})
