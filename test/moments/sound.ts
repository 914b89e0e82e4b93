import { textOf } from '../../sandbox/cards/form.ts'
import { completeScore, type Marks } from '../../src/domain/scoring.ts'
import { hardFindings, reasonsMissing } from '../../src/domain/validation.ts'
import { verifyRecord } from '../../src/store/audit-verify.ts'
import { findingsOf } from '../../src/usecases/nomination-facts-of.ts'
import type { World } from '../support/world.ts'

const DAY = 86_400_000

/** Hard findings and missing reasons of everything that was handed in. */
export const refusable = async ({ bot: { deps } }: World): Promise<string[]> =>
  deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return ['no cycle']
    const entries = await tx.nominations.list({ cycleId: cycle.id, evidence: true })
    return entries
      .filter(({ state }) => state !== 'draft')
      .flatMap((entry) => {
        const findings = findingsOf(entry, cycle, deps.now())
        const open = [...hardFindings(findings), ...reasonsMissing(findings, entry.entry.reasons)]
        return open.map(({ field, key }) => `${entry.entry.fields.name} ${field} ${key}`)
      })
  })

/** Entries whose fields do not run from version 1 to one current version, or whose history has no line. */
export const brokenHistories = ({ tx }: World): Promise<string[]> =>
  tx(async (db) => {
    const fields = await db.fieldValue.findMany({ orderBy: { version: 'asc' } })
    const keys = new Map<string, typeof fields>()
    for (const one of fields) {
      const key = `${one.nominationId} ${one.key}`
      keys.set(key, [...(keys.get(key) ?? []), one])
    }
    const wrong = [...keys].filter(
      ([, versions]) =>
        versions.some(({ version }, index) => version !== index + 1) ||
        versions.filter(({ current }) => current).length !== 1 ||
        !versions.at(-1)?.current,
    )
    const moves = await db.auditLine.groupBy({ by: ['about'], _count: { _all: true } })
    const told = new Set(moves.map(({ about }) => about))
    const ids = (await db.nomination.findMany({ select: { id: true } })).map(({ id }) => `nomination:${id}`)
    return [...wrong.map(([key]) => key), ...ids.filter((id) => !told.has(id))]
  })

/** Scores that could not have been pressed: handed in with a gap, marked though recused, never read, out of range. */
export const impossibleScores = ({ tx }: World): Promise<string[]> =>
  tx(async (db) => {
    const all = await db.assignment.findMany({ include: { marks: true } })
    return all.flatMap((one) => {
      const marks = Object.fromEntries(one.marks.map(({ criterion, mark }) => [criterion, mark])) as Marks
      const name = `${one.reviewerId} ${one.nominationId}`
      const values = one.marks.map(({ mark }) => mark ?? 0)
      const wrong = [
        one.state === 'submitted' && !completeScore(marks).ok && 'handed in with a gap',
        one.state === 'recused' && one.marks.length > 0 && 'marked though recused',
        one.marks.length > 0 && one.firstReadAt === null && 'marked unread',
        one.state === 'submitted' && one.submittedAt === null && 'handed in at no time',
        values.some((mark) => !Number.isInteger(mark) || mark < 1 || mark > 5) && 'out of range',
      ]
      return wrong.filter((word) => word !== false).map((word) => `${name}: ${word}`)
    })
  })

/** What left the bot and did not arrive, or is to be done by hand. */
export const undelivered = ({ tx }: World): Promise<string[]> =>
  tx(async (db) => {
    const sent = await db.sent.findMany({ where: { state: { not: 'sent' } } })
    const tasks = await db.task.findMany()
    return [
      ...sent.map(({ card, toId, state }) => `${card} ${toId} ${state}`),
      ...tasks.map(({ words }) => words),
    ]
  })

/** Ends of stages and reminders that are over already or about to be. */
export const tooSoon = async ({ bot: { deps }, tx }: World): Promise<string[]> =>
  tx(async (db) => {
    const [cycle] = await db.cycle.findMany()
    const dates = (cycle?.dates ?? {}) as Record<string, { closes?: number }>
    const closes = dates[cycle?.stage ?? '']?.closes ?? Number.POSITIVE_INFINITY
    const due = await db.due.findMany({ where: { doneAt: null, dueAt: { lt: new Date(deps.now() + DAY) } } })
    return [
      ...(closes < deps.now() + 6 * DAY ? [`${cycle?.stage} closes`] : []),
      ...due.map(({ kind, dueAt }) => `${kind} ${dueAt.toISOString()}`),
    ]
  })

/** The record's verdict, all lines sealed. */
export const verdict = (world: World) => verifyRecord(world.tx, world.bot.deps.now())

/** Everybody's first line of every message of the bot, by name. */
export const chats = async ({ sim }: World): Promise<Record<string, string[]>> => {
  const { people } = await sim.state()
  const found: Record<string, string[]> = {}
  for (const { name, external } of people) {
    if (external) continue
    const messages = await sim.messages(name)
    found[name] = messages.map(({ card, text }) => (card ? (textOf(card).split('\n')[0] ?? '') : `${text}`))
  }
  return found
}
