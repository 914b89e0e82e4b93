import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { openDoor, type Request } from './webhook-door.ts'
import { drawing, forgeries, genuineOnes, oneOf, tooDeep, tooLarge } from './webhook-forgery.ts'

const REQUESTS = 10_000
const MB = 1024 * 1024

/** Bytes in use once everything that can be forgotten is. */
const heapUsed = (): number => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  return process.memoryUsage().heapUsed
}

type Made = { request: Request; right: boolean }

const made = (index: number, draw: () => number): Made => {
  if (index % 500 === 250) return { request: tooLarge(draw), right: false }
  if (index % 1000 === 750) return { request: tooDeep(), right: false }
  const right = draw() < 0.2
  return { request: oneOf(draw, right ? genuineOnes : forgeries)(draw), right }
}

test('of ten thousand requests only the genuine ones are taken, and nothing is left behind', {
  timeout: 180_000,
}, async () => {
  let elapsed = 0
  // A second between two of them: this is not about their number.
  const { knock, heard } = await openDoor({ elapsed: () => (elapsed += 1000) })
  const draw = drawing(20260415)
  const wrong: unknown[] = []
  const counts: Record<number, number> = {}
  let before = 0
  for (let index = 0; index < REQUESTS; index += 1) {
    // Compiled and warmed up by then.
    if (index === 1000) before = heapUsed()
    const { request, right } = made(index, draw)
    const { status, body } = await knock(request)
    heard.length = 0
    counts[status] = (counts[status] ?? 0) + 1
    const fair = right ? status === 200 : status >= 400 && status < 500
    const inWords = right || /^[\u4e00-\u9fff，。 a-z/]+$/.test((body as { error?: string }).error ?? '')
    if (!fair || !inWords) wrong.push({ index, status, body, request: JSON.stringify(request).slice(0, 500) })
  }
  const grown = heapUsed() - before
  expect(wrong).toEqual([])
  expect(Object.keys(counts)).toEqual(['200', '400', '401', '404', '413', '415'])
  expect(counts[200]).toBeGreaterThan(1500)
  expect(grown).toBeLessThan(20 * MB)
  expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('admin')
})
