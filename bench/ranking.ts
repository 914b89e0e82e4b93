import pg from 'pg'
import { rank } from '../src/domain/ranking.ts'
import { defaultSettings } from '../src/domain/settings.ts'
import { openDatabase } from '../src/store/database.ts'
import { PrismaClient } from '../src/store/generated/client.ts'
import { nounsOf } from '../src/store/nouns.ts'
import { pgAdapter } from '../src/store/pg-adapter.ts'
import { createTx } from '../src/store/tx.ts'
import { rankingOf } from '../src/usecases/ranking-of.ts'
import { createDatabase, dropDatabase, randomName } from '../test/support/server.ts'
import { SERVER } from './places.ts'
import { CRITERIA } from './rows.ts'

export type RankingFigures = {
  candidates: number
  marks: number
  /** ms: ours from the rows to the places, of which `ruleMs` the rule alone; and the aggregate in SQL */
  oursMs: number
  ruleMs: number
  sqlMs: number
}

const REVIEWERS = 9
/** The bot's own connections end a statement after 2.5 s, as they must while people press: this one waits. */
const LONG_MS = 600_000

/** Ranks `candidates` × 9 reviewers × 15 marks by our rules, and by one SQL aggregate that only takes means. */
export const measureRanking = async (candidates: number): Promise<RankingFigures> => {
  const name = `haidian_bench_${randomName().slice(-10)}`
  const url = await createDatabase(SERVER, name)
  // Makes the tables.
  await (await openDatabase({ url })).close()
  const pool = new pg.Pool({ connectionString: url })
  const prisma = new PrismaClient({ adapter: pgAdapter(pool) })
  const run = createTx(prisma, LONG_MS)
  try {
    await run(async (db) => {
      await db.$executeRaw`INSERT INTO "Unit" (id, name, kind, at) VALUES ('u', 'u', 'grassroots', now())`
      await db.$executeRaw`
        INSERT INTO "Cycle" (id, year, name, "ruleVersion", stage, dates, settings, frozen, at, version)
        VALUES ('cyc', 2026, '2026', '2025', 'shortlist', '{}', '{}', '[]', now(), 1)`
      await db.$executeRaw`
        INSERT INTO "Nomination" (id, "cycleId", route, "unitId", state, "createdBy", reasons, at, "changedAt", version)
        SELECT 'n' || n, 'cyc', 'unit', 'u', 'scored', 'p', '{}', now(), now(), 1 FROM generate_series(1, ${candidates}::int) n`
      await db.$executeRaw`
        INSERT INTO "Assignment" (id, "cycleId", "nominationId", "reviewerId", state, comment, at, version)
        SELECT 'n' || n || 'r' || r, 'cyc', 'n' || n, 'r' || r, 'submitted', '', now(), 1
        FROM generate_series(1, ${candidates}::int) n, generate_series(1, ${REVIEWERS}::int) r`
      await db.$executeRaw`
        INSERT INTO "Mark" ("assignmentId", criterion, mark, at)
        SELECT a.id, c, 1 + (abs(hashtext(a.id || c)) % 5), now()
        FROM "Assignment" a, unnest(${CRITERIA as string[]}::text[]) c`
    })
    await prisma.$executeRawUnsafe('ANALYZE')
    const cycle = { id: 'cyc', settings: defaultSettings } as Parameters<typeof rankingOf>[1]
    const ours = await timed(() => run((db) => rankingOf(nounsOf(db), cycle)))
    if (ours.value.ranking.ranked.length !== candidates) throw new Error('somebody has no place')
    const ballots = new Map<string, Parameters<typeof rank>[0][number]['ballots'][number][]>()
    for (const { nominationId, reviewerId, recused, marks } of ours.value.assignments) {
      const list = ballots.get(nominationId) ?? []
      list.push({ reviewerId, recused, submitted: true, marks })
      ballots.set(nominationId, list)
    }
    const rule = await timed(async () =>
      rank(
        [...ballots].map(([id, list]) => ({ id, ballots: list })),
        defaultSettings,
      ),
    )
    const sql = await timed(() =>
      run(
        (db) => db.$queryRaw<unknown[]>`
          SELECT "nominationId", round(avg(total), 2) AS total FROM (
            SELECT a."nominationId", a.id, sum(m.mark) * 100.0 / 75 AS total
            FROM "Assignment" a JOIN "Mark" m ON m."assignmentId" = a.id
            WHERE a."cycleId" = 'cyc' AND a.state = 'submitted' GROUP BY a.id
          ) t GROUP BY "nominationId" ORDER BY 2 DESC`,
      ),
    )
    const marks = candidates * REVIEWERS * CRITERIA.length
    return { candidates, marks, oursMs: ours.ms, ruleMs: rule.ms, sqlMs: sql.ms }
  } finally {
    await prisma.$disconnect()
    await pool.end()
    await dropDatabase(SERVER, name)
  }
}

const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> => {
  const began = performance.now()
  const value = await work()
  return { value, ms: performance.now() - began }
}
