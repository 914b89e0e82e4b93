import type { ObjectionState } from '../../domain/objections.ts'
import type { Db } from '../tx.ts'

/** The boxes are sealed: only the case handler's card opens them. Times are epoch ms. */
export type Objection = {
  id: string
  cycleId: string
  listId: string
  nominationId: string
  byId: string
  nameBox: string
  contactBox: string
  factsBox: string
  questionBox: string | null
  state: ObjectionState
  handlerId: string | null
  conclusion: string
  at: number
  handledAt: number | null
  version: number
}

type Row = Omit<Objection, 'state' | 'at' | 'handledAt' | 'nameBox'> & {
  realName: string
  state: string
  at: Date
  handledAt: Date | null
}

const objectionOf = ({ realName, ...row }: Row): Objection => ({
  ...row,
  nameBox: realName,
  state: row.state as ObjectionState,
  at: row.at.getTime(),
  handledAt: row.handledAt?.getTime() ?? null,
})

type Fresh = Pick<
  Objection,
  'id' | 'cycleId' | 'listId' | 'nominationId' | 'byId' | 'nameBox' | 'contactBox' | 'factsBox' | 'at'
>
type Changes = Partial<Pick<Objection, 'state' | 'handlerId' | 'conclusion' | 'questionBox' | 'handledAt'>>

/** Objections // 异议: who objects, how to reach them and what they say are never readable in the database. */
export const objections = (db: Db) => ({
  byId: async (id: string): Promise<Objection | null> => {
    const row = await db.objection.findUnique({ where: { id } })
    return row && objectionOf(row)
  },
  ofCycle: async (cycleId: string): Promise<Objection[]> => {
    const rows = await db.objection.findMany({ where: { cycleId }, orderBy: { at: 'asc' } })
    return rows.map(objectionOf)
  },
  /** The newest objection of a person, of those handed in at or after an instant (epoch ms). */
  latestBy: async (byId: string, since: number): Promise<string | null> => {
    const where = { byId, at: { gte: new Date(since) } }
    return (await db.objection.findFirst({ where, orderBy: { at: 'desc' } }))?.id ?? null
  },
  /** Nominations whose decision waits. */
  open: async (cycleId: string): Promise<Set<string>> => {
    const rows = await db.objection.findMany({
      where: { cycleId, state: { in: ['received', 'accepted'] } },
      select: { nominationId: true },
    })
    return new Set(rows.map((row) => row.nominationId))
  },
  create: async ({ at, nameBox, ...fresh }: Fresh): Promise<void> => {
    await db.objection.create({
      data: {
        ...fresh,
        realName: nameBox,
        state: 'received',
        conclusion: '',
        at: new Date(at),
        version: 1,
      },
    })
  },
  /** False when somebody was faster than the version that was read. */
  save: async (objection: Pick<Objection, 'id' | 'version'>, changes: Changes): Promise<boolean> => {
    const { handledAt, ...plain } = changes
    const { count } = await db.objection.updateMany({
      where: { id: objection.id, version: objection.version },
      data: {
        ...plain,
        ...(handledAt && { handledAt: new Date(handledAt) }),
        version: objection.version + 1,
      },
    })
    return count === 1
  },
  /** Names of the files that belong to an objection. */
  filesOf: async (objectionId: string): Promise<{ id: string; name: string }[]> => {
    return db.attachment.findMany({
      where: { objectionId, state: 'stored' },
      orderBy: { at: 'asc' },
      select: { id: true, name: true },
    })
  },
})
