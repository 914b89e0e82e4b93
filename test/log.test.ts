import { AxiosError } from 'axios'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { sdkLogger } from '../src/feishu/sdk-logger.ts'
import { createLog } from '../src/log.ts'
import { Prisma } from '../src/store/generated/client.ts'
import { sources } from './support/sources.ts'
import { createWorld } from './support/world.ts'

/** Whatever is personal of 张三, in every form that it takes. */
const PRIVATE = [
  '张三',
  '13800138000',
  '110105199003072316',
  '6222020200112233445',
  'zhangsan@example.com',
  '徇私',
]

const lines: string[] = []
const log = createLog('info', { write: (line) => lines.push(line) })
const logged = (facts: Record<string, unknown>): Record<string, unknown> => {
  lines.length = 0
  log.error(facts, 'trouble')
  const { time: _time, instance: _instance, level, msg, ...rest } = JSON.parse(lines[0] ?? '')
  expect([level, msg]).toEqual(['error', 'trouble'])
  for (const secret of PRIVATE) expect(lines[0]).not.toContain(secret)
  return rest
}
const said = PRIVATE.join(' ')

describe('an error in the log tells its kind and place, and nothing that it says', () => {
  test('of Prisma, whose message prints the parameters', () => {
    const error = new Prisma.PrismaClientKnownRequestError(`Invalid create() … name: "${said}"`, {
      code: 'P2002',
      clientVersion: '7',
      meta: { modelName: 'Person', target: [said] },
    })
    const { error: facts } = logged({ error })
    expect(facts).toEqual({
      name: 'PrismaClientKnownRequestError',
      code: 'P2002',
      at: [expect.stringMatching(/^test\/log\.test\.ts:\d+$/)],
    })
  })

  test('of pg, which hangs the row on it', () => {
    const error = Object.assign(new pg.DatabaseError(said, 10, 'error'), {
      code: '23505',
      detail: `Key (name)=(${said}) already exists.`,
      where: said,
      table: 'Person',
      constraint: 'Person_openId_key',
    })
    expect(logged({ error }).error).toMatchObject({
      name: 'error',
      code: '23505',
      table: 'Person',
      constraint: 'Person_openId_key',
    })
  })

  test('of axios, which hangs request and answer on it, and of a cause below', () => {
    const config = { url: `https://x/${said}`, data: said, headers: { authorization: 't-secret' } }
    const error = new AxiosError(said, 'ERR_BAD_REQUEST', config as never, null, {
      ...{ status: 400, statusText: said, headers: {}, config: config as never },
      data: { code: 230013, msg: said },
    })
    const { error: facts } = logged({ error: new Error(said, { cause: error }) })
    expect(facts).toMatchObject({
      name: 'Error',
      cause: { name: 'AxiosError', code: 'ERR_BAD_REQUEST', status: 400, answer: 230013 },
    })
    expect(lines[0]).not.toContain('t-secret')
  })

  test('of zod, of nobody’s making, and of one whose words look like a place', () => {
    expect(logged({ error: z.object({ [said]: z.string() }).safeParse({}).error }).error).toMatchObject({
      name: 'ZodError',
    })
    expect(logged({ error: said }).error).toEqual({ name: 'thrown string' })
    expect(logged({ error: { message: said } }).error).toEqual({ name: 'thrown object' })
    const lying = new Error('before')
    lying.message = `x\n    at ${process.cwd()}/zhangsan:1:2`
    lying.name = said
    lying.stack = `${lying.name}: ${lying.message}\n    at f (${process.cwd()}/src/log.ts:3:4)`
    expect(logged({ error: lying }).error).toEqual({ name: 'Error', at: ['src/log.ts:3'] })
  })
})

test('ids, codes, counts and yes or no stand in a line; whatever else was given is hidden', () => {
  const facts = { event: 'f7984f25108f8137722bb63cee927e66', click: 'score.submit', ms: 12, again: false }
  expect(logged(facts)).toEqual(facts)
  expect(
    logged({
      who: '张三',
      typed: 'has a blank',
      phone: 13800138000,
      idCard: '11010519900307231X',
      form: { a: 1 },
    }),
  ).toEqual({ who: '[hidden]', typed: '[hidden]', phone: '[hidden]', idCard: '[hidden]', form: '[hidden]' })
  expect(logged({ name: 'Zhang', text: 'x', list: ['张三'], mail: 'zhangsan@example.com' })).toEqual({
    ...{ name: '[hidden]', text: '[hidden]', list: '[hidden]', mail: '[hidden]' },
  })
})

test('of what the SDK says only the kind of trouble passes on', () => {
  const sdk = sdkLogger(log)
  lines.length = 0
  sdk.error('[ws]', `invoke event failed, message_type: event; error: Error: ${said}`)
  sdk.error([
    [
      { message: said, config: { data: said } },
      { code: 230013, msg: said },
    ],
  ])
  sdk.warn(`no ${said} handle`, new Error(said))
  for (const secret of PRIVATE) expect(lines.join('\n')).not.toContain(secret)
  const kinds = lines.map((line) => JSON.parse(line)).map(({ sdk: kind, code }) => [kind, code])
  expect(kinds).toEqual([
    ['event-failed', undefined],
    ['other', 230013],
    ['other', undefined],
  ])
})

test('every line of the program has a sentence that stands in the program', async () => {
  const texts = (await sources('src')).filter(([file]) => file !== 'src/log.ts')
  const calls = texts.flatMap(([file, text]) =>
    [...text.matchAll(/\blog\.(?:info|warn|error)\(/g)].map(
      ({ index }) => `${file}: ${text.slice(index, index + 250)}`,
    ),
  )
  expect(calls.length).toBeGreaterThan(15)
  const whole = /\blog\.\w+\((?:[^()]|\([^()]*\))*, '[a-z ’]+',?\s*\)/
  expect(calls.filter((call) => !whole.test(call))).toEqual([])
})

test('whatever comes in leaves one line with its id, its kind and what became of it', async () => {
  const world = await createWorld()
  await world.sim.say('周敏', '帮助')
  await world.sim.say('周敏', '我的电话是 13800138000，张三')
  await world.sim.say('周敏', '设为公示群')
  await world.sim.idle()
  const handled = world.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'handled')
  const what = handled.map(({ kind, transport, command, outcome }) => [kind, transport, command, outcome])
  expect(what).toEqual([
    ['im.message.receive_v1', 'ws', 'help', 'accepted'],
    ['im.message.receive_v1', 'ws', 'talk', expect.any(String)],
    ['im.message.receive_v1', 'ws', 'set-group', 'group-only'],
  ])
  expect(new Set(handled.map(({ event }) => event)).size).toBe(3)
  for (const { ms, instance } of handled) {
    expect(ms).toBeGreaterThanOrEqual(0)
    expect(instance).toMatch(/^[\da-f]{8}$/)
  }
  for (const secret of [...PRIVATE, '周敏', '帮助']) expect(world.logged.join('\n')).not.toContain(secret)
})
