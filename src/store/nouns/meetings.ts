import type { DecisionValue, MeetingState } from '../../domain/decision.ts'
import type { Db } from '../tx.ts'

export type Decided = { nominationId: string; decision: DecisionValue; reason: string }

/** A meeting of the party group // 党组会. `date` is 'YYYY-MM-DD', the other times epoch ms. */
export type MeetingRow = {
  id: string
  cycleId: string
  name: string
  date: string
  state: MeetingState
  recordedBy: string
  recordedAt: number | null
  confirmedBy: string | null
  confirmedAt: number | null
  version: number
  decisions: Decided[]
}

type Row = Omit<MeetingRow, 'state' | 'recordedAt' | 'confirmedAt' | 'decisions'> & {
  state: string
  recordedAt: Date | null
  confirmedAt: Date | null
  decisions: { nominationId: string; decision: string; reason: string }[]
}

const meetingOf = (row: Row): MeetingRow => ({
  ...row,
  state: row.state as MeetingState,
  recordedAt: row.recordedAt?.getTime() ?? null,
  confirmedAt: row.confirmedAt?.getTime() ?? null,
  decisions: row.decisions.map(({ nominationId, decision, reason }) => ({
    nominationId,
    decision: decision as DecisionValue,
    reason,
  })),
})

type Changes = Partial<
  Pick<MeetingRow, 'name' | 'date' | 'state' | 'recordedBy' | 'recordedAt' | 'confirmedBy' | 'confirmedAt'>
>

const withDecisions = { decisions: { orderBy: { nominationId: 'asc' } } } as const

export const meetings = (db: Db) => ({
  byId: async (id: string): Promise<MeetingRow | null> => {
    const row = await db.meeting.findUnique({ where: { id }, include: withDecisions })
    return row && meetingOf(row)
  },
  /** The one that is not confirmed yet: there is at most one at a time. */
  open: async (cycleId: string): Promise<MeetingRow | null> => {
    const row = await db.meeting.findFirst({
      where: { cycleId, state: { not: 'confirmed' } },
      include: withDecisions,
      orderBy: { at: 'desc' },
    })
    return row && meetingOf(row)
  },
  /** The confirmed ones, oldest first. */
  confirmed: async (cycleId: string): Promise<MeetingRow[]> => {
    const rows = await db.meeting.findMany({
      where: { cycleId, state: 'confirmed' },
      include: withDecisions,
      orderBy: { confirmedAt: 'asc' },
    })
    return rows.map(meetingOf)
  },
  create: async (meeting: { id: string; cycleId: string; recordedBy: string; at: number }): Promise<void> => {
    await db.meeting.create({
      data: { ...meeting, at: new Date(meeting.at), name: '', date: '', state: 'draft', version: 1 },
    })
  },
  /** False when somebody was faster than the version that was read. */
  save: async (meeting: Pick<MeetingRow, 'id' | 'version'>, changes: Changes): Promise<boolean> => {
    const { recordedAt, confirmedAt, ...plain } = changes
    const { count } = await db.meeting.updateMany({
      where: { id: meeting.id, version: meeting.version },
      data: {
        ...plain,
        ...(recordedAt && { recordedAt: new Date(recordedAt) }),
        ...(confirmedAt && { confirmedAt: new Date(confirmedAt) }),
        version: meeting.version + 1,
      },
    })
    return count === 1
  },
  decide: async (meetingId: string, { nominationId, ...rest }: Decided & { at: number }): Promise<void> => {
    const row = { decision: rest.decision, reason: rest.reason, at: new Date(rest.at) }
    await db.decision.upsert({
      where: { meetingId_nominationId: { meetingId, nominationId } },
      create: { meetingId, nominationId, ...row },
      update: row,
    })
  },
})
