import { defaultSettings, type Settings } from '../../domain/settings.ts'
import type { Stage, StageDates } from '../../domain/stages.ts'
import type { Db } from '../tx.ts'

export type Cycle = {
  id: string
  year: number
  name: string
  ruleVersion: string
  stage: Stage
  dates: StageDates
  settings: Settings
  version: number
}

type Row = {
  id: string
  year: number
  name: string
  ruleVersion: string
  stage: string
  dates: unknown
  settings: unknown
  version: number
}

const cycleOf = (row: Row): Cycle => ({
  ...row,
  stage: row.stage as Stage,
  dates: row.dates as StageDates,
  settings: { ...defaultSettings, ...(row.settings as Partial<Settings>) },
})

/** The yearly selections // 年度. The current one is the newest that is not closed. */
export const cycles = (db: Db) => ({
  current: async (): Promise<Cycle | null> => {
    const row = await db.cycle.findFirst({ where: { stage: { not: 'closed' } }, orderBy: { year: 'desc' } })
    return row && cycleOf(row)
  },
  byId: async (id: string): Promise<Cycle | null> => {
    const row = await db.cycle.findUnique({ where: { id } })
    return row && cycleOf(row)
  },
  byYear: async (year: number): Promise<Cycle | null> => {
    const row = await db.cycle.findUnique({ where: { year } })
    return row && cycleOf(row)
  },
  create: async (cycle: Cycle & { at: number }): Promise<void> => {
    await db.cycle.create({
      data: {
        ...cycle,
        dates: cycle.dates,
        settings: cycle.settings as object,
        frozen: [],
        at: new Date(cycle.at),
      },
    })
  },
  /** Moves on only from the version that was read; false when somebody was faster. */
  save: async (cycle: Cycle): Promise<boolean> => {
    const { count } = await db.cycle.updateMany({
      where: { id: cycle.id, version: cycle.version },
      data: {
        stage: cycle.stage,
        dates: cycle.dates,
        settings: cycle.settings as object,
        version: cycle.version + 1,
      },
    })
    return count === 1
  },
})
