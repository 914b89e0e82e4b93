import type { Missing } from '../src/domain/advance.ts'
import type { NominationState } from '../src/domain/nomination-facts.ts'
import type { SettingKey } from '../src/domain/settings.ts'
import type { Stage } from '../src/domain/stages.ts'
import { press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  type Common,
  card,
  form,
  heading,
  hr,
  input,
  note,
  panel,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { advance, advanceWithReason } from './staff-clicks.ts'
import { opener } from './staff-parts.ts'
import { words } from './words/contract.ts'
import { dateWords } from './words/measures.ts'
import { missingSentence } from './words/missing.ts'
import { settingValueWord } from './words/setting-values.ts'
import { settingWords } from './words/settings.ts'
import { staffLabels, staffWords } from './words/staff.ts'
import { stageSentences, stageWords } from './words/stages.ts'
import { nominationStateWords } from './words/states.ts'

export type SettingLine = {
  key: SettingKey
  value: unknown
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
  dates: { stage: Stage; opens: string | null; closes: string | null; days: number | null }[]
  states: { state: NominationState; count: number }[]
  settings: SettingLine[]
  missing: { hard: number; soft: number }
  tasks: number
  pending: number
}

/** 进度 of the whole cycle, for staff. */
export const cycleCard = (view: CycleView, render: Render): Card =>
  card({ title: view.name, subtitle: `当前阶段：${stageWords[view.stage]}`, icon: 'calendar_outlined' }, [
    text(stageSentences[view.stage]),
    ...view.dates.map((line) => text(dateLine(line, view.stage))),
    ...(view.states.length > 0 ? [hr(), heading('申报')] : []),
    ...(view.states.length > 0
      ? [text(view.states.map(({ state, count }) => `${nominationStateWords[state]}：${count}份`).join('\n'))]
      : []),
    hr(),
    ...nextLine(view),
    row([
      ...(view.next ? [opener(words.advance, 'next-stage', render, view.missing.hard === 0)] : []),
      opener(staffWords.changeSettings, 'settings-form', render),
      opener(staffWords.people, 'people', render),
      ...(view.pending > 0
        ? [opener(`${staffWords.pending} ${view.pending}`, 'grants-pending', render)]
        : []),
      ...(view.tasks > 0 ? [opener(`${staffWords.tasks} ${view.tasks}`, 'tasks', render)] : []),
      ...(view.stage === 'certificate' ? [opener(words.newCycle, 'cycle-form', render)] : []),
    ]),
    panel('设置和依据', [
      ...view.settings.map(settingLine),
      note(`按${dateWords(view.ruleVersion) || view.ruleVersion}版办法办理`),
    ]),
  ])

const dateLine = ({ stage, opens, closes, days }: CycleView['dates'][number], now: Stage): string => {
  const left = days === null ? '已结束' : days === 0 ? '今天截止' : `还有${days}天`
  const span = [opens && `${dateWords(opens)}开始`, closes && `${dateWords(closes)}截止`]
    .filter(Boolean)
    .join('，')
  return `${stage === now ? '▶ ' : ''}${stageWords[stage]}：${span}（${left}）`
}

const nextLine = ({ next, missing }: CycleView): Common[] => {
  if (!next) return []
  if (missing.hard > 0)
    return [
      text(`进入${stageWords[next]}之前，还有${missing.hard}件事必须办完，按“${words.advance}”看是什么。`),
    ]
  return missing.soft > 0 ? [text(`进入${stageWords[next]}之前，有${missing.soft}个情况要确认。`)] : []
}

const settingLine = ({ key, value, source, article, frozen, changed }: SettingLine): Common => {
  const from = [source, article].filter(Boolean).join('，')
  const marks = [frozen ? '已冻结' : '', changed ? '已修改' : ''].filter(Boolean).join('、')
  return text(
    `${settingWords[key]}：${settingValueWord(key, value)}${marks ? `【${marks}】` : ''}（${from}）`,
  )
}

export type NextStageView = {
  cycle: string
  stage: Stage
  next: Stage
  version: number
  missing: Missing[]
  seen: string
  wantsReason: boolean
}

/** 进入下一阶段: what is missing, before anything moves. */
export const nextStageCard = (view: NextStageView, render: Render): Card => {
  const hard = view.missing.filter(({ severity }) => severity === 'hard')
  const soft = view.missing.filter(({ severity }) => severity === 'soft')
  return card({ title: words.advance, subtitle: view.cycle, color: hard.length > 0 ? 'orange' : 'blue' }, [
    text(`现在是${stageWords[view.stage]}阶段，下一步进入${stageWords[view.next]}。`),
    ...problems(sentencesOf(render)),
    ...gaps('必须先办完', hard),
    ...gaps('请确认这些情况', soft),
    ...(view.missing.length === 0 ? [text('没有缺项，可以进入。')] : []),
    ...(hard.length > 0 ? [] : confirmation(view, soft.length > 0, render)),
    row([opener(staffWords.back, 'cycle', render)]),
    note('进入下一阶段后不能退回。'),
  ])
}

const gaps = (title: string, missing: readonly Missing[]): BodyElement[] =>
  missing.length === 0 ? [] : [heading(title), ...missing.map((one) => text(`· ${missingSentence(one)}`))]

const confirmation = (view: NextStageView, known: boolean, render: Render): BodyElement[] => {
  const value = { version: view.version, seen: view.seen }
  const label = `${known ? staffWords.enterAnyway : staffWords.enter}${stageWords[view.next]}`
  const look = { type: 'primary_filled' as const }
  if (!view.wantsReason) return [row([button(label, press(advance, value, render), look)])]
  return [
    form('advance', [
      input('reason', staffLabels.reason, { value: typedText(render, 'reason', ''), rows: 3, max: 1000 }),
      submit(label, press(advanceWithReason, value, render), look),
    ]),
  ]
}
