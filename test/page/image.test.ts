import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cp, glob, mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { simClient } from '../../sandbox/client.ts'
import { createSandbox, type Sandbox } from '../../sandbox/server/sandbox.ts'
import { admits, dockerfile, type Instruction } from '../support/dockerfile.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Whoever runs the bot in the image. */
const NODE_UID = 1000
const run = promisify(execFile)

let work: string
let app: string
let sandbox: Sandbox | undefined

/** No engine runs here: each stage is a folder, and its RUN lines are run there, but for those that make users' folders. */
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'image-'))
  const isAdmitted = await admits()
  const stages = await dockerfile()
  for (const [index, { name, does }] of stages.entries()) {
    app = join(work, name || String(index))
    await mkdir(app)
    for (const instruction of does) await perform(instruction, isAdmitted)
  }
  await run('chmod', ['-R', 'a-w,a+rX', work])
  await run('chmod', ['a+x', work])
  sandbox = await createSandbox()
}, 900_000)
afterAll(async () => {
  await sandbox?.close()
  await run('chmod', ['-R', 'u+w', work])
  await rm(work, { recursive: true, force: true })
})

const perform = async ({ word, rest }: Instruction, isAdmitted: (path: string) => boolean): Promise<void> => {
  if (word === 'COPY') return copy(rest.split(' '), isAdmitted)
  if (word !== 'RUN' || rest.startsWith('install -d')) return
  await run('sh', ['-c', rest], { cwd: app, maxBuffer: 2 ** 26, env: { ...process.env, NODE_ENV: '' } })
}

const copy = async (words: string[], isAdmitted: (path: string) => boolean): Promise<void> => {
  const to = words.at(-1) ?? ''
  const stage = words[0]?.startsWith('--from=') ? words[0].slice('--from='.length) : null
  if (stage) {
    const from = join(work, stage, (words[1] ?? '').replace('/app/', ''))
    return cp(from, join(app, to), { recursive: true })
  }
  for (const word of words.slice(0, -1)) {
    for await (const path of glob(word, { cwd: ROOT })) {
      const isFolder = (await stat(join(ROOT, path))).isDirectory()
      const target = isFolder ? join(app, to) : join(app, to, path.split('/').at(-1) ?? '')
      await mkdir(dirname(target), { recursive: true })
      const filter = (file: string) => isAdmitted(file.slice(ROOT.length))
      if (isAdmitted(path)) await cp(join(ROOT, path), target, { recursive: true, filter })
    }
  }
}

const production = (data: string) => {
  if (!sandbox) throw new Error('the image was not made')
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATA_DIR: data,
    DATA_KEYS: randomBytes(32).toString('base64'),
    FEISHU_APP_ID: sandbox.credentials.appId,
    FEISHU_APP_SECRET: sandbox.credentials.appSecret,
    FEISHU_DOMAIN: sandbox.url,
    FEISHU_ALLOW_CUSTOM_DOMAIN: '1',
    PORT: '0',
  }
}

/** As another user where that is possible: root writes where nobody may. */
const asNode = async (data: string, args: string[]): Promise<ChildProcess> => {
  await mkdir(data, { recursive: true })
  const options = { cwd: app, env: production(data) }
  if (process.getuid?.() !== 0) return spawn(process.execPath, args, options)
  await run('chown', [`${NODE_UID}:${NODE_UID}`, data])
  const [program, ...rest] = [
    'setpriv',
    `--reuid=${NODE_UID}`,
    `--regid=${NODE_UID}`,
    '--clear-groups',
    process.execPath,
  ]
  return spawn(program ?? '', [...rest, ...args], options)
}

const hear = (child: ChildProcess): (() => string) => {
  let said = ''
  const keep = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return () => said
}

test('the last stage holds the bot, its packages and compiled modules, and nothing of the sandbox', async () => {
  expect((await readdir(app)).sort()).toEqual([
    'cards',
    'node_modules',
    'package.json',
    'prisma',
    'scripts',
    'src',
  ])
  expect(await readdir(join(app, 'scripts'))).toEqual(
    expect.arrayContaining([
      'doctor.ts',
      'db-backup.ts',
      'db-restore.ts',
      'audit-verify.ts',
      'admin-code.ts',
    ]),
  )
  expect(await readdir(join(app, 'src/store/generated'))).toContain('client.ts')
  expect((await readdir(join(app, 'node_modules/.cache/haidian/compiled'))).length).toBe(1)
})

test('a user who may write nothing but the data starts it, is answered, and ends it by SIGTERM', async () => {
  const data = await mkdtemp(join(tmpdir(), 'image-data-'))
  const bot = await asNode(data, ['src/main.ts'])
  const said = hear(bot)
  const ended = new Promise((resolve) => bot.on('exit', (code) => resolve(code)))
  await expect.poll(said, { timeout: 120_000 }).toContain('已连接飞书')
  const sim = simClient(sandbox?.url ?? '')
  await sim.say('周敏', '帮助')
  const heard = async () => (await sim.messages('周敏')).some(({ from }) => from === 'bot')
  await expect.poll(heard, { timeout: 30_000 }).toBe(true)
  const [, address = ''] = /健康检查：(http:\S+)\/readyz/.exec(said()) ?? []
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  const backups = () => readdir(join(data, 'backups')).catch(() => [])
  await expect.poll(backups, { timeout: 30_000 }).toEqual([expect.stringMatching(/^haidian-.*\.gz$/)])
  bot.kill('SIGTERM')
  expect(await ended).toBe(0)
  await rm(data, { recursive: true, force: true })
}, 240_000)

test('its own doctor finds nothing wrong', async () => {
  const data = await mkdtemp(join(tmpdir(), 'image-data-'))
  const doctor = await asNode(data, ['scripts/doctor.ts'])
  const said = hear(doctor)
  const code = await new Promise((resolve) => doctor.on('exit', resolve))
  expect({ code, said: said() }).toEqual({ code: 0, said: expect.stringContaining('没有发现问题') })
  await rm(data, { recursive: true, force: true })
}, 120_000)
