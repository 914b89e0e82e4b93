import type { Database } from './database.ts'

/**
 * Empties every table but the record of migrations, and drops every job, in about 30 ms. For tests and the sandbox's reset: audit
 * lines refuse this in any other way.
 */
export async function emptyDatabase({ prisma }: Database): Promise<void> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
  const list = tables.map((table) => table.name).join(', ')
  await prisma.$transaction(async (db) => {
    // Switches triggers off for this transaction, the one that keeps audit lines included.
    await db.$executeRawUnsafe('SET LOCAL session_replication_role = replica')
    await db.$executeRawUnsafe(`TRUNCATE ${list} RESTART IDENTITY`)
    const jobs = await db.$queryRaw<
      { found: boolean }[]
    >`SELECT to_regclass('pgboss.job') IS NOT NULL AS found`
    if (jobs[0]?.found) await db.$executeRaw`DELETE FROM pgboss.job`
  })
}
