import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { simClient } from '../../sandbox/client.ts'
import { createSandbox } from '../../sandbox/server/sandbox.ts'
import { type Program, runProgram } from '../support/program.ts'
import { slowness } from '../support/slowness.ts'

let folder: string
const running: Program[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'))
})
afterEach(async () => {
  for (const program of running.splice(0)) await program.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const start = (env: Record<string, string> = {}): Program => {
  const program = runProgram({ DATA_DIR: join(folder, 'data'), SANDBOX_PORT: '0', ...env })
  running.push(program)
  return program
}

type Sim = ReturnType<typeof simClient>
const simOf = async (program: Program): Promise<Sim> =>
  simClient((await program.says(/地址：(\S+)/))[1] ?? '')

/** Milliseconds from the start to the answer, and the answer's words. */
const firstAnswer = async (
  words: string,
): Promise<{ ms: number; text: string; program: Program; sim: Sim }> => {
  const began = performance.now()
  const program = start()
  const sim = await simOf(program)
  await sim.say('周敏', words)
  await sim.idle()
  const card = (await sim.messages('周敏')).at(-1)?.card
  return { ms: performance.now() - began, text: card ? textOf(card) : '', program, sim }
}

describe('npm start in sandbox mode', () => {
  test('answers within 15 s on an empty folder, 5 s warm, 10 s after SIGKILL, and everything is where it was', {
    timeout: 120_000,
  }, async () => {
    const empty = await firstAnswer('推荐 王建国 数控车工')
    expect(empty.program.printed()).toMatch(/^模式：沙箱/)
    expect(empty.text).toContain('王建国')
    expect(empty.ms).toBeLessThan(15_000 * slowness())
    await empty.program.kill('SIGKILL')

    const killed = await firstAnswer('继续')
    expect(killed.text).toContain('王建国')
    expect(killed.ms).toBeLessThan(10_000 * slowness())
    // Two cards of the moment it began with, two things she said, two answers.
    expect((await killed.sim.messages('周敏')).length).toBe(6)
    expect((await killed.sim.state()).seed).toBe('nominate')
    expect(await killed.program.kill('SIGTERM')).toBe(0)

    const warm = await firstAnswer('首页')
    expect(warm.text).toContain('周敏')
    expect(warm.ms).toBeLessThan(5_000 * slowness())
  })

  test('a second one on the same folder is refused in words and leaves the first alone', async () => {
    const first = start({ SANDBOX_SEED: 'district' })
    const sim = await simOf(first)
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.printed()).toContain('正被本机另一个程序使用')
    await sim.say('周敏', '首页')
    await sim.idle()
    expect((await sim.messages('周敏')).length).toBe(2)
  })

  test('is refused in production, and with a DATABASE_URL that nobody meant', async () => {
    const program = start({ NODE_ENV: 'production', DATABASE_URL: 'postgres://127.0.0.1/none' })
    expect(await program.ended).toBe(1)
    expect(program.printed()).toContain('不允许沙箱模式')
    expect(program.printed()).toContain('SANDBOX_DATABASE=1')
  })

  test('says which port is taken', async () => {
    const sandbox = await createSandbox()
    const program = start({ SANDBOX_PORT: String(sandbox.port) })
    expect(await program.ended).toBe(1)
    expect(program.printed()).toContain(`端口 ${sandbox.port} 正被另一个程序使用`)
    await sandbox.close()
  })
})

describe('npm start in feishu mode', () => {
  const keys = randomBytes(32).toString('base64')

  test('is refused with incomplete FEISHU_* variables, all problems at once', async () => {
    const program = start({ FEISHU_APP_ID: 'cli_0123456789abcdef' })
    expect(await program.ended).toBe(1)
    expect(program.printed()).toContain('FEISHU_APP_SECRET')
    expect(program.printed()).toContain('DATA_KEYS')
  })

  test('is refused on a folder of the sandbox', async () => {
    const sandboxed = start()
    await sandboxed.says(/地址：/)
    await sandboxed.kill('SIGTERM')
    const program = start({ FEISHU_APP_ID: 'cli_0123456789abcdef', FEISHU_APP_SECRET: 's', DATA_KEYS: keys })
    expect(await program.ended).toBe(1)
    expect(program.printed()).toContain('这个数据库属于沙箱')
  })

  test('an answer committed but not yet delivered when the process is killed arrives once after the restart', {
    timeout: 90_000,
  }, async () => {
    const sandbox = await createSandbox()
    const env = {
      FEISHU_APP_ID: sandbox.credentials.appId,
      FEISHU_APP_SECRET: sandbox.credentials.appSecret,
      FEISHU_DOMAIN: sandbox.url,
      DATA_KEYS: keys,
    }
    const sim = simClient(sandbox.url)
    const first = start(env)
    await first.says(/已连接飞书/)
    await sim.fault({ when: { op: 'im.message.create' }, effect: { delay: 4_000 } })
    await sim.say('周敏', '首页')
    await waitFor(async () => (await sim.calls()).some((call) => call.op === 'im.message.create'))
    await first.kill('SIGKILL')
    await sim.clearFaults()

    const second = start(env)
    await second.says(/已连接飞书/)
    await waitFor(async () => (await sim.messages('周敏')).length >= 2)
    await sim.say('周敏', '帮助')
    await waitFor(async () => (await sim.messages('周敏')).length >= 4)
    const titles = (await sim.messages('周敏')).map(
      (message) => message.text ?? textOf(message.card).split('\n')[0],
    )
    expect(titles.filter((title) => title === '海淀工匠选树助手')).toEqual(['海淀工匠选树助手'])
    expect(titles.length).toBe(4)
    await second.kill('SIGTERM')
    await sandbox.close()
  })
})

const waitFor = async (isTrue: () => Promise<boolean>): Promise<void> => {
  const until = performance.now() + 15_000
  while (!(await isTrue())) {
    if (performance.now() > until) throw new Error('waited 15 s in vain')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
