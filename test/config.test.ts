import { expect, test } from 'vitest'
import { simSeeds } from '../sandbox/contract.ts'
import { ConfigRefused, parseConfig, placeOf, seeds } from '../src/config.ts'

const KEY = Buffer.alloc(32, 7)
const FEISHU = { FEISHU_APP_ID: 'cli_a1', FEISHU_APP_SECRET: 's3', DATA_KEYS: KEY.toString('base64') }

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    parseConfig(env)
  } catch (error) {
    if (error instanceof ConfigRefused) return error.problems
    throw error
  }
  return []
}

test('without any FEISHU_* variable it is the sandbox, with defaults', () => {
  expect(parseConfig({ FEISHU_APP_ID: '', HOME: '/home/a' })).toEqual({
    mode: 'sandbox',
    port: 7788,
    seed: 'nominate',
    startAt: null,
    clock: 'real',
    transport: 'ws',
    tenant: null,
    dataDir: '.sandbox',
    databaseUrl: null,
    dataKeys: null,
    logLevel: 'info',
    backups: null,
  })
})

test('the bot and its sandbox know the same seeds', () => {
  expect(seeds).toEqual(simSeeds)
})

test('the sandbox may begin at another time and stand still there', () => {
  const start = '2026-03-02T09:00:00+08:00'
  const config = parseConfig({ SANDBOX_START: start, SANDBOX_CLOCK: 'frozen' })
  expect(config).toMatchObject({ startAt: start, clock: 'frozen' })
  expect(problemsOf({ SANDBOX_START: '明天', SANDBOX_CLOCK: 'slow' })).toEqual([
    'SANDBOX_START 应为完整的时间，如 2026-03-02T09:00:00+08:00',
    'SANDBOX_CLOCK 应为 real 或 frozen',
  ])
})

test('the sandbox may send its events as requests, and begin with other people', () => {
  const config = parseConfig({ SANDBOX_TRANSPORT: 'webhook', SANDBOX_TENANT: 'demo/tenant.json' })
  expect(config).toMatchObject({ mode: 'sandbox', transport: 'webhook', tenant: 'demo/tenant.json' })
  expect(problemsOf({ SANDBOX_TRANSPORT: 'pigeon', SANDBOX_TENANT: 'people.csv' })).toEqual([
    'SANDBOX_TRANSPORT 应为 ws 或 webhook',
    'SANDBOX_TENANT 应为一个 .json 文件的路径',
  ])
})

test('with the app, its secret and a key it is Feishu', () => {
  expect(parseConfig({ ...FEISHU, FEISHU_DOMAIN: 'http://127.0.0.1:7788//', NODE_ENV: 'test' })).toEqual({
    mode: 'feishu',
    appId: 'cli_a1',
    appSecret: 's3',
    domain: 'http://127.0.0.1:7788',
    dataDir: '.data',
    databaseUrl: null,
    dataKeys: [KEY],
    logLevel: 'info',
    backups: { folder: '.data/backups', keep: 7 },
    transport: { kind: 'ws' },
    listen: { host: '127.0.0.1', port: 8080 },
  })
})

const WEBHOOK = {
  ...FEISHU,
  FEISHU_TRANSPORT: 'webhook',
  FEISHU_ENCRYPT_KEY: 'e1',
  FEISHU_VERIFICATION_TOKEN: 'v1',
}

test('with both keys events may come as requests', () => {
  const keys = { encryptKey: 'e1', verificationToken: 'v1' }
  expect(parseConfig(WEBHOOK)).toMatchObject({
    transport: { kind: 'webhook', keys, path: '/webhook/event' },
    listen: { host: '127.0.0.1', port: 8080 },
  })
  const elsewhere = { HOST: '0.0.0.0', PORT: '9000', FEISHU_WEBHOOK_PATH: '/feishu/in' }
  expect(parseConfig({ ...WEBHOOK, ...elsewhere })).toMatchObject({
    transport: { kind: 'webhook', keys, path: '/feishu/in' },
    listen: { host: '0.0.0.0', port: 9000 },
  })
})

test('a webhook without a key would believe anybody, so it is refused', () => {
  const where = '（开发者后台“事件与回调 › 加密策略”）'
  expect(problemsOf({ ...WEBHOOK, FEISHU_ENCRYPT_KEY: ' ', FEISHU_VERIFICATION_TOKEN: '' })).toEqual([
    `FEISHU_TRANSPORT=webhook 缺少 FEISHU_ENCRYPT_KEY${where}`,
    `FEISHU_TRANSPORT=webhook 缺少 FEISHU_VERIFICATION_TOKEN${where}`,
  ])
  expect(problemsOf({ ...WEBHOOK, FEISHU_VERIFICATION_TOKEN: '' })).toEqual([
    `FEISHU_TRANSPORT=webhook 缺少 FEISHU_VERIFICATION_TOKEN${where}`,
  ])
  expect(
    problemsOf({ ...WEBHOOK, FEISHU_TRANSPORT: 'http', FEISHU_WEBHOOK_PATH: 'in', PORT: '99999' }),
  ).toEqual([
    'FEISHU_TRANSPORT 应为 ws 或 webhook',
    'FEISHU_WEBHOOK_PATH 应为以 / 开头的路径，如 /webhook/event',
    'PORT 应为 0 到 65535 的整数',
  ])
})

test('a new key stands in front of the old one', () => {
  const keys = [Buffer.alloc(32, 9), KEY].map((key) => key.toString('base64')).join(', ')
  expect(parseConfig({ ...FEISHU, DATA_KEYS: keys }).dataKeys).toEqual([Buffer.alloc(32, 9), KEY])
})

test('the sandbox is refused in production', () => {
  expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
    '没有任何 FEISHU_* 变量时以沙箱模式运行，而 NODE_ENV=production 不允许沙箱模式',
  ])
})

test('the sandbox does not touch a database it was not given on purpose', () => {
  const env = { DATABASE_URL: 'postgresql://a@127.0.0.1/b' }
  expect(problemsOf(env)).toEqual([
    '沙箱模式不使用 DATABASE_URL 指向的数据库；确实要用，请设 SANDBOX_DATABASE=1',
  ])
  expect(placeOf(parseConfig({ ...env, SANDBOX_DATABASE: '1' }))).toEqual({ url: env.DATABASE_URL })
})

test('one FEISHU_* variable alone is not the sandbox but an incomplete Feishu', () => {
  const key = '飞书模式缺少 DATA_KEYS（用 openssl rand -base64 32 生成，另行妥善保存）'
  expect(problemsOf({ FEISHU_APP_ID: 'cli_a1' })).toEqual([
    '缺少 FEISHU_APP_SECRET（设了任何 FEISHU_* 变量就是飞书模式）',
    key,
  ])
  expect(problemsOf({ FEISHU_DOMAIN: 'https://open.feishu.cn' })).toEqual([
    '缺少 FEISHU_APP_ID（设了任何 FEISHU_* 变量就是飞书模式）',
    '缺少 FEISHU_APP_SECRET（设了任何 FEISHU_* 变量就是飞书模式）',
    key,
  ])
})

test('a key of the wrong length is refused', () => {
  expect(problemsOf({ ...FEISHU, DATA_KEYS: 'abc' })).toEqual([
    'DATA_KEYS 应为逗号分隔的 32 字节密钥，base64 编码',
  ])
})

test('production talks to a foreign address only on purpose', () => {
  const env = { ...FEISHU, NODE_ENV: 'production', FEISHU_DOMAIN: 'http://10.0.0.8/' }
  expect(problemsOf(env)).toEqual([
    'FEISHU_DOMAIN=http://10.0.0.8 不是飞书的网址；确实要用，请设 FEISHU_ALLOW_CUSTOM_DOMAIN=1',
  ])
  expect(problemsOf({ ...env, FEISHU_ALLOW_CUSTOM_DOMAIN: '1' })).toEqual([])
  expect(problemsOf({ ...env, FEISHU_DOMAIN: 'https://open.larksuite.com/' })).toEqual([])
})

test('every problem is named at once', () => {
  expect(
    problemsOf({
      NODE_ENV: 'production',
      DATABASE_URL: 'mysql://a',
      SANDBOX_PORT: '99999',
      SANDBOX_SEED: 'city',
      LOG_LEVEL: 'loud',
      DATA_KEYS: 'abc',
    }),
  ).toEqual([
    'DATABASE_URL 应以 postgres:// 或 postgresql:// 开头',
    'LOG_LEVEL 应为 debug 或 info 或 warn 或 error',
    'SANDBOX_SEED 应为 district 或 empty 或 nominate 或 review 或 publicity',
    '没有任何 FEISHU_* 变量时以沙箱模式运行，而 NODE_ENV=production 不允许沙箱模式',
    '沙箱模式不使用 DATABASE_URL 指向的数据库；确实要用，请设 SANDBOX_DATABASE=1',
    'SANDBOX_PORT 应为 0 到 65535 的整数',
    'DATA_KEYS 应为逗号分隔的 32 字节密钥，base64 编码',
  ])
})

test('a malformed app id is called malformed, not missing', () => {
  expect(problemsOf({ ...FEISHU, FEISHU_APP_ID: 'a1' })).toEqual(['FEISHU_APP_ID 应以 cli_ 开头'])
})

test('a folder is backed up each night by itself, a server where a place for it is named', () => {
  const backups = (env: Record<string, string>) => parseConfig({ ...FEISHU, ...env }).backups
  expect(backups({ BACKUP_DIR: 'off' })).toBe(null)
  expect(backups({ DATABASE_URL: 'postgres://a@b/c' })).toBe(null)
  expect(backups({ DATABASE_URL: 'postgres://a@b/c', BACKUP_DIR: '/b', BACKUP_KEEP: '30' })).toEqual({
    folder: '/b',
    keep: 30,
  })
  expect(problemsOf({ ...FEISHU, BACKUP_KEEP: '0' })).toEqual(['BACKUP_KEEP 应为 1 到 999 的整数'])
})
