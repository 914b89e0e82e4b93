import { press, type Render, sentencesOf, typedText } from './click.ts'
import type { SettingLine } from './cycle.ts'
import {
  type Card,
  card,
  date,
  fact,
  form,
  type InForm,
  input,
  note,
  panel,
  problems,
  row,
  select,
  submit,
  text,
} from './kit.ts'
import { changeSetting, openCycle } from './staff-clicks.ts'
import { opener } from './staff-parts.ts'
import { words } from './words/contract.ts'
import { dateWords } from './words/measures.ts'
import { settingValueWord } from './words/setting-values.ts'
import { settingWords } from './words/settings.ts'
import { staffLabels, staffWords } from './words/staff.ts'

const dated = ['nominate', 'aggregate', 'check', 'review'] as const
const contacts = ['contactPhone', 'contactMail', 'contactAddress'] as const

export type CycleFormView = {
  year: number
  target: string
  contacts: { phone: string; mail: string; address: string }
  days: Partial<Record<(typeof dated)[number] | 'opens', string>>
  defaults: SettingLine[]
}

/** A date picker sends '2026-12-01 +0800' and is drawn with the first ten characters of it. */
const day = (render: Render, name: string, stored: string): string => {
  const value = typedText(render, name, stored).slice(0, 10)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''
}

/** 新建年度. */
export const cycleFormCard = (view: CycleFormView, render: Render): Card => {
  const value = (name: string, stored: string) => typedText(render, name, stored)
  return card({ title: words.newCycle }, [
    text('先建好年度和日期，人员到齐后再进入推荐阶段。日期以后可以改。'),
    ...problems(sentencesOf(render)),
    form('cycle', [
      input('year', staffLabels.year, { value: value('year', String(view.year)), max: 10 }),
      ...(['opens', ...dated] as const).flatMap((name) =>
        date(name, staffLabels[name], day(render, name, view.days[name] ?? '')),
      ),
      input('target', staffLabels.target, { value: value('target', view.target), max: 10 }),
      input('contactPhone', staffLabels.contactPhone, {
        value: value('contactPhone', view.contacts.phone),
        max: 40,
      }),
      input('contactMail', staffLabels.contactMail, {
        value: value('contactMail', view.contacts.mail),
        max: 80,
      }),
      input('contactAddress', staffLabels.contactAddress, {
        value: value('contactAddress', view.contacts.address),
        max: 120,
      }),
      submit(staffWords.create, press(openCycle, {}, render), { type: 'primary_filled' }),
    ]),
    panel('其余设置的默认值和依据', view.defaults.map(defaultLine)),
    note('截止日当天 23:59 截止。联系方式会印在公示上。'),
  ])
}

const defaultLine = ({ key, value, source, article }: SettingLine) =>
  text(
    `${settingWords[key]}：${settingValueWord(key, value)}（${[source, article].filter(Boolean).join('，')}）`,
  )

export type SettingsFormView = { cycle: string; base: Record<string, string>; frozen: string[] }

/** 修改设置: what may still change; the rest is shown as it stands. */
export const settingsFormCard = (view: SettingsFormView, render: Render): Card => {
  const free = (name: string) => !view.frozen.includes(name)
  const stored = (name: string) => view.base[name] ?? ''
  const value = (name: string) => typedText(render, name, stored(name))
  const line = (name: 'target' | 'publicityDays' | (typeof contacts)[number], max: number): InForm[] =>
    free(name) ? [input(name, staffLabels[name], { value: value(name), max })] : []
  return card({ title: staffWords.changeSettings, subtitle: view.cycle }, [
    text('只改要改的，其余不动。'),
    ...problems(sentencesOf(render)),
    ...frozenFacts(view),
    form('settings', [
      ...line('target', 10),
      ...line('publicityDays', 10),
      ...(free('publicityStartCounts') ? startCounts(value('publicityStartCounts')) : []),
      ...line('contactPhone', 40),
      ...line('contactMail', 80),
      ...line('contactAddress', 120),
      ...dated.filter(free).flatMap((name) => date(name, staffLabels[name], day(render, name, stored(name)))),
      submit(staffWords.save, press(changeSetting, { base: view.base }, render), {
        type: 'primary_filled',
      }),
    ]),
    row([opener(staffWords.back, 'cycle', render)]),
  ])
}

const startCounts = (value: string): InForm[] =>
  select('publicityStartCounts', staffLabels.publicityStartCounts, {
    options: [
      { text: '计入', value: 'true' },
      { text: '不计入', value: 'false' },
    ],
    value,
  })

const frozenFacts = ({ base, frozen }: SettingsFormView) => {
  const shown = (['target', 'publicityDays', 'publicityStartCounts', ...dated] as const).filter((name) =>
    frozen.includes(name),
  )
  if (shown.length === 0) return []
  return [
    ...shown.map((name) => fact(staffLabels[name], wordOf(name, base[name] ?? ''))),
    note('以上各项已经冻结，不能再改。'),
  ]
}

const wordOf = (name: string, value: string): string => {
  if (name === 'publicityStartCounts') return value === 'true' ? '计入' : '不计入'
  return value === '' ? '没有定' : dateWords(value) || value
}
