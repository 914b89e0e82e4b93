import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const STORY = fileURLToPath(new URL('../demo/run.ts', import.meta.url))
/** Its words are one sentence; a stack that a bug leaves is not kept for ever. */
const KEPT = 2_000

type Ended = (why?: string) => void

/**
 * Runs the story as a program of its own against the sandbox at `url`: it does what people do at the page and knows
 * nothing of us, so it is given none of our environment either.
 */
export const playStory = (url: string, ended: Ended): { stop: () => Promise<void> } => {
  const child = spawn(process.execPath, [STORY, '--at', url], {
    env: {},
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said = `${said}${chunk.toString('utf8')}`.slice(0, KEPT)
  })
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      ended(`演示的程序没有启动（${error.message}）`)
      resolve()
    })
    child.once('close', (code, signal) => {
      ended(code === 0 ? undefined : said.split('\n')[0] || `演示的程序意外结束（${signal ?? code}）`)
      resolve()
    })
  })
  return {
    stop: () => {
      // Nothing is left to tidy up: what it began on the sandbox ends there by itself.
      child.kill('SIGKILL')
      return gone
    },
  }
}
