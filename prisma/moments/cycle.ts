import type { Usecase } from '../../src/deps.ts'
import { missingBefore } from '../../src/domain/advance.ts'
import { addDays, DAY_MS, dateOf, yearOf } from '../../src/domain/dates.ts'
import { ok } from '../../src/domain/result.ts'
import { defaultSettings } from '../../src/domain/settings.ts'
import { isWorkingDay } from '../../src/domain/working-days.ts'
import type { Db } from '../../src/store/tx.ts'
import { nextStage, seenOf } from '../../src/usecases/next-stage.ts'
import { openCycle } from '../../src/usecases/open-cycle.ts'
import { stageFactsOf } from '../../src/usecases/stage-facts.ts'
import { contact, seedPeople, seedRegister } from '../seed.ts'
import type { Chapter, Did } from './past.ts'
import { instantOf, type Stage } from './stage.ts'

/** The first day of 推荐 and the last days of the stages, counted from today: -1 is yesterday. */
export type Days = { opens: number; nominate: number; aggregate: number; check: number; review: number }

/** So many names the district looks for. */
const TARGET = 4

/** Units and people, everybody greeted, and a cycle with these dates, set up three days before 推荐 opened. */
export const openedCycle = async (chapter: Chapter, stage: Stage, days: Days): Promise<void> => {
  const { did, db } = chapter
  const at = instantOf(stage.today, days.opens - 3, 9)
  await seedRegister(db, { ...stage, at: at - DAY_MS })
  await greeted(db, at - DAY_MS / 2)
  const { opens, ...closing } = days
  const last = Object.entries(closing).map(([name, day]) => [name, addDays(stage.today, day)])
  const dates = { opens: addDays(stage.today, opens), ...Object.fromEntries(last) }
  const year = String(yearOf(dateOf(at)))
  await did('linxiao', at, { do: openCycle, with: { year, target: String(TARGET), ...contact, ...dates } })
  await knowHolidays(did, at)
  await entered(chapter, instantOf(stage.today, opens, 9))
}

// As src/usecases/greet.ts writes it, for everybody at once: each has opened the chat before.
const greeted = async (db: Db, at: number): Promise<void> => {
  const time = new Date(at)
  await db.person.updateMany({ data: { greetedAt: time } })
  await db.auditLine.createMany({
    data: seedPeople.map(({ id }) => ({
      at: time,
      actorId: id,
      action: 'person.greet',
      about: `person:${id}`,
    })),
  })
}

/** 林晓 presses 进入下一阶段 and confirms what is missing. */
export const entered = async ({ did, deps }: Chapter, at: number): Promise<void> => {
  const pressed = await deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) throw new Error('no cycle to move on')
    const missing = missingBefore(cycle, await stageFactsOf(tx, cycle, at))
    return { version: cycle.version, seen: seenOf(missing) }
  })
  await did('linxiao', at, { do: nextStage, with: pressed })
}

// A year's holidays are announced late in the year before, and the table of a year to come is empty until then: the
// office enters it by hand, or no period of working days could be counted.
const knowHolidays = async (did: Did, at: number): Promise<void> => {
  const year = yearOf(dateOf(at))
  const unknown = [year, year + 1].filter((one) => !isWorkingDay(`${one}-06-01`, defaultSettings).ok)
  if (unknown.length > 0) await did('linxiao', at, { do: enterHolidays, with: { years: unknown } })
}

const enterHolidays: Usecase<{ years: number[] }> = (deps, actor, { years }) =>
  deps.store.change(actor, async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) throw new Error('no cycle to set up')
    await tx.cycles.save({ ...cycle, settings: { ...cycle.settings, calendarYears: years } })
    tx.audit({ action: 'cycle.settings', about: `cycle:${cycle.id}`, after: { calendarYears: years } })
    return ok({})
  })
