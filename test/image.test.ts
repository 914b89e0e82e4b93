import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { parseConfig } from '../src/config.ts'
import { admits, dockerfile } from './support/dockerfile.ts'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

type Service = Record<string, unknown> & {
  environment: Record<string, string>
  volumes: string[]
  ports?: string[]
}
type Compose = { services: Record<string, Service>; volumes: Record<string, null> }

const compose = async (): Promise<Compose> =>
  parse(await readFile(`${ROOT}compose.yaml`, 'utf8'), { merge: true, uniqueKeys: true }) as Compose

test('the image runs the pinned major as a user of its own, answers a probe, and ends when asked', async () => {
  const stages = await dockerfile()
  expect(stages.map(({ from, name }) => [from, name])).toEqual([
    ['node:24-slim', 'client'],
    ['node:24-slim', 'packages'],
    ['node:24-slim', ''],
  ])
  const { devDependencies } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8')) as {
    devDependencies: { node: string }
  }
  expect(devDependencies.node.split('.')[0]).toBe('24')
  const last = stages.at(-1)?.does ?? []
  const of = (word: string) => last.filter((each) => each.word === word).map(({ rest }) => rest)
  expect(of('USER')).toEqual(['node'])
  expect(of('STOPSIGNAL')).toEqual(['SIGTERM'])
  // Not by npm, which would be told in the bot's place.
  expect(of('CMD')).toEqual(['["node", "src/main.ts"]'])
  expect(of('HEALTHCHECK').join()).toMatch(/\/healthz/)
  expect(of('HEALTHCHECK').join()).not.toMatch(/curl|wget/)
  const before = last.slice(
    0,
    last.findIndex(({ word }) => word === 'USER'),
  )
  expect(before.filter(({ word, rest }) => word === 'COPY' && rest.includes('--chown')).length).toBe(0)
})

test('nothing of the sandbox, the tests, the data or a secret goes to the builder', async () => {
  const isAdmitted = await admits()
  const kept = [
    ...['sandbox/server/sandbox.ts', 'test/image.test.ts', 'demo/run.ts', 'docs/sandbox.md', '.git/config'],
    ...['.env', '.data/db/PG_VERSION', '.sandbox.key', 'node_modules/ws/index.js', '.cache/install.lock'],
    ...['src/store/generated/client.ts', 'src/start-sandbox.ts', 'scripts/mutants.ts', 'prisma/seed.ts'],
  ]
  expect(kept.filter(isAdmitted)).toEqual([])
  const needed = [
    'package-lock.json',
    'src/main.ts',
    'cards/kit.ts',
    'prisma/migrations/0_init/migration.sql',
  ]
  expect(needed.filter((path) => !isAdmitted(path))).toEqual([])
  const copied = (await dockerfile()).flatMap(({ does }) =>
    does.filter(({ word, rest }) => word === 'COPY' && !rest.includes('--from=')),
  )
  const sources = copied.flatMap(({ rest }) => rest.split(' ').slice(0, -1))
  expect(sources.filter((path) => !isAdmitted(path.replace('/*.ts', '/doctor.ts')))).toEqual([])
})

test('every service has a tree that nobody writes, no privilege to win, and bounds', async () => {
  const { services, volumes } = await compose()
  expect(Object.keys(services)).toEqual(['postgres', 'bot-1', 'bot-2'])
  for (const [name, service] of Object.entries(services)) {
    expect(service, name).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], restart: 'unless-stopped' },
      security_opt: ['no-new-privileges:true'],
      deploy: { resources: { limits: { cpus: expect.any(String), memory: expect.any(String) } } },
      tmpfs: expect.arrayContaining([expect.stringMatching(/^\/tmp/)]),
    })
    for (const volume of service.volumes) expect(volumes).toHaveProperty(volume.split(':')[0] ?? '')
    // What is open to the network is a reverse proxy's affair.
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/)
  }
  expect(services.postgres).toMatchObject({ user: 'postgres', healthcheck: { test: expect.anything() } })
  expect(services.postgres).not.toHaveProperty('ports')
})

test('both bots wait for the database, share their files, take events the same way; one makes backups', async () => {
  const { services } = await compose()
  const bots = [services['bot-1'], services['bot-2']]
  for (const bot of bots) {
    expect(bot).toMatchObject({
      env_file: '.env',
      depends_on: { postgres: { condition: 'service_healthy' } },
      volumes: expect.arrayContaining(['files:/data']),
    })
    expect(bot?.environment).not.toHaveProperty('FEISHU_TRANSPORT')
  }
  const backups = bots.map((bot) => {
    const given = {
      FEISHU_APP_ID: 'cli_a',
      FEISHU_APP_SECRET: 's',
      DATA_KEYS: Buffer.alloc(32).toString('base64'),
    }
    const config = parseConfig({ ...bot?.environment, ...given })
    expect(config).toMatchObject({
      mode: 'feishu',
      dataDir: '/data',
      listen: { host: '0.0.0.0', port: 8080 },
    })
    return config.backups
  })
  expect(backups).toEqual([{ folder: '/backups', keep: 7 }, null])
})

test('no secret stands in the compose file: it comes from .env, and its absence is said', async () => {
  const text = await readFile(`${ROOT}compose.yaml`, 'utf8')
  const given = [...text.matchAll(/\$\{(\w+)(:\?[^}]*)?\}/g)].map(([, name, why]) => [name, Boolean(why)])
  expect(given).toEqual([
    ['POSTGRES_PASSWORD', true],
    ['POSTGRES_PASSWORD', true],
  ])
  const example = await readFile(`${ROOT}.env.example`, 'utf8')
  for (const name of ['POSTGRES_PASSWORD', 'BACKUP_DIR', 'BACKUP_KEEP', 'FEISHU_TRANSPORT', 'DATA_KEYS'])
    expect(example).toContain(`${name}=`)
})
