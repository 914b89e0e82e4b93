import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { simClient } from '../../sandbox/client.ts'
import { runProgram } from '../support/program.ts'

const start = async (env: Record<string, string>) => {
  const folder = await mkdtemp(join(tmpdir(), 'back-'))
  const program = runProgram({ DATA_DIR: folder, SANDBOX_PORT: '0', SANDBOX_SEED: 'empty', ...env })
  onTestFinished(async () => {
    await program.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  const code = (await program.says(/初始化码：(\d{6})/))[1] ?? ''
  return { program, code, sim: simClient((await program.says(/地址：(\S+)/))[1] ?? '') }
}

type Sim = ReturnType<typeof simClient>

const answerTo = async (sim: Sim, words: string): Promise<string> => {
  await sim.say('林晓', words)
  await sim.idle()
  return textOf((await sim.lastCard('林晓')).card)
}

const START = '2026-11-23T09:00:00+08:00'
const PAST = '2026-03-02T09:00:00+08:00'

for (const clock of ['frozen', 'real'])
  test(`a tenant on a ${clock} clock goes back eight months at a reset, and forward again, and works`, {
    timeout: 90_000,
  }, async () => {
    const { program, code, sim } = await start({ SANDBOX_CLOCK: clock, SANDBOX_START: START })
    expect(await answerTo(sim, `初始化 ${code}`)).toContain('您现在是工作人员')

    const back = await sim.reset('empty', PAST)
    expect((await sim.state()).now.slice(0, 16)).toBe('2026-03-02T01:00')
    // The code's quarter of an hour, the answer's job and the record's seal are all on the clock that went back.
    expect(await answerTo(sim, `初始化 ${back.code}`)).toContain('您现在是工作人员')
    await sim.clock({ advance: '10d' })
    expect((await sim.state()).now.slice(0, 10)).toBe('2026-03-12')
    expect(await answerTo(sim, '首页')).toContain('林晓')

    const again = await sim.reset('empty')
    expect((await sim.state()).now.slice(0, 16)).toBe('2026-11-23T01:00')
    expect(await sim.messages('林晓')).toEqual([])
    expect(await answerTo(sim, `初始化 ${again.code}`)).toContain('您现在是工作人员')
    expect((await sim.calls()).filter(({ status }) => status >= 400)).toEqual([])
    expect(program.printed()).not.toMatch(/"level":"?(error|50)/)
  })
