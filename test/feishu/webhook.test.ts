import { expect, test } from 'vitest'
import { decrypt } from '../../src/feishu/webhook-crypto.ts'
import { createRate } from '../../src/feishu/webhook-rate.ts'
import {
  challenge,
  envelope,
  genuine,
  KEYS,
  NOW,
  openDoor,
  type Request,
  signed,
  unsigned,
} from './webhook-door.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOT_GENUINE = { status: 401, body: { error: '请求未通过校验' } }
const NOT_READABLE = { status: 400, body: { error: '请求内容无法识别' } }

const press = () => envelope({ event_type: 'card.action.trigger' })

test('the platform’s own sample of the encryption is read', () => {
  // From the documentation's page on receiving callbacks.
  expect(decrypt('test key', 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=')).toBe('hello world')
})

test('a message is taken and answered 200', async () => {
  const { knock, heard } = await openDoor()
  expect(await knock(genuine(envelope()))).toEqual({ status: 200, body: {} })
  expect(heard).toMatchObject([{ event_id: 'e1', event_type: 'im.message.receive_v1', text: '您好' }])
})

test('a press is answered with what its handler returned', async () => {
  const { knock } = await openDoor()
  const toast = { type: 'success', content: '已保存' }
  expect(await knock(genuine(press()))).toEqual({ status: 200, body: { toast } })
})

test('an event is not acknowledged before its handler is done', async () => {
  let release = () => {}
  const held = new Promise<object>((resolve) => {
    release = () => resolve({})
  })
  const { knock } = await openDoor({ handlers: { 'im.message.receive_v1': () => held } })
  let answered = false
  const answer = knock(genuine(envelope())).then((seen) => {
    answered = true
    return seen
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(answered).toBe(false)
  release()
  expect(await answer).toEqual({ status: 200, body: {} })
})

test('an event that could not be taken in is not acknowledged, so that it comes again', async () => {
  const { knock } = await openDoor({
    handlers: {
      'im.message.receive_v1': async () => {
        throw new Error('the database is gone')
      },
    },
  })
  expect(await knock(genuine(envelope()))).toEqual({
    status: 500,
    body: { error: '系统繁忙，请稍后再试' },
  })
})

test('the URL check is answered within a second, without a signature as the platform sends it, and with one', async () => {
  const { knock, heard } = await openDoor()
  const right = { status: 200, body: { challenge: '1b6aef1a-401f-406a-be41-f48911eabcef' } }
  const began = performance.now()
  expect(await knock(unsigned(challenge()))).toEqual(right)
  expect(await knock(genuine(challenge()))).toEqual(right)
  expect(performance.now() - began).toBeLessThan(1000)
  expect(heard).toEqual([])
})

const without = (request: Request, ...names: string[]): Request => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !names.includes(name))),
})
const withHeader = (request: Request, name: string, value: string): Request => ({
  ...request,
  headers: { ...request.headers, [name]: value },
})
const SIGNATURE = ['x-lark-request-timestamp', 'x-lark-request-nonce', 'x-lark-signature']
const cut = (request: Request): Request => ({ ...request, body: String(request.body).slice(0, -20) })
const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

type Refusal = [what: string, request: () => Request, answer: { status: number; body: unknown }]

const refusals: Refusal[] = [
  ['no signature', () => without(genuine(envelope()), ...SIGNATURE), NOT_GENUINE],
  ...SIGNATURE.map((name): Refusal => [`no ${name}`, () => without(genuine(envelope()), name), NOT_GENUINE]),
  [
    'a wrong signature',
    () => withHeader(genuine(envelope()), 'x-lark-signature', 'a'.repeat(64)),
    NOT_GENUINE,
  ],
  ['another nonce', () => withHeader(genuine(envelope()), 'x-lark-request-nonce', '7'), NOT_GENUINE],
  [
    'a timestamp moved to now',
    () =>
      withHeader(genuine(envelope(), { at: NOW - 8 * HOUR }), 'x-lark-request-timestamp', String(NOW / 1000)),
    NOT_GENUINE,
  ],
  ['a key of somebody else', () => genuine(envelope(), { key: 'another key' }), NOT_GENUINE],
  [
    'signed by us, encrypted by somebody else',
    () => signed(String(unsigned(envelope(), 'another key').body)),
    NOT_GENUINE,
  ],
  ['the token of another app', () => genuine(envelope({ token: 'another token' })), NOT_GENUINE],
  ['an empty token', () => genuine(envelope({ token: '' })), NOT_GENUINE],
  ['a press of six minutes ago', () => genuine(press(), { at: NOW - 6 * MINUTE }), NOT_GENUINE],
  ['a press of the future', () => genuine(press(), { at: NOW + 6 * MINUTE }), NOT_GENUINE],
  ['an event of eight hours ago', () => genuine(envelope(), { at: NOW - 8 * HOUR }), NOT_GENUINE],
  ['an event of the future', () => genuine(envelope(), { at: NOW + 6 * MINUTE }), NOT_GENUINE],
  ['a challenge with another token', () => unsigned(challenge('another token')), NOT_GENUINE],
  ['a signed challenge with another token', () => genuine(challenge('another token')), NOT_GENUINE],
  ['a challenge under another key', () => unsigned(challenge(), 'another key'), NOT_GENUINE],
  ['a plain challenge', () => ({ ...unsigned(challenge()), body: JSON.stringify(challenge()) }), NOT_GENUINE],
  [
    'a challenge that would echo more than an id',
    () => unsigned({ ...challenge(), challenge: '王建国 的材料' }),
    NOT_GENUINE,
  ],
  ['a challenge of 5 KB', () => unsigned({ ...challenge(), more: 'a'.repeat(5000) }), NOT_GENUINE],
  [
    'a plain body without a signature',
    () => ({ ...unsigned(0), body: JSON.stringify(envelope()) }),
    NOT_GENUINE,
  ],
  ['a plain body with a signature', () => signed(JSON.stringify(envelope())), NOT_READABLE],
  ['a truncated body', () => cut(genuine(envelope())), NOT_GENUINE],
  ['a truncated body, signed', () => signed(String(cut(genuine(envelope())).body)), NOT_READABLE],
  ['no JSON', () => signed('encrypt=abc'), NOT_READABLE],
  ['nothing', () => signed(''), NOT_READABLE],
  ['an array', () => signed(JSON.stringify([genuine(envelope()).body])), NOT_READABLE],
  ['null', () => signed('null'), NOT_READABLE],
  ['a number to decrypt', () => signed('{"encrypt":7}'), NOT_READABLE],
  ['nothing to decrypt', () => signed('{"encrypt":""}'), NOT_READABLE],
  ['a block too few', () => signed('{"encrypt":"AAAAAAAAAAAAAAAAAAAAAA=="}'), NOT_GENUINE],
  ['deep nesting', () => signed(`{"encrypt":${deep(200_000)}}`), NOT_READABLE],
  ['a prototype beside it', () => signed('{"__proto__":{"encrypt":"a"}}'), NOT_READABLE],
  ['no JSON inside', () => genuine('您好'), NOT_READABLE],
  ['an array inside', () => genuine([envelope()]), NOT_READABLE],
  [
    'an old envelope inside',
    () => genuine({ uuid: 'u', token: KEYS.verificationToken, event: {} }),
    NOT_READABLE,
  ],
  ['no event inside', () => genuine({ ...envelope(), event: undefined }), NOT_READABLE],
  ['no id inside', () => genuine(envelope({ event_id: '' })), NOT_READABLE],
  [
    'a prototype inside',
    () => genuine(envelope({}, JSON.parse('{"__proto__":{"operator":"ou_1"}}') as object)),
    NOT_READABLE,
  ],
  [
    'an event nobody subscribed to',
    () => genuine(envelope({ event_type: 'drive.file.read_v1' })),
    { status: 404, body: { error: '没有这种事件的处理' } },
  ],
  [
    'a body of more than 1 MB',
    () => genuine(envelope({}, { text: 'a'.repeat(1024 * 1024) })),
    { status: 413, body: { error: '请求内容太大' } },
  ],
  [
    'another content type',
    () => withHeader(genuine(envelope()), 'content-type', 'text/plain'),
    { status: 415, body: { error: '只接受 application/json' } },
  ],
  [
    'a form',
    () => withHeader(genuine(envelope()), 'content-type', 'application/x-www-form-urlencoded'),
    { status: 415, body: { error: '只接受 application/json' } },
  ],
]

test.each(refusals)('%s is refused', async (_what, request, answer) => {
  const { knock, heard } = await openDoor()
  expect(await knock(request())).toEqual(answer)
  expect(heard).toEqual([])
  expect(Object.getPrototypeOf({})).toBe(Object.prototype)
})

test('only a POST is taken', async () => {
  const { knock, heard } = await openDoor()
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    expect((await knock({ ...genuine(envelope()), method })).status).toBe(404)
  }
  expect(heard).toEqual([])
})

test('the window is five minutes for a press, and for an event as long as the platform sends it again', async () => {
  const { knock } = await openDoor()
  const status = async (content: unknown, at: number) => (await knock(genuine(content, { at }))).status
  expect(await status(press(), NOW - 5 * MINUTE)).toBe(200)
  expect(await status(press(), NOW + 5 * MINUTE)).toBe(200)
  // 15 s + 5 min + 1 h + 6 h: the last attempt, should its signature be that of the first.
  expect(await status(envelope(), NOW - 25_515_000)).toBe(200)
  expect(await status(envelope(), NOW - 7.5 * HOUR)).toBe(200)
  expect(await status(envelope(), NOW - 7.5 * HOUR - 1000)).toBe(401)
})

test('the bytes are what is signed: a body with blanks and escapes passes when its signature is right', async () => {
  const { knock } = await openDoor()
  const body = String(unsigned(envelope()).body)
  expect((await knock(signed(body.replace(':', ' :\n ').replaceAll('/', '\\/')))).status).toBe(200)
})

test('why something was refused is logged once a minute, without what was in it', async () => {
  let elapsed = 0
  const { knock, warned } = await openDoor({ elapsed: () => elapsed })
  const forged = withHeader(genuine(envelope()), 'x-lark-signature', 'a'.repeat(64))
  for (let times = 0; times < 5; times += 1) await knock(forged)
  await knock(signed('您好'))
  expect(warned).toEqual([{ fault: 'signature' }, { fault: 'plain' }])
  elapsed = 60_000
  await knock(forged)
  expect(warned.length).toBe(3)
})

test('an address is slowed down by itself alone, and is heard again a second later', async () => {
  let elapsed = 0
  const { http, knock } = await openDoor({ elapsed: () => elapsed })
  const from = async (remoteAddress: string) =>
    (await http.inject({ method: 'POST', url: '/webhook/event', remoteAddress })).statusCode
  const seen: number[] = []
  for (let times = 0; times < 700; times += 1) seen.push(await from('203.0.113.9'))
  expect(seen.filter((status) => status === 429).length).toBe(100)
  expect(await knock(genuine(envelope()))).toEqual({ status: 200, body: {} })
  elapsed = 1000
  expect(await from('203.0.113.9')).not.toBe(429)
})

test('remembers no more than ten thousand addresses, and forgets who was silent for longest', () => {
  const rate = createRate(() => 0)
  const spent = (address: string) => {
    while (rate.take(address)) {}
  }
  spent('busy')
  for (let index = 0; index < 20_000; index += 1) {
    rate.take(`10.0.${index >> 8}.${index & 255}`)
    if (index % 1000 === 0) expect(rate.take('busy')).toBe(false)
  }
  expect(rate.size()).toBe(10_000)
})

test('a stop answers what runs, and takes nothing new', async () => {
  let release = () => {}
  const held = new Promise<object>((resolve) => {
    release = () => resolve({})
  })
  let began = () => {}
  const running = new Promise<void>((resolve) => {
    began = resolve
  })
  const slow = async () => {
    began()
    return held
  }
  const { http } = await openDoor({ handlers: { 'im.message.receive_v1': slow } })
  const url = `${await http.listen({ host: '127.0.0.1', port: 0 })}/webhook/event`
  const send = ({ headers, body }: Request) => fetch(url, { method: 'POST', headers, body: String(body) })
  const answer = send(genuine(envelope()))
  await running
  const closed = http.close()
  await expect
    .poll(() =>
      send(genuine(press())).then(
        ({ status }) => status,
        () => 'refused',
      ),
    )
    .not.toBe(200)
  release()
  expect((await answer).status).toBe(200)
  await closed
})
