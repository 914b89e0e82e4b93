import type { Usecase } from '../deps.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import { changeSettings, type SettingKey, type Settings } from '../domain/settings.ts'
import { checkDates, type StageDates, stageIndex, stages } from '../domain/stages.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import { remindBefore } from './cycle-dues.ts'
import { closingDay, type DatedStage, datedStages, datesFrom } from './cycle-form.ts'
import { wholeNumber } from './open-cycle.ts'

/** What 修改设置 offers: as text, so that nothing typed is lost. */
export const editableSettings = [
  'target',
  'publicityDays',
  'publicityStartCounts',
  'contactPhone',
  'contactMail',
  'contactAddress',
] as const
export type EditableSetting = (typeof editableSettings)[number]
export type SettingFields = Partial<Record<EditableSetting | DatedStage, string>>

/** The values as the form shows and sends them. */
export const settingFields = (cycle: Pick<Cycle, 'settings' | 'dates'>): Record<string, string> => ({
  ...Object.fromEntries(editableSettings.map((key) => [key, String(cycle.settings[key])])),
  ...Object.fromEntries(datedStages.map((stage) => [stage, closingDay(cycle.dates, stage)])),
})

/**
 * 修改设置. `base` holds the values the form was drawn with: only what was changed is written, and what somebody else
 * changed meanwhile is not written over. Denials: not-your-role, no-cycle, version-stale, setting-frozen,
 * setting-invalid, cycle-date, stage-closed for the end of a stage that is over, dates-out-of-order.
 */
export const changeSetting: Usecase<SettingFields & { base: Record<string, string> }> = (
  deps,
  actor,
  { base, ...typed },
) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const changed = changedOf(typed, base)
    const keys = Object.keys(changed)
    const cycleCard = { card: 'cycle' as const, about: {} }
    if (keys.length === 0)
      return ok({ toast: { key: 'settings-same', facts: {}, type: 'info' }, show: cycleCard })
    const now = settingFields(cycle)
    const other = keys.find((key) => now[key] !== base[key])
    if (other) return deny('version-stale', { field: other })
    const next = applied(cycle, changed, actor.at)
    if (!next.ok) return next
    if (!(await tx.cycles.save({ ...cycle, ...next.value }))) return deny('version-stale')
    remindBefore(tx, { id: cycle.id, dates: next.value.dates }, actor.at)
    const after = settingFields(next.value)
    tx.audit({
      action: 'cycle.settings',
      about: `cycle:${cycle.id}`,
      before: Object.fromEntries(keys.map((key) => [key, now[key]])),
      after: Object.fromEntries(keys.map((key) => [key, after[key]])),
    })
    return ok({ toast: { key: 'settings-changed', facts: { count: keys.length } }, show: cycleCard })
  })

const changedOf = (typed: SettingFields, base: Record<string, string>): SettingFields =>
  Object.fromEntries(
    Object.entries(typed)
      .map(([key, value]) => [key, String(value ?? '').trim()] as const)
      .map(([key, value]) => [key, isStage(key) ? value.slice(0, 10) : value] as const)
      .filter(([key, value]) => key in base && value !== base[key]),
  )

const isStage = (key: string): boolean => datedStages.some((stage) => stage === key)

type Changed = { settings: Settings; dates: StageDates }

const applied = (cycle: Cycle, changed: SettingFields, now: number): Result<Changed> => {
  const change: Partial<Record<SettingKey, unknown>> = {}
  for (const key of editableSettings) {
    const value = changed[key]
    if (value !== undefined) change[key] = settingOf(key, value)
  }
  const settings = changeSettings(cycle.settings, change as Partial<Settings>, cycle.stage)
  if (!settings.ok) {
    return deny(settings.denial.key, {
      ...settings.denial.facts,
      field: String(settings.denial.facts?.setting ?? ''),
    })
  }
  const dates = datesWith(cycle, changed, now)
  return dates.ok ? ok({ settings: settings.value, dates: dates.value }) : dates
}

const settingOf = (key: EditableSetting, typed: string): unknown => {
  if (key === 'target' || key === 'publicityDays') return wholeNumber(typed)
  return key === 'publicityStartCounts' ? typed === 'true' : typed
}

/** A stage that is over keeps its end; the others may be put off or brought forward. */
const datesWith = (cycle: Cycle, changed: SettingFields, now: number): Result<StageDates> => {
  const moved = datedStages.filter((stage) => changed[stage] !== undefined)
  if (moved.length === 0) return ok(cycle.dates)
  const over = moved.find((stage) => stageIndex(stage) < stageIndex(cycle.stage))
  if (over) return deny('stage-closed', { stage: stages[over], field: over })
  const days = Object.fromEntries(moved.map((stage) => [stage, changed[stage]]))
  const fresh = datesFrom(days, { year: cycle.year, now })
  if (!fresh.ok) return fresh
  const dates: StageDates = { ...cycle.dates }
  for (const stage of moved) {
    const { opens } = cycle.dates[stage] ?? {}
    dates[stage] = { ...(opens !== undefined && { opens }), ...fresh.value[stage] }
  }
  return checkDates(dates)
}
