import { criterionCodes } from '../src/domain/criteria.ts'
import type { PrismaClient } from '../src/store/generated/client.ts'

/** The panel that presses: nine reviewers, each with every candidate of the year. */
export const REVIEWERS = 9
export const CANDIDATES = 60
export const CRITERIA: readonly string[] = criterionCodes
export const TENANT = 'benchtenant'

export const reviewerOf = (index: number) => ({ id: `per_bench_${index}`, openId: `ou_bench_${index}` })
export const candidateOf = (index: number): string => `nom_now_${index}`
const seatOf = (candidate: string, reviewer: string): string => `as_${candidate}_${reviewer}`

const EVIDENCE = '带领班组完成了数控产线的改造，废品率从百分之三降到千分之四，做法在全厂推广。'.repeat(4)

/**
 * A district in the stage 评审: `stored` nominations in all, the newest `CANDIDATES` of which are being scored. The
 * rest belong to earlier years and have their fifteen criteria like any other.
 */
export const fillRows = async (prisma: PrismaClient, stored: number): Promise<void> => {
  const at = new Date()
  const person = Array.from({ length: REVIEWERS }, (_, index) => reviewerOf(index))
  await prisma.unit.create({ data: { id: 'bench', name: '测试单位', kind: 'grassroots', at } })
  await prisma.person.createMany({
    data: person.map((one, index) => ({ ...one, name: `评委${index}`, external: false, at, version: 1 })),
  })
  await prisma.roleGrant.createMany({
    data: person.map(({ id }) => ({
      id: `grant_${id}`,
      personId: id,
      role: 'reviewer',
      from: new Date(0),
      grantedBy: 'bench',
      confirmedBy: 'bench2',
      state: 'active',
    })),
  })
  const cycle = { ruleVersion: '2025', settings: {}, frozen: [], at, version: 1 }
  const dates = { review: { opens: Date.now() - 86_400_000, closes: Date.now() + 86_400_000 } }
  await prisma.cycle.createMany({
    data: [
      { ...cycle, id: 'cyc_past', year: 2025, name: '2025年', stage: 'closed', dates: {} },
      { ...cycle, id: 'cyc_now', year: 2026, name: '2026年', stage: 'review', dates },
    ],
  })
  await nominations(prisma, {
    prefix: 'nom_past_',
    cycle: 'cyc_past',
    state: 'approved',
    count: stored - CANDIDATES,
  })
  await nominations(prisma, { prefix: 'nom_now_', cycle: 'cyc_now', state: 'assigned', count: CANDIDATES })
  await prisma.assignment.createMany({
    data: person.flatMap(({ id }) =>
      Array.from({ length: CANDIDATES }, (_, index) => ({
        id: seatOf(candidateOf(index), id),
        cycleId: 'cyc_now',
        nominationId: candidateOf(index),
        reviewerId: id,
        state: 'assigned',
        comment: '',
        at,
        version: 1,
      })),
    ),
  })
  await prisma.$executeRawUnsafe('ANALYZE')
}

type Many = { prefix: string; cycle: string; state: string; count: number }

const PORTION = 5_000

const nominations = async (prisma: PrismaClient, { prefix, cycle, state, count }: Many): Promise<void> => {
  for (let from = 0; from < count; from += PORTION) {
    const to = Math.min(count, from + PORTION) - 1
    await prisma.$executeRaw`
      INSERT INTO "Nomination" (id, "cycleId", route, "unitId", state, "createdBy", reasons, at, "changedAt", version)
      SELECT ${prefix}::text || n, ${cycle}, 'unit', 'bench', ${state}, 'per_bench_0', '{}', now(), now(), 1
      FROM generate_series(${from}::int, ${to}::int) n`
    await prisma.$executeRaw`
      INSERT INTO "FieldValue" ("nominationId", key, version, value, current, "byId", source, at)
      SELECT ${prefix}::text || n, key, 1, CASE WHEN key IN ('name', 'unit', 'post') THEN key || n ELSE ${EVIDENCE} END,
             true, 'per_bench_0', 'form', now()
      FROM generate_series(${from}::int, ${to}::int) n, unnest(${['name', 'unit', 'post', ...CRITERIA]}::text[]) key`
  }
}
