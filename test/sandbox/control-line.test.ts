import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createDrivenClock } from '../../src/clock.ts'
import { followSandbox } from '../../src/sandbox-mode.ts'
import { startTenant } from '../support/tenant.ts'

test('the control line says something every minute, so that no bot takes it for dead', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const { sandbox } = await startTenant()
  const response = await fetch(`${sandbox.url}/_sim/bots/control?bot=one`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toContain('data: ')

  vi.advanceTimersByTime(60_000)

  expect((await reader?.read())?.value).toBe(': beat\n\n')
  await reader?.cancel()
})

test('a bot whose control line broke opens it again, and learns the time it missed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'control-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const frozen = { dataDir, clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' } as const
  const before = await startTenant(frozen)
  const clock = createDrivenClock({ start: 0, frozen: true })
  const logged: string[] = []
  const log = (_facts: object, message: string) => void logged.push(message)
  const idle = { busy: async () => [], tick: async () => {}, next: async () => undefined }
  const control = await followSandbox({
    ...{ url: before.sandbox.url, name: 'one', clock, log: { info: log, warn: log, error: log } },
    bot: () => ({ ...idle, reset: async () => ({}) }),
  })
  onTestFinished(control.close)
  await before.sandbox.close()
  // Nobody is connected while the time goes on.
  const alone = await startTenant(frozen)
  await alone.sim.clock({ advance: '5d' })
  await alone.sandbox.close()

  const after = await startTenant({ ...frozen, port: before.sandbox.port })
  await expect.poll(async () => (await after.sim.state()).bots.control, { timeout: 10_000 }).toEqual(['one'])
  await expect.poll(() => new Date(clock.now()).toISOString()).toBe('2026-04-20T01:00:00.000Z')
  await after.sim.clock({ advance: '1d' })
  expect(new Date(clock.now()).toISOString()).toBe('2026-04-21T01:00:00.000Z')
  expect(logged).toEqual(['the control line of the sandbox broke'])
})
