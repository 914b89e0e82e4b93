import { expect, test } from 'vitest'
import { createLimits } from '../../sandbox/server/openapi/limits.ts'
import type { ApiRefusal } from '../../sandbox/server/openapi/route.ts'
import { refusalOf } from '../support/echo-bot.ts'
import { smallCard, startTenant } from '../support/tenant.ts'

/** What a call is refused with; undefined when it is not. */
const refused = (call: () => void) => {
  try {
    call()
    return undefined
  } catch (error) {
    const { code, status, headers } = error as ApiRefusal
    return { code, status, headers }
  }
}

const ticking = (counted = true) => {
  const clock = { now: 0 }
  const limits = createLimits({ counted }, () => clock.now)
  const create = () => refused(() => limits.call('im.message.create'))
  const times = (count: number) => Array.from({ length: count }, create).filter(Boolean)
  return { clock, limits, create, times }
}

test('the 51st call in any second is refused, with the seconds to wait', () => {
  const { clock, create, times } = ticking()
  expect(times(30)).toEqual([])
  clock.now = 900
  expect(times(20)).toEqual([])
  const headers = { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' }
  expect(create()).toEqual({ code: 99991400, status: 429, headers })
  // The first thirty have left the window, the twenty have not.
  clock.now = 1_001
  expect(times(30)).toEqual([])
  expect(create()?.code).toBe(99991400)
})

test('the 1001st call in any minute is refused until the first ones are a minute old', () => {
  const { clock, create, times } = ticking()
  for (let second = 0; second < 20; second += 1) {
    clock.now = second * 1_100
    expect(times(50)).toEqual([])
  }
  clock.now = 22_000
  const headers = { 'x-ogw-ratelimit-limit': '1000', 'x-ogw-ratelimit-reset': '38' }
  expect(create()).toEqual({ code: 99991400, status: 429, headers })
  clock.now = 60_001
  expect(create()).toBe(undefined)
})

test('create, reply and patch are counted each for itself, reading is not counted', () => {
  const { limits, times } = ticking()
  expect(times(50)).toEqual([])
  expect(refused(() => limits.call('im.message.patch'))).toBe(undefined)
  for (let i = 0; i < 60; i += 1) expect(refused(() => limits.call('im.message.list'))).toBe(undefined)
})

test('a receiver gets five in any second', () => {
  const { clock, limits } = ticking()
  const zhou = () => refused(() => limits.receiver('周敏'))?.code
  expect([1, 2, 3, 4, 5].map(zhou)).toEqual([1, 2, 3, 4, 5].map(() => undefined))
  expect(zhou()).toBe(230020)
  expect(refused(() => limits.receiver('陆萍'))).toBe(undefined)
  clock.now = 1_001
  expect(zhou()).toBe(undefined)
})

test('the sixth message of a second to a person is answered 230020, as the wire log shows', async () => {
  const { send, sim, openIdOf } = await startTenant()
  const six = () =>
    Promise.allSettled([1, 2, 3, 4, 5, 6].map((nth) => send(openIdOf('周敏'), smallCard(`${nth}`))))
  // A machine that takes a second for six calls is given another chance.
  let refusals: PromiseRejectedResult[] = []
  while (refusals.length === 0)
    refusals = (await six()).filter((result) => result.status === 'rejected') as PromiseRejectedResult[]
  const said = await refusalOf(Promise.reject(refusals[0]?.reason))
  expect({ status: said.status, code: said.code }).toEqual({ status: 400, code: 230020 })
  const calls = await sim.calls({ op: 'im.message.create' })
  expect(calls.some(({ status, code }) => status === 400 && code === 230020)).toBe(true)
})

test('where the tenant’s time stands still nothing is counted', async () => {
  const { send, openIdOf } = await startTenant({ clock: 'frozen' })
  const many = Array.from({ length: 12 }, (_, nth) => send(openIdOf('周敏'), smallCard(`${nth}`)))
  const codes = (await Promise.all(many)).map(({ code }) => code)
  expect(codes).toEqual(many.map(() => 0))
})
