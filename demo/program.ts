import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The program under the story: its own process, an empty folder, the tenant's clock standing still. */
export type Program = {
  url: string
  /** the six digits that the terminal prints at the first start */
  code: string
  /** stops it and proves the chain of its record: lines, and whether the chain holds */
  stop: () => Promise<{ lines: number; verified: boolean }>
  kill: () => Promise<void>
  /** everything it said on its terminal */
  printed: () => string
}

/** How events reach the bot: over the connection it opened // 长连接, or as requests to it. */
export type Transport = 'ws' | 'webhook'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** A program that hangs, not one on a machine that is busy: two that start side by side have taken two minutes. */
const START_LIMIT_MS = 300_000

/** Nothing of this machine's own settings reaches the program: a story must never run on the real Feishu. */
const environment = (own: Record<string, string>, database: string | undefined): NodeJS.ProcessEnv => {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'LANG', 'TZ']
  const env = Object.entries(process.env).filter(([name]) => kept.includes(name))
  return {
    ...Object.fromEntries(env),
    ...own,
    ...(database && { SANDBOX_DATABASE: '1', DATABASE_URL: database }),
  }
}

const run = (file: string, env: NodeJS.ProcessEnv) => {
  const child = spawn(process.execPath, [file], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const listeners = new Set<() => void>()
  const take = (chunk: Buffer) => {
    printed += chunk.toString('utf8')
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(printed)?.[1]
        if (found !== undefined) resolve(found)
      }
      listeners.add(look)
      look()
      const late = () => reject(new Error(`程序没有说 ${pattern}，只说了：\n${printed}`))
      void ended.then(late)
      setTimeout(late, START_LIMIT_MS).unref()
    })
  return { child, says, ended, printed: () => printed }
}

export type Start = {
  /** the tenant's time, ISO 8601 */
  at: string
  transport: Transport
  /** the tenant's people and groups, beside this file */
  tenant: string
  /** a PostgreSQL server's; without it a folder */
  database?: string
}

/** Starts `src/main.ts` on an empty database and waits for its address and its one-time code. */
export const startProgram = async ({ at, transport, tenant, database }: Start): Promise<Program> => {
  const folder = await mkdtemp(join(tmpdir(), 'haidian-story-'))
  const env = environment(
    {
      DATA_DIR: folder,
      SANDBOX_PORT: '0',
      SANDBOX_SEED: 'empty',
      SANDBOX_START: at,
      SANDBOX_TRANSPORT: transport,
      SANDBOX_TENANT: fileURLToPath(new URL(tenant, import.meta.url)),
      SANDBOX_CLOCK: 'frozen',
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    },
    database,
  )
  const bot = run('src/main.ts', env)
  const end = async (signal: NodeJS.Signals) => {
    bot.child.kill(signal)
    await bot.ended
  }
  const forget = () => rm(folder, { recursive: true, force: true, maxRetries: 3 })
  const kill = async () => {
    await end('SIGKILL')
    await forget()
  }
  const stop = async () => {
    await end('SIGTERM')
    const proof = run('scripts/audit-verify.ts', env)
    const verified = (await proof.ended) === 0
    if (!verified) process.stderr.write(proof.printed())
    const lines = Number(/(\d+)\s*(?:条|行|lines)/.exec(proof.printed())?.[1] ?? 0)
    await forget()
    return { lines, verified }
  }
  try {
    const [url, code] = await Promise.all([bot.says(/地址：(\S+)/), bot.says(/初始化\D{0,4}(\d{6})/)])
    return { url, code, stop, kill, printed: bot.printed }
  } catch (error) {
    await kill()
    throw error
  }
}
