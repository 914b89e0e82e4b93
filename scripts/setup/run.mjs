// Plain JavaScript that Node 18 can read: it runs before the pinned Node is there.
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'

/**
 * Set at all, it keeps glibc from raising its own bounds: large buffers that are freed go back to the system. A bot at
 * rest holds some 45 MiB less (measured), and answers as fast. Others than glibc do not read it. The Dockerfile has the same.
 */
const MALLOC = { MALLOC_TRIM_THRESHOLD_: '131072' }

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs one command line after another with `node`, up to the first that fails.
 * @param {string} node
 * @param {string[][]} steps
 * @returns {Promise<number>} the exit code of the last one that ran
 */
export async function runAll(node, steps) {
  for (const args of steps) {
    const code = await run(node, args)
    if (code !== 0) return code
  }
  return 0
}

function run(node, args) {
  return new Promise((resolve, reject) => {
    const path = `${dirname(node)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
    const child = spawn(node, args, { stdio: 'inherit', env: { ...MALLOC, ...process.env, PATH: path } })
    // Ctrl-C reaches the child from the terminal, too; a second signal only repeats the first.
    const forward = (signal) => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, forward)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, forward)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}
