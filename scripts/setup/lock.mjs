// Plain JavaScript that Node 18 can read: it runs before the pinned Node is there.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const WAIT_MS = 120_000
const PAUSE_MS = 100

/**
 * Runs `work` while no other process of this checkout does. The lock is a folder (making one is atomic) that
 * names its process; one left by a dead process is taken over.
 * @param {string} folder
 * @param {() => void} work
 */
export function withLock(folder, work) {
  acquire(folder)
  try {
    work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function acquire(folder) {
  const until = Date.now() + WAIT_MS
  for (;;) {
    try {
      mkdirSync(folder)
      writeFileSync(`${folder}/pid`, String(process.pid))
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true })
    else if (Date.now() > until) throw new Error(`another setup is still running; if not, delete ${folder}`)
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  }
}

function isAbandoned(folder) {
  try {
    const pid = Number(readFileSync(`${folder}/pid`, 'utf8'))
    if (!pid) return false
    process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}
