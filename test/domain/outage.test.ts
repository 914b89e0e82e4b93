import { describe, expect, test } from 'vitest'
import {
  isWorthTelling,
  type LineTrouble,
  pingTimeout,
  type ReconnectPace,
  waitBefore,
} from '../../src/domain/outage.ts'

const AWAY: LineTrouble = { kind: 'unreachable', error: 'ECONNREFUSED' }
const BROKEN: LineTrouble = { kind: 'broken' }
const REFUSED: LineTrouble = { kind: 'refused', code: 514 }
/** What the platform's own clients fall back to: every two minutes, spread over half a minute. */
const FEISHU: ReconnectPace = { count: -1, interval: 120_000, nonce: 30_000, ping: 120_000 }

type Case = { trouble?: LineTrouble; pace?: ReconnectPace | null; random?: number; flaps?: number }

/** The waits before the first, second, … try after so many failures. */
const waits = (failures: number[], { trouble = AWAY, pace = null, random = 0, flaps = 0 }: Case = {}) =>
  failures.map((each) => waitBefore({ failures: each, flaps }, { trouble, pace, random }))

describe('how long the bot waits before it dials again', () => {
  test('as long as Feishu has said nothing: 1 s, then double, a minute at most, up to a quarter more by chance', () => {
    expect(waits([1, 2, 3, 4, 5, 6, 7, 8, 1000])).toEqual([
      1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ])
    expect(waits([1, 7], { random: 0.999 })).toEqual([1250, 74_985])
  })

  test('a line that broke is dialled at once, spread by what Feishu asks for', () => {
    expect(waits([0], { trouble: BROKEN })).toEqual([0])
    expect(waits([0], { trouble: BROKEN, pace: FEISHU, random: 0.5 })).toEqual([15_000])
  })

  test('never more often than Feishu asks for', () => {
    expect(waits([1, 2, 3], { pace: FEISHU })).toEqual([120_000, 120_000, 120_000])
    expect(waits([1, 2, 3], { pace: { count: -1, interval: 500, nonce: 0, ping: 20_000 } })).toEqual([
      500, 1000, 2000,
    ])
  })

  test('when Feishu’s count of tries is used up it goes on, every five minutes', () => {
    const pace = { count: 2, interval: 500, nonce: 0, ping: 20_000 }
    expect(waits([1, 2, 3], { pace })).toEqual([500, 1000, 300_000])
  })

  test('a wrong secret is tried every five minutes from the start', () => {
    expect(waits([1, 2], { trouble: REFUSED })).toEqual([300_000, 300_000])
  })

  test('a line that opens and breaks again and again is dialled ever more slowly, every 8 s at last', () => {
    const flapping = (flaps: number) => waits([0], { trouble: BROKEN, flaps })[0]
    expect([0, 1, 2, 3, 4, 5, 9].map(flapping)).toEqual([0, 500, 1000, 2000, 4000, 8000, 8000])
  })
})

test('the staff hear of three minutes and more', () => {
  const lasting = (ms: number) => isWorthTelling({ from: 1_000, to: 1_000 + ms, breaks: 1 })
  expect([0, 179_999, 180_000].map(lasting)).toEqual([false, false, true])
})

test('a ping is awaited for 10 s, and for less where Feishu wants one more often than that', () => {
  expect([null, FEISHU, { ...FEISHU, ping: 10_000 }, { ...FEISHU, ping: 1_000 }].map(pingTimeout)).toEqual([
    10_000, 10_000, 6_000, 600,
  ])
})
