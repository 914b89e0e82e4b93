import { z } from 'zod'

/** What the sandbox begins with: people and units, nothing at all, or a moment in the middle of a cycle. */
export const seeds = ['district', 'empty', 'nominate', 'review', 'publicity'] as const
export type Seed = (typeof seeds)[number]

/** Feishu on this machine, or the real one. */
export type Config = SandboxConfig | FeishuConfig

type Shared = {
  /** rows, files and keys of the embedded database */
  dataDir: string
  databaseUrl: string | null
  /** 32 bytes each; the first one encrypts. Null: sandbox mode makes one in the data folder */
  dataKeys: [Buffer, ...Buffer[]] | null
  logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** where a backup is written each night, and how many are kept; null: nowhere */
  backups: { folder: string; keep: number } | null
}

export type SandboxConfig = Shared & {
  mode: 'sandbox'
  port: number
  seed: Seed
  /** the tenant's time at its first start, ISO 8601; null: the machine's */
  startAt: string | null
  /** frozen: time stands still between two calls of `/_sim/clock` */
  clock: 'real' | 'frozen'
  /** how the sandbox sends events to its bot */
  transport: 'ws' | 'webhook'
  /** a JSON file of the tenant's people and groups; null: the sandbox's own district */
  tenant: string | null
}

export type FeishuConfig = Shared & {
  mode: 'feishu'
  appId: string
  appSecret: string
  domain: string
  dataKeys: [Buffer, ...Buffer[]]
  transport: TransportConfig
  /** where probes, and the platform in webhook mode, are answered */
  listen: { host: string; port: number }
}

/** The long connection // 长连接, or requests to an address of ours // 将事件发送至开发者服务器. */
export type TransportConfig =
  | { kind: 'ws' }
  | { kind: 'webhook'; keys: { encryptKey: string; verificationToken: string }; path: string }

type Env = Record<string, string | undefined>

/** Every problem of the environment at once, a line each, in words. */
export class ConfigRefused extends Error {
  override name = 'ConfigRefused'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`配置有 ${problems.length} 处问题：\n${problems.map((problem) => `  · ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

const OFFICIAL = ['https://open.feishu.cn', 'https://open.larksuite.com']
const KEY_BYTES = 32

/** An empty variable is a variable that was not set: `.env` files are full of them. */
const set = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const text = set(z.string().trim())
const oneOf = <T extends string>(values: readonly T[]) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.enum(values).optional())

const environment = z.object({
  NODE_ENV: text,
  DATA_DIR: text,
  DATABASE_URL: set(z.string().regex(/^postgres(ql)?:\/\//, '应以 postgres:// 或 postgresql:// 开头')),
  DATA_KEYS: text,
  BACKUP_DIR: text,
  BACKUP_KEEP: set(z.string().regex(/^[1-9]\d{0,2}$/, '应为 1 到 999 的整数')),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error']),
  SANDBOX_PORT: set(z.string().regex(/^\d{1,5}$/, '应为 0 到 65535 的整数')),
  SANDBOX_SEED: oneOf(seeds),
  SANDBOX_DATABASE: oneOf(['1']),
  SANDBOX_START: set(z.iso.datetime({ offset: true, error: '应为完整的时间，如 2026-03-02T09:00:00+08:00' })),
  SANDBOX_CLOCK: oneOf(['real', 'frozen']),
  SANDBOX_TRANSPORT: oneOf(['ws', 'webhook']),
  SANDBOX_TENANT: set(z.string().regex(/\.json$/, '应为一个 .json 文件的路径')),
  FEISHU_APP_ID: set(z.string().regex(/^cli_\w+$/, '应以 cli_ 开头')),
  FEISHU_APP_SECRET: text,
  FEISHU_DOMAIN: set(z.url('应为完整的网址')),
  FEISHU_ALLOW_CUSTOM_DOMAIN: oneOf(['1']),
  FEISHU_TRANSPORT: oneOf(['ws', 'webhook']),
  FEISHU_ENCRYPT_KEY: text,
  FEISHU_VERIFICATION_TOKEN: text,
  FEISHU_WEBHOOK_PATH: set(z.string().regex(/^(\/[\w.~-]+)+$/, '应为以 / 开头的路径，如 /webhook/event')),
  HOST: text,
  PORT: set(z.string().regex(/^\d{1,5}$/, '应为 0 到 65535 的整数')),
})

type Parsed = z.infer<typeof environment>

/** The configuration of this process; the only place that reads `process.env`. */
export function readConfig(): Config {
  return parseConfig(process.env)
}

/**
 * Sandbox mode with no FEISHU_* variable at all, feishu mode otherwise.
 * @throws ConfigRefused naming every problem at once
 */
export function parseConfig(env: Env): Config {
  const parsed = environment.safeParse(env)
  const problems = parsed.success ? [] : parsed.error.issues.map(inWords)
  const isFeishu = Object.keys(env).some((name) => name.startsWith('FEISHU_') && env[name])
  // Read as given, so that what is malformed is not called missing, too.
  const values = { ...(env as Parsed), ...parsed.data }
  problems.push(...(isFeishu ? feishuProblems(values) : sandboxProblems(values)), ...keyProblems(values))
  if (problems.length || !parsed.success) throw new ConfigRefused(problems)
  return isFeishu ? feishuConfig(parsed.data) : sandboxConfig(parsed.data)
}

/** The database of a configuration: PostgreSQL by its address alone, else the folder. */
export function placeOf({ dataDir, databaseUrl }: Config): { url: string } | { dataDir: string } {
  return databaseUrl ? { url: databaseUrl } : { dataDir }
}

function sandboxProblems(env: Parsed): string[] {
  const problems: string[] = []
  if (env.NODE_ENV === 'production') {
    problems.push('没有任何 FEISHU_* 变量时以沙箱模式运行，而 NODE_ENV=production 不允许沙箱模式')
  }
  if (env.DATABASE_URL && !env.SANDBOX_DATABASE) {
    problems.push('沙箱模式不使用 DATABASE_URL 指向的数据库；确实要用，请设 SANDBOX_DATABASE=1')
  }
  if (Number(env.SANDBOX_PORT ?? 0) > 65_535) problems.push('SANDBOX_PORT 应为 0 到 65535 的整数')
  return problems
}

function feishuProblems(env: Parsed): string[] {
  const problems = (['FEISHU_APP_ID', 'FEISHU_APP_SECRET'] as const)
    .filter((name) => !env[name])
    .map((name) => `缺少 ${name}（设了任何 FEISHU_* 变量就是飞书模式）`)
  if (!env.DATA_KEYS) problems.push('飞书模式缺少 DATA_KEYS（用 openssl rand -base64 32 生成，另行妥善保存）')
  const domain = env.FEISHU_DOMAIN && withoutSlash(env.FEISHU_DOMAIN)
  if (
    domain &&
    !OFFICIAL.includes(domain) &&
    env.NODE_ENV === 'production' &&
    !env.FEISHU_ALLOW_CUSTOM_DOMAIN
  ) {
    problems.push(`FEISHU_DOMAIN=${domain} 不是飞书的网址；确实要用，请设 FEISHU_ALLOW_CUSTOM_DOMAIN=1`)
  }
  problems.push(...webhookProblems(env))
  if (Number(env.PORT ?? 0) > 65_535) problems.push('PORT 应为 0 到 65535 的整数')
  return problems
}

/** Without both keys anybody could press any button in anybody's name. */
function webhookProblems(env: Parsed): string[] {
  if (env.FEISHU_TRANSPORT !== 'webhook') return []
  return (['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'] as const)
    .filter((name) => !env[name])
    .map((name) => `FEISHU_TRANSPORT=webhook 缺少 ${name}（开发者后台“事件与回调 › 加密策略”）`)
}

function keyProblems({ DATA_KEYS }: Parsed): string[] {
  if (!DATA_KEYS) return []
  const wrong = keysOf(DATA_KEYS).some((key) => key.length !== KEY_BYTES)
  return wrong ? ['DATA_KEYS 应为逗号分隔的 32 字节密钥，base64 编码'] : []
}

function sandboxConfig(env: Parsed): SandboxConfig {
  const port = Number(env.SANDBOX_PORT ?? 7788)
  const time = { startAt: env.SANDBOX_START ?? null, clock: env.SANDBOX_CLOCK ?? 'real' } as const
  const tenant = { transport: env.SANDBOX_TRANSPORT ?? 'ws', tenant: env.SANDBOX_TENANT ?? null } as const
  const seed = env.SANDBOX_SEED ?? 'nominate'
  const common = { ...shared(env, '.sandbox'), backups: null }
  return { mode: 'sandbox', port, seed, ...time, ...tenant, ...common }
}

function feishuConfig(env: Parsed): FeishuConfig {
  const common = shared(env, '.data')
  const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = env
  if (!appId || !appSecret || !common.dataKeys) throw new Error('unreachable: feishuProblems named it')
  const domain = withoutSlash(env.FEISHU_DOMAIN ?? 'https://open.feishu.cn')
  const way = { transport: transportOf(env), listen: listenOf(env) }
  return { ...common, mode: 'feishu', appId, appSecret, domain, dataKeys: common.dataKeys, ...way }
}

function shared(env: Parsed, dataDir: string): Shared {
  const [first, ...others] = env.DATA_KEYS ? keysOf(env.DATA_KEYS) : []
  return {
    dataDir: env.DATA_DIR ?? dataDir,
    databaseUrl: env.DATABASE_URL ?? null,
    dataKeys: first ? [first, ...others] : null,
    logLevel: env.LOG_LEVEL ?? 'info',
    backups: backupsOf(env, env.DATA_DIR ?? dataDir),
  }
}

/** By itself where the database is a folder; a server usually has backups of its own. */
function backupsOf(env: Parsed, dataDir: string): Shared['backups'] {
  const folder = env.BACKUP_DIR ?? (env.DATABASE_URL ? null : `${dataDir}/backups`)
  return folder === null || folder === 'off' ? null : { folder, keep: Number(env.BACKUP_KEEP ?? 7) }
}

function keysOf(list: string): Buffer[] {
  return list.split(',').map((key) => Buffer.from(key.trim(), 'base64'))
}

/** Loopback unless told otherwise: what the platform reaches is a reverse proxy with a certificate. */
function listenOf(env: Parsed): { host: string; port: number } {
  return { host: env.HOST ?? '127.0.0.1', port: Number(env.PORT ?? 8080) }
}

function transportOf(env: Parsed): TransportConfig {
  if (env.FEISHU_TRANSPORT !== 'webhook') return { kind: 'ws' }
  const { FEISHU_ENCRYPT_KEY: encryptKey, FEISHU_VERIFICATION_TOKEN: verificationToken } = env
  if (!encryptKey || !verificationToken) throw new Error('unreachable: webhookProblems named it')
  const path = env.FEISHU_WEBHOOK_PATH ?? '/webhook/event'
  return { kind: 'webhook', keys: { encryptKey, verificationToken }, path }
}

/** The SDK glues paths that begin with a slash to it. */
function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

function inWords(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.')
  if (issue.code === 'invalid_value') return `${name} 应为 ${issue.values.join(' 或 ')}`
  return `${name} ${issue.message}`
}
