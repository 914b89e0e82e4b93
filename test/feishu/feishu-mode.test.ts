import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { runProgram } from '../support/program.ts'
import { startTenant } from '../support/tenant.ts'
import { registered } from '../support/webhook-address.ts'

type Way = Record<string, string>

/** The program as it is run in production, with a sandbox in Feishu's place. */
const start = async (more: Way = {}) => {
  const tenant = await startTenant()
  const folder = await mkdtemp(join(tmpdir(), 'feishu-mode-'))
  const { appId, appSecret, encryptKey, verificationToken } = tenant.sandbox.credentials
  const program = runProgram({
    DATA_DIR: join(folder, 'data'),
    DATA_KEYS: randomBytes(32).toString('base64'),
    FEISHU_APP_ID: appId,
    FEISHU_APP_SECRET: appSecret,
    FEISHU_DOMAIN: tenant.sandbox.url,
    FEISHU_ENCRYPT_KEY: encryptKey,
    FEISHU_VERIFICATION_TOKEN: verificationToken,
    PORT: '0',
    ...more,
  })
  onTestFinished(async () => {
    await program.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  return { ...tenant, program }
}

const probe = async (url: string) => {
  const answer = await fetch(url)
  return { status: answer.status, body: (await answer.json()) as unknown }
}

const READY = { status: 200, body: { ok: true } }

test('over the webhook: ready at once, answers a message, and finishes what runs before it ends', {
  timeout: 90_000,
}, async () => {
  const { sim, program } = await start({ FEISHU_TRANSPORT: 'webhook' })
  const [, address = ''] = await program.says(/发送到 (http:\S+?)\/webhook\/event/)
  expect(await probe(`${address}/healthz`)).toEqual(READY)
  expect(await probe(`${address}/readyz`)).toEqual(READY)
  expect(await probe(`${address}/admin`)).toEqual({ status: 404, body: { error: '没有这个地址' } })

  await registered(() => sim.webhook(`${address}/webhook/event`))
  await sim.say('周敏', '帮助')
  await expect.poll(async () => (await sim.cards('周敏')).length, { timeout: 10_000 }).toBe(1)
  expect(textOf((await sim.lastCard('周敏')).card)).toContain('发送“首页”回到开始')

  await sim.say('周敏', '首页')
  const ended = program.kill('SIGTERM')
  await sim.idle()
  expect(await ended).toBe(0)
  const told = (await sim.deliveries()).map(({ attempts }) => attempts[0]?.outcome)
  // Taken whole, or not at all and then sent again.
  expect(told[0]).toBe('ok')
  expect(['ok', 'offline']).toContain(told[1])
})

test('over the long connection: ready while Feishu is there, and says so when it is not', {
  timeout: 90_000,
}, async () => {
  const { sim, sandbox, program } = await start()
  const [, address = ''] = await program.says(/健康检查：(http:\S+?)\/readyz/)
  expect(await probe(`${address}/readyz`)).toEqual(READY)
  expect((await sim.state()).bots.connections).toBe(1)

  await sandbox.close()
  await expect
    .poll(async () => (await probe(`${address}/readyz`)).body, { timeout: 10_000 })
    .toEqual({
      ok: false,
      problems: [
        expect.stringMatching(
          /^从\d{4}年\d+月\d+日 \d\d:\d\d起没有连上飞书：飞书的服务器没有回应（ECONNREFUSED）；会自动重新连接$/,
        ),
      ],
    })
  expect(await probe(`${address}/healthz`)).toEqual(READY)
})

test('a port that is taken is named', { timeout: 30_000 }, async () => {
  const other = createServer()
  onTestFinished(() => void other.close())
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const { program } = await start({ PORT: String(port) })
  expect(await program.ended).toBe(1)
  expect(program.printed()).toContain(`端口 ${port} 正被另一个程序使用`)
})
