import { createHash } from 'node:crypto'

/** What the work below takes on two quiet cores, in ms. */
const QUIET_MS = 60
const block = Buffer.alloc(1024 * 1024, 7)

const work = (): number => {
  const began = performance.now()
  for (let round = 0; round < 60; round += 1) createHash('sha256').update(block).digest()
  return performance.now() - began
}

/**
 * How much slower this machine is at the moment than two quiet cores, at least 1: bounds in seconds mean a machine
 * that does nothing else, and the tests run two at a time.
 */
export const slowness = (): number => Math.max(1, Math.max(work(), work()) / QUIET_MS)
