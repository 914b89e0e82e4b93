import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export type Program = {
  child: ChildProcess
  /** everything it printed so far */
  printed: () => string
  /** resolves with the match once it was printed; rejects when the program ends before */
  says: (words: RegExp) => Promise<RegExpMatchArray>
  /** resolves with the exit code, null after a signal */
  ended: Promise<number | null>
  kill: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Runs src/main.ts as an operator would; only what `env` says is set. */
export const runProgram = (env: Record<string, string>): Program => {
  const { FEISHU_APP_ID: _id, DATABASE_URL: _url, ...inherited } = process.env
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: { ...inherited, NODE_ENV: '', VITEST: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer): void => {
    printed += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const says = (words: RegExp): Promise<RegExpMatchArray> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = printed.match(words)
        if (match) resolve(match)
      }
      listeners.add(look)
      look()
      void ended.then((code) => reject(new Error(`ended with ${code} before saying ${words}:\n${printed}`)))
    })
  return {
    child,
    printed: () => printed,
    says,
    ended,
    kill: (signal) => {
      child.kill(signal)
      return ended
    },
  }
}
