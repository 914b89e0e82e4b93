import { beforeEach, expect, test } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { inBatches, type Run } from '../../src/store/tx.ts'
import { withDatabase } from '../support/database.ts'

let database: Database
let tx: Run

beforeEach(async () => {
  ;({ database, tx } = await withDatabase())
})

const line = (about: string) => ({ at: new Date('2026-03-02T01:00:00Z'), action: '测试', about })

test('a transaction that fails leaves nothing', async () => {
  const failing = tx(async (db) => {
    await db.auditLine.create({ data: line('甲') })
    throw new Error('张三改了主意')
  })
  await expect(failing).rejects.toThrow('张三改了主意')
  expect(await tx((db) => db.auditLine.count())).toBe(0)
})

test('a transaction inside a transaction is refused at once, not after five seconds', async () => {
  const started = performance.now()
  await expect(tx(() => tx(async () => {}))).rejects.toThrow('a transaction inside a transaction')
  expect(performance.now() - started).toBeLessThan(500)
})

test('the base client, and PGlite where it is, are refused inside a transaction', async () => {
  await expect(tx(async () => database.prisma.auditLine.count())).rejects.toThrow('prisma.auditLine.count')
  await expect(tx(async () => database.prisma.$queryRaw`SELECT 1`)).rejects.toThrow('prisma.$queryRaw')
  const { pglite } = database
  if (pglite) await expect(tx(async () => pglite.query('SELECT 1'))).rejects.toThrow('pglite.query')
  expect(await database.prisma.auditLine.count()).toBe(0)
})

test('what a transaction left running may use the database after it', async () => {
  const later = Promise.withResolvers<number>()
  await tx(async () => {
    setTimeout(() => tx((db) => db.auditLine.count()).then(later.resolve, later.reject), 20)
  })
  expect(await later.promise).toBe(0)
})

test('a constraint that is checked at the commit fails the transaction', async () => {
  await database.prisma.$executeRaw`
    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON "AuditLine" DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()`
  try {
    await expect(tx((db) => db.auditLine.create({ data: line('甲') }))).rejects.toThrow('append-only')
    expect(await tx((db) => db.auditLine.count())).toBe(0)
  } finally {
    await database.prisma.$executeRaw`DROP TRIGGER late ON "AuditLine"`
  }
})

test('a transaction that holds the connection is ended, and the next one runs', async () => {
  const slow = tx(async (db) => {
    await new Promise((resolve) => setTimeout(resolve, 2_600))
    await db.auditLine.create({ data: line('甲') })
  })
  await expect(slow).rejects.toMatchObject({ code: 'P2028' })
  expect(await tx((db) => db.auditLine.count())).toBe(0)
})

test('rows go in portions of at most twenty, in order', async () => {
  const portions: number[][] = []
  await inBatches([1, 2, 3, 4, 5], 2, async (portion) => {
    portions.push(portion)
  })
  expect(portions).toEqual([[1, 2], [3, 4], [5]])
  await expect(inBatches([1], 21, async () => {})).rejects.toThrow('1 to 20')
})

test('a bulk of 600 short transactions lets a press in between', async () => {
  let done = false
  const bulk = (async () => {
    for (let i = 0; i < 600; i += 1) await tx((db) => db.auditLine.create({ data: line(`${i}`) }))
    done = true
  })()
  const started = performance.now()
  await new Promise((resolve) => setTimeout(resolve, 10))
  await tx((db) => db.auditLine.findFirst())
  expect(done).toBe(false)
  expect(performance.now() - started).toBeLessThan(500)
  await bulk
})

test('an audit line is sealed once and otherwise never changed, deleted or truncated', async () => {
  const { id } = await tx((db) => db.auditLine.create({ data: line('甲') }))
  await tx((db) => db.auditLine.update({ where: { id }, data: { seq: 1, prev: '', hash: 'h' } }))
  const refused = [
    tx((db) => db.auditLine.update({ where: { id }, data: { hash: 'other' } })),
    tx((db) => db.auditLine.update({ where: { id }, data: { about: '乙' } })),
    tx((db) => db.auditLine.delete({ where: { id } })),
    tx((db) => db.$executeRaw`TRUNCATE "AuditLine"`),
  ]
  for (const attempt of await Promise.allSettled(refused)) expect(attempt.status).toBe('rejected')
  expect(await tx((db) => db.auditLine.findMany({ select: { about: true, hash: true } }))).toEqual([
    { about: '甲', hash: 'h' },
  ])
})

test('times keep their milliseconds and their zone', async () => {
  const at = new Date('2026-03-31T23:59:59.999+08:00')
  const { id } = await tx((db) => db.auditLine.create({ data: { ...line('甲'), at } }))
  expect((await tx((db) => db.auditLine.findUniqueOrThrow({ where: { id } }))).at).toEqual(at)
})
