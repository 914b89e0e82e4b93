import { has, type Loader } from '../deps.ts'
import { type Missing, missingBefore } from '../domain/advance.ts'
import { dateOf } from '../domain/dates.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import {
  defaultSettings,
  frozenKeys,
  type SettingKey,
  type Settings,
  settingSources,
} from '../domain/settings.ts'
import { type Stage, nextStage as stageAfter, stageIndex } from '../domain/stages.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import { settingFields } from './change-settings.ts'
import { type DatedStage, datedStages } from './cycle-form.ts'
import { seenOf } from './next-stage.ts'
import { nextYear } from './open-cycle.ts'
import { type StageDate, stageDates } from './show-dates.ts'
import { stageFactsOf } from './stage-facts.ts'

export type SettingLine = {
  key: SettingKey
  value: Settings[SettingKey]
  source: string
  article: string | null
  frozen: boolean
  changed: boolean
}
export type CycleView = {
  name: string
  ruleVersion: string
  stage: Stage
  next: Stage | null
  dates: StageDate[]
  states: { state: NominationState; count: number }[]
  settings: SettingLine[]
  missing: { hard: number; soft: number }
  tasks: number
  pending: number
}

/** 进度 of the whole cycle, for staff. Counts only: no score, rank or name. Denials: not-your-role, no-cycle. */
export const showCycle: Loader<unknown, CycleView> = async (deps, viewer) => {
  if (!has(viewer, 'staff', 'auditor')) return deny('not-your-role')
  return deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const { states } = await tx.stageCounts.of(cycle.id)
    const missing = missingBefore(cycle, await stageFactsOf(tx, cycle, viewer.at))
    const hard = missing.filter(({ severity }) => severity === 'hard').length
    return ok({
      name: cycle.name,
      ruleVersion: cycle.ruleVersion,
      stage: cycle.stage,
      next: stageAfter(cycle.stage) ?? null,
      dates: stageDates(cycle, viewer.at),
      states: publicStates(states),
      settings: settingLines(cycle),
      missing: { hard, soft: missing.length - hard },
      tasks: await tx.tasks.countOpen(),
      pending: (await tx.grants.pending()).length,
    })
  })
}

const publicStates = (states: Partial<Record<NominationState, number>>): CycleView['states'] =>
  (Object.keys(states) as NominationState[]).map((state) => ({ state, count: states[state] ?? 0 }))

const settingLines = ({ settings, stage }: Cycle): SettingLine[] => {
  const frozen = frozenKeys(stage)
  return (Object.keys(settingSources) as SettingKey[]).map((key) => {
    const from: { source: string; article?: string } = settingSources[key]
    return {
      key,
      value: settings[key],
      source: from.source,
      article: from.article ?? null,
      frozen: frozen.includes(key),
      changed: JSON.stringify(settings[key]) !== JSON.stringify(defaultSettings[key]),
    }
  })
}

export type NextStageView = {
  cycle: string
  stage: Stage
  next: Stage
  version: number
  missing: Missing[]
  /** what the second press answers */
  seen: string
  /** a list other than the target wants a reason */
  wantsReason: boolean
}

/** What 进入下一阶段 says first. Denials: not-your-role, no-cycle, last-stage. */
export const showNextStage: Loader<unknown, NextStageView> = async (deps, viewer) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  return deps.store.read(async (tx) => {
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const next = stageAfter(cycle.stage)
    if (!next) return deny('last-stage')
    const missing = missingBefore(cycle, await stageFactsOf(tx, cycle, viewer.at))
    return ok({
      cycle: cycle.name,
      stage: cycle.stage,
      next,
      version: cycle.version,
      missing,
      seen: seenOf(missing),
      wantsReason: missing.some(({ key }) => key === 'target-differs'),
    })
  })
}

export type SettingsFormView = {
  cycle: string
  /** as the form shows and sends them */
  base: Record<string, string>
  frozen: string[]
}

/** What 修改设置 offers; what is frozen is shown and not offered. Denials: not-your-role, no-cycle. */
export const showSettingsForm: Loader<unknown, SettingsFormView> = async (deps, viewer) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  if (!cycle) return deny('no-cycle')
  const over = datedStages.filter((stage) => stageIndex(stage) < stageIndex(cycle.stage))
  return ok({
    cycle: cycle.name,
    base: settingFields(cycle),
    frozen: [...frozenKeys(cycle.stage), ...over],
  })
}

export type CycleFormView = {
  year: number
  target: string
  contacts: { phone: string; mail: string; address: string }
  days: Partial<Record<DatedStage | 'opens', string>>
  defaults: SettingLine[]
}

/** What 新建年度 offers: the contacts of the year before, and the defaults with their sources. */
export const showCycleForm: Loader<unknown, CycleFormView> = async (deps, viewer) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  const last = await deps.store.read((tx) => tx.cycles.current())
  const { contactPhone, contactMail, contactAddress } = last?.settings ?? defaultSettings
  const fresh = { settings: defaultSettings, stage: 'prepare' as const } as Cycle
  return ok({
    year: nextYear(viewer.at, last?.year ?? null),
    target: String(defaultSettings.target),
    contacts: { phone: contactPhone, mail: contactMail, address: contactAddress },
    days: {},
    defaults: settingLines(fresh).filter(({ source }) => source !== '本系统限制'),
  })
}

export type StageNewsView = { cycle: string; stage: Stage; closes: string | null; drafts: number }

/** What an officer is told of a stage that opened or is about to end. Denial: no-cycle. */
export const showStageNews: Loader<{ cycle: string; drafts?: number }, StageNewsView> = async (
  deps,
  _viewer,
  about,
) => {
  const cycle = await deps.store.read((tx) => tx.cycles.byId(about.cycle))
  if (!cycle) return deny('no-cycle')
  const closes = cycle.dates.nominate?.closes
  return ok({
    cycle: cycle.name,
    stage: cycle.stage,
    closes: closes === undefined ? null : dateOf(closes),
    drafts: about.drafts ?? 0,
  })
}
