import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { folderBlobs } from '../../src/blobs.ts'
import { backUpIfDue } from '../../src/jobs/backup.ts'
import { readBackup, writeBackup } from '../../src/jobs/backup-file.ts'
import { verifyRecord } from '../../src/store/audit-verify.ts'
import { load, restore } from '../../src/store/backup-restore.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { createTx } from '../../src/store/tx.ts'
import { copyOf, postgres } from '../support/database.ts'
import { pdf } from '../support/files.ts'
import { boundGroup, GROUP, publicityWorld, released } from '../support/publicity.ts'
import { createWorld, type World } from '../support/world.ts'

/** Three databases are opened, a folder's from nothing: that takes 4 s each time on a machine at rest. */
const LIMIT = 120_000

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Kind = Database['kind']
const here: Kind = postgres ? 'postgres' : 'pglite'

/** An empty, migrated database of the other kind where there is a server, else another embedded one. */
const another = async (than: Kind): Promise<Database> => {
  const snapshot = new Blob([await readFile(inject('databaseSnapshot'))])
  const place =
    postgres && than === 'pglite' ? { url: await copyOf(postgres) } : { memory: true as const, snapshot }
  const database = await openDatabase(place)
  onTestFinished(() => database.close())
  return database
}

/** Every row and job of a backup, in no order: what must be the same whatever it went through. */
const contents = async (file: string): Promise<string[]> => {
  const lines = gunzipSync(await readFile(file))
    .toString('utf8')
    .trimEnd()
    .split('\n')
  return lines.slice(1, -1).sort()
}

const backUp = async (world: World, database: Database, name: string): Promise<string> => {
  const file = join(folder, name)
  await writeBackup(database, { file, at: world.bot.deps.now(), files: world.bot.deps.blobs })
  return file
}

const restored = async (file: string, into?: Database): Promise<Database> => {
  const database = into ?? (await another(here))
  await load(database, await readBackup(file), { files: folderBlobs(join(folder, 'blobs')) })
  return database
}

/** A list stands in a group, 周敏 sent a paper and waits for an answer that Feishu does not take at the moment. */
const busyWorld = async (): Promise<World> => {
  const world = await publicityWorld()
  const { sim } = world
  await boundGroup(world)
  await released(world)
  await sim.say('周敏', '首页')
  await sim.idle()
  await sim.sendFile('周敏', { name: '证明.pdf', bytes: pdf(1) })
  await sim.idle()
  await sim.fault({ when: { op: 'im.message.create' }, effect: { status: 503 } })
  await sim.say('李国栋', '规则')
  await sim.idle()
  await sim.clearFaults()
  return world
}

test('a cycle goes from one database to the other and back, and the bot goes on with it', {
  timeout: LIMIT,
}, async () => {
  // Opened first, so that they are closed after the bot that goes on with them.
  const other = await another(here)
  const third = await another(other.kind)
  const world = await busyWorld()
  const { sim } = world
  const there = await restored(await backUp(world, world.database, 'first.gz'), other)
  const second = await backUp(world, there, 'second.gz')
  expect(await contents(second)).toEqual(await contents(join(folder, 'first.gz')))
  const back = await restored(second, third)
  const before = await verifyRecord(createTx(world.database.prisma), world.bot.deps.now())
  expect(before).toMatchObject({ broken: null, late: 0 })
  expect(await verifyRecord(createTx(back.prisma), world.bot.deps.now())).toEqual(before)

  await world.restartBot(back)
  const rules = async () =>
    (await sim.messages('李国栋')).filter(({ card }) => card && textOf(card).includes('实施办法')).length
  expect(await rules()).toBe(0)
  await sim.clock({ advance: '10m' })
  expect(await rules()).toBe(1)
  await sim.clock({ advance: '30m' })
  expect(await rules()).toBe(1)
  const posted = await sim.messages('孟凡', GROUP)
  expect(posted.filter(({ card }) => card && textOf(card).includes('王建国')).length).toBe(1)

  // A card from before.
  expect(textOf((await sim.press('周敏', '规则')).card)).toContain('实施办法')
  const { lines, broken } = await verifyRecord(createTx(back.prisma), world.bot.deps.now())
  expect(broken).toBe(null)
  expect(lines).toBeGreaterThanOrEqual(before.lines)
  // The numbers go on behind those that were given before.
  const added = await createTx(back.prisma)((db) =>
    db.auditLine.create({ data: { at: new Date(), action: '测试', about: '张三' } }),
  )
  expect(added.id).toBeGreaterThan(BigInt(before.lines))
})

test('a backup is read by its owner alone, holds the bytes of files, and no key', async () => {
  const world = await busyWorld()
  const file = await backUp(world, world.database, 'one.gz')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['one.gz'])
  const { hash } = await world.tx((db) => db.attachment.findFirstOrThrow({ where: { hash: { not: null } } }))
  await restored(file)
  const bytes = await folderBlobs(join(folder, 'blobs')).get(hash ?? '')
  expect(Buffer.from(bytes ?? [])).toEqual(pdf(1))
})

test('what was cut short, changed or is no backup is refused in words, and nothing is loaded', async () => {
  const world = await createWorld()
  const file = await backUp(world, world.database, 'good.gz')
  const bytes = await readFile(file)
  const text = gunzipSync(bytes).toString('utf8')
  const wrong = {
    'short.gz': bytes.subarray(0, bytes.length / 2),
    'byte.gz': Buffer.concat([
      bytes.subarray(0, 999),
      Buffer.from([(bytes[999] ?? 0) ^ 1]),
      bytes.subarray(1000),
    ]),
    'row.gz': gzipSync(text.replaceAll('周敏', '周明')),
    'line.gz': gzipSync(text.split('\n').toSpliced(3, 1).join('\n')),
    'text.txt': Buffer.from('您好'),
    'empty.gz': Buffer.alloc(0),
  }
  for (const [name, content] of Object.entries(wrong)) {
    await writeFile(join(folder, name), content)
    await expect(readBackup(join(folder, name)), name).rejects.toThrow('不完整或被改动过')
  }
  await expect(readBackup(join(folder, 'none.gz'))).rejects.toThrow('没有这个备份文件')
})

test('a database that is in use is left alone, and one that fails in the middle is left empty', async () => {
  const world = await createWorld()
  const whole = await readBackup(await backUp(world, world.database, 'one.gz'))
  const files = folderBlobs(join(folder, 'blobs'))
  await expect(load(world.database, whole, { files })).rejects.toThrow('数据库不是空的')

  const empty = await another(here)
  const promised = { ...whole, counts: { ...whole.counts, rows: { ...whole.counts.rows, Unit: 1 } } }
  await expect(load(empty, promised, { files })).rejects.toThrow('表 Unit 应有 1 行')
  const left = await createTx(empty.prisma)(async (db) => [
    await db.unit.count(),
    await db.auditLine.count(),
    await db.$queryRaw`SELECT FROM pgboss.job`,
  ])
  expect(left).toEqual([0, 0, []])
})

test('a backup of a version that is not known here is refused, one into a new folder is migrated', {
  timeout: LIMIT,
}, async () => {
  const world = await createWorld()
  const whole = await readBackup(await backUp(world, world.database, 'one.gz'))
  const files = folderBlobs(join(folder, 'blobs'))
  const migrations = [...whole.head.migrations, { name: '9_later', checksum: '' }]
  const later = { ...whole, head: { ...whole.head, migrations } }
  await expect(restore({ memory: true }, later, { files })).rejects.toThrow('来自更新的版本')

  await restore({ dataDir: join(folder, 'data') }, whole, { files })
  const database = await openDatabase({ dataDir: join(folder, 'data') })
  onTestFinished(() => database.close())
  expect(await createTx(database.prisma)((db) => db.unit.count())).toBe(whole.counts.rows.Unit)
})

test('a list that waited when the backup was made counts as tried then, so that it is never posted blindly', async () => {
  const world = await busyWorld()
  const at = world.bot.deps.now()
  const posting = await world.tx((db) => db.posting.findFirstOrThrow())
  await world.tx((db) =>
    db.posting.update({
      where: { id: posting.id },
      data: { state: 'pending', triedAt: null, messageId: null },
    }),
  )
  const there = await restored(await backUp(world, world.database, 'one.gz'))
  const after = await createTx(there.prisma)((db) =>
    db.posting.findUniqueOrThrow({ where: { id: posting.id } }),
  )
  expect(after.triedAt?.getTime()).toBe(at)
})

const HOUR = 3_600_000

test('each night leaves one backup with the files beside it, and as many as are kept', async () => {
  const world = await busyWorld()
  const backups = join(folder, 'backups')
  const blobs = join(folder, 'own')
  const { hash } = await world.tx((db) => db.attachment.findFirstOrThrow({ where: { hash: { not: null } } }))
  await folderBlobs(blobs).put(pdf(1))
  let now = Date.parse('2026-11-23T09:00:00+08:00')
  const deps = { ...world.bot.deps, now: () => now }
  const parts = { deps, database: world.database, folder: backups, keep: 2, blobs }
  const names = async () => (await readdir(backups)).filter((name) => name !== 'blobs').sort()
  await backUpIfDue(parts)
  await backUpIfDue(parts)
  expect(await names()).toEqual(['haidian-2026-11-23T01-00-00Z.jsonl.gz'])
  // 02:50 in Beijing, 03:00, and the two nights after.
  for (const at of ['T18:50:00Z', 'T19:00:00Z']) {
    now = Date.parse(`2026-11-23${at}`)
    await backUpIfDue(parts)
  }
  expect((await names()).length).toBe(2)
  now += 24 * HOUR
  await backUpIfDue(parts)
  now += 24 * HOUR
  await backUpIfDue(parts)
  expect(await names()).toEqual([
    'haidian-2026-11-24T19-00-00Z.jsonl.gz',
    'haidian-2026-11-25T19-00-00Z.jsonl.gz',
  ])
  expect(Buffer.from((await folderBlobs(join(backups, 'blobs')).get(hash ?? '')) ?? [])).toEqual(pdf(1))
  expect(world.logged.filter((line) => line.includes('backed up')).length).toBe(4)
})

test('backups that cannot be written are logged, and after two days the staff hear of it once', async () => {
  const world = await createWorld()
  const backups = join(folder, 'backups')
  let now = world.bot.deps.now()
  const deps = { ...world.bot.deps, now: () => now }
  const parts = { deps, database: world.database, folder: backups, keep: 2, blobs: folder }
  await backUpIfDue(parts)
  const tasks = () => world.tx((db) => db.task.findMany({ where: { kind: 'backup' } }))
  now += 25 * HOUR
  await block(backups, now)
  await backUpIfDue(parts)
  expect(await tasks()).toEqual([])
  now += 24 * HOUR
  await block(backups, now)
  await backUpIfDue(parts)
  await backUpIfDue(parts)
  expect((await tasks()).map(({ words }) => words)).toEqual([
    '自动备份已有两天没有成功，请系统管理员查看磁盘空间和运行日志',
  ])
  expect(world.logged.filter((line) => line.includes('a backup failed')).length).toBe(3)
  await world.sim.idle()
  expect(textOf((await world.sim.lastCard('林晓')).card)).toContain('自动备份已有两天没有成功')
})

/** A folder where the file would be written: it stops root, too. */
const block = (backups: string, at: number) => {
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')
  return mkdir(join(backups, `haidian-${time}Z.jsonl.gz.part`))
}
