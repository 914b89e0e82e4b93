import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Told } from './bot-process.ts'

const BOT = fileURLToPath(new URL('./bot.ts', import.meta.url))

/** Keeps one bot running, as whatever starts a container again would. */
export type Keeper = {
  /** SIGKILL, whatever it is doing, as soon as there is one to kill; another one is told to go on at once */
  kill: () => void
  /** resolves when everything that was to be killed is */
  calm: () => Promise<void>
  /** how often it was killed, by whom ever */
  killed: () => number
  /** SIGTERM, and nobody after it */
  stop: () => Promise<void>
}

/** Loading the modules takes longer than anything else: the next one has done it before it is needed. */
const spare = (): ChildProcess => fork(BOT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))

const begun = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null || ready.has(child)
    ? Promise.resolve()
    : new Promise((resolve) => {
        child.once('message', () => resolve())
        child.once('exit', () => resolve())
      })

/** Those that said so. */
const ready = new WeakSet<ChildProcess>()

/** @param tell what the next bot is told; asked again after every kill, with how often that was */
export const keepBot = (tell: (killed: number) => Told): Keeper => {
  let killed = 0
  let stopped = false
  let killing = Promise.resolve()
  let next = spare()
  let running = start()

  function start(): ChildProcess {
    const child = next
    next = spare()
    child.once('exit', (_code, signal) => {
      if (stopped) return
      if (signal !== 'SIGKILL') console.error(`机器人自己停了（${signal ?? child.exitCode}）`)
      else killed += 1
      running = start()
    })
    child.once('message', () => ready.add(child))
    child.send(tell(killed))
    return child
  }

  const killOne = async () => {
    const child = running
    await begun(child)
    child.kill('SIGKILL')
    await ended(child)
  }

  return {
    kill: () => {
      killing = killing.then(killOne)
    },
    calm: () => killing,
    killed: () => killed,
    stop: async () => {
      stopped = true
      running.kill('SIGTERM')
      next.kill('SIGKILL')
      await Promise.all([ended(running), ended(next)])
    },
  }
}
