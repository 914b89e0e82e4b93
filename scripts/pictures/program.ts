import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type SimClient, simClient } from '../../sandbox/client.ts'

export type Program = { sim: SimClient; stop: () => Promise<void> }

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const START_LIMIT_MS = 180_000

/** A Tuesday morning with no public holiday in the five weeks after it, into which the pictures move the clock. */
const START = '2026-07-14T09:30:00+08:00'

/** What V8's Math.random begins with: the order in which a reviewer gets the candidates is drawn by lot. */
const RANDOM = 2026

/** What the child may know of this machine: a picture must never be taken of the real Feishu, or of somebody's data. */
const PASSED = ['PATH', 'HOME', 'TMPDIR', 'LANG']

/** The program as `npm start` runs it, in an empty folder of its own, its clock standing still. */
export const startProgram = async (seed: string): Promise<Program> => {
  const folder = await mkdtemp(join(tmpdir(), 'haidian-pictures-'))
  const child = spawn(process.execPath, [`--random-seed=${RANDOM}`, 'src/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED.includes(name))),
      // The key lies beside the data, never in it: both go with the folder.
      DATA_DIR: join(folder, 'data'),
      SANDBOX_PORT: '0',
      SANDBOX_SEED: seed,
      SANDBOX_START: START,
      SANDBOX_CLOCK: 'frozen',
      LOG_LEVEL: 'error',
    },
  })
  // Whoever stops the command stops the program, too.
  process.once('exit', () => child.kill())
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const sim = simClient(await addressOf(child.stdout))
    await sim.idle()
    return { sim, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const addressOf = (stdout: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve, reject) => {
    let printed = ''
    stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8')
      const address = /地址：(\S+)/.exec(printed)?.[1]
      if (address) resolve(address)
    })
    stdout.on('end', () => reject(new Error(`程序没有打印地址就结束了，只说了：\n${printed}`)))
    setTimeout(() => reject(new Error(`程序没有打印地址，只说了：\n${printed}`)), START_LIMIT_MS).unref()
  })
