import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { simClient } from '../../sandbox/client.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server/sandbox.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** What an image of production holds of this repository: the bot, its cards, its database. */
const TREE = ['package.json', 'package-lock.json', 'src', 'cards', 'prisma']

let folder: string
let sandbox: Sandbox | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'production-'))
  for (const name of TREE) await cp(join(ROOT, name), join(folder, name), { recursive: true })
  await promisify(execFile)('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production' },
  })
}, 300_000)
afterAll(async () => {
  await sandbox?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Names of the packages that the files of a folder import. */
const packagesOf = async (root: string): Promise<string[]> => {
  const names = await readdir(join(ROOT, root), { recursive: true })
  const files = names.filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist'))
  const texts = await Promise.all(files.map((name) => readFile(join(ROOT, root, name), 'utf8')))
  const found = texts.flatMap((text) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*['"]((?:@[\w-]+\/)?[\w-]+)/g)].map(([, name = '']) => name),
  )
  return [...new Set(found)].sort()
}

const installed = async (): Promise<string[]> => {
  const lock = await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8')
  const { packages } = JSON.parse(lock) as { packages: Record<string, unknown> }
  return Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''))
}

test('a production install holds nothing of the page nor of what builds, serves and tests it', async () => {
  const page = await packagesOf('sandbox/page')
  expect(page).toEqual(expect.arrayContaining(['preact', '@preact/signals', 'vite']))
  const there = await installed()
  expect(there).toContain('@larksuiteoapi/node-sdk')
  const others = ['@fastify/static', '@fastify/multipart', 'playwright-core', 'axe-core', 'vitest']
  expect([...page, ...others].filter((name) => there.includes(name))).toEqual([])
  expect(there.filter((name) => name.startsWith('@visactor/'))).toEqual([])
})

test('without the sandbox on its disk the bot starts in production and answers over its connection', async () => {
  sandbox = await createSandbox()
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DATA_DIR: join(folder, 'data'),
      DATA_KEYS: randomBytes(32).toString('base64'),
      FEISHU_APP_ID: sandbox.credentials.appId,
      FEISHU_APP_SECRET: sandbox.credentials.appSecret,
      FEISHU_DOMAIN: sandbox.url,
      FEISHU_ALLOW_CUSTOM_DOMAIN: '1',
    },
  })
  let printed = ''
  const keep = (chunk: Buffer) => {
    printed += chunk.toString()
  }
  bot.stdout.on('data', keep)
  bot.stderr.on('data', keep)
  try {
    await expect.poll(() => printed, { timeout: 60_000 }).toContain('已连接飞书')
    await expect.poll(() => sandbox?.sim.state().bots.connections, { timeout: 10_000 }).toBe(1)
    const sim = simClient(sandbox.url)
    await sim.say('周敏', '帮助')
    await expect
      .poll(async () => (await sim.messages('周敏')).some(({ from }) => from === 'bot'), { timeout: 15_000 })
      .toBe(true)
  } finally {
    bot.kill('SIGKILL')
  }
})
