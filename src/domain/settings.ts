import type { ForceKey } from './criteria.ts'
import { deny, ok, type Result } from './result.ts'
import { type Stage, stageIndex, stages } from './stages.ts'

/** One step of the published tie chain (domain D.6). An empty chain leaves ties as ties for the 党组. */
export type TieStep = { by: 'force'; force: ForceKey } | { by: 'counts' } | { by: 'variance' }

/** What the regulation leaves open, per cycle. Lengths in characters, sizes in bytes, periods in working days. */
export type Settings = {
  target: number
  aggregate: 'mean' | 'median' | 'trimmed'
  /** trimming starts at this many valid scores */
  trimFrom: number
  /** enough scores: this many, or the share of the reviewers who need not withdraw (never fewer than three) */
  minValid: number
  minValidShare: number
  tieChain: readonly TieStep[]
  /** Art.6(2)1 reads both ways: 'either' a grade or a contest result satisfies it, or 'both' are needed */
  skillRule: 'either' | 'both'
  /** five years are counted to this date, 'YYYY-MM-DD'; null: the day the nomination stage closes */
  careerReference: string | null
  publicityDays: number
  publicityStartCounts: boolean
  objectionAnswerDays: number
  /** days added to or taken from the holiday table, 'YYYY-MM-DD' to whether it is a working day */
  calendar: Readonly<Record<string, boolean>>
  /** years that staff have entered completely by hand, for the table's unknown ones */
  calendarYears: readonly number[]
  contactPhone: string
  contactMail: string
  contactAddress: string
  filesMax: number
  fileBytesMax: number
  deedsMax: number
  /** points of 100 between highest and lowest from which a candidate is marked as divided */
  disagreementRange: number
}

type Source = { default: Settings[keyof Settings]; source: string; article?: string; frozenFrom: Stage }

/** Defaults with where they come from, and the stage whose opening freezes them (architecture rule 10). */
export const settingSources = {
  target: { default: 20, source: '每年力争选树20名', article: '第二条', frozenFrom: 'shortlist' },
  aggregate: { default: 'mean', source: '办法未规定，默认取平均分', frozenFrom: 'review' },
  trimFrom: { default: 5, source: '办法未规定，满5个有效评分方可去掉最高最低', frozenFrom: 'review' },
  minValid: { default: 5, source: '办法未规定，默认至少5个有效评分', frozenFrom: 'review' },
  minValidShare: { default: 2 / 3, source: '办法未规定，或应评评委的三分之二', frozenFrom: 'review' },
  tieChain: { default: [], source: '办法未规定，默认并列，由党组会审议', frozenFrom: 'review' },
  skillRule: {
    default: 'either',
    source: '办法可作两种理解，待职工发展部解释',
    article: '第六条（二）1',
    frozenFrom: 'nominate',
  },
  careerReference: {
    default: null,
    source: '办法未规定，默认算到推荐截止日',
    article: '第五条（二）',
    frozenFrom: 'nominate',
  },
  publicityDays: {
    default: 5,
    source: '办法未规定，通行做法不少于5个工作日',
    article: '第四条',
    frozenFrom: 'publicity',
  },
  publicityStartCounts: {
    default: true,
    source: '办法未规定，通行做法首日计入',
    article: '第四条',
    frozenFrom: 'publicity',
  },
  objectionAnswerDays: { default: 5, source: '办法未规定，默认5个工作日内答复', frozenFrom: 'publicity' },
  calendar: { default: {}, source: '国务院办公厅节假日安排', frozenFrom: 'closed' },
  calendarYears: { default: [], source: '国务院办公厅节假日安排', frozenFrom: 'closed' },
  contactPhone: { default: '', source: '由工作人员填写', frozenFrom: 'closed' },
  contactMail: { default: '', source: '由工作人员填写', frozenFrom: 'closed' },
  contactAddress: { default: '', source: '由工作人员填写', frozenFrom: 'closed' },
  filesMax: { default: 20, source: '本系统限制', frozenFrom: 'nominate' },
  fileBytesMax: { default: 20 * 1024 * 1024, source: '本系统限制', frozenFrom: 'nominate' },
  deedsMax: { default: 50, source: '公示只列一句话事迹', frozenFrom: 'nominate' },
  disagreementRange: { default: 25, source: '办法未规定，用于提示分歧', frozenFrom: 'review' },
} as const satisfies Record<keyof Settings, Source>
export type SettingKey = keyof Settings

/** Marks with anchors are fixed in this scale: the words are part of the rule reviewers score by. */
export const anchors = { 5: '突出', 4: '优秀', 3: '良好', 2: '一般', 1: '欠缺' } as const

export const defaultSettings: Settings = Object.freeze(
  Object.fromEntries(Object.entries(settingSources).map(([key, entry]) => [key, entry.default])),
) as unknown as Settings

/** Keys that may no longer change once this stage is reached. */
export function frozenKeys(stage: Stage): SettingKey[] {
  return (Object.keys(settingSources) as SettingKey[]).filter(
    (key) => stageIndex(stage) >= stageIndex(settingSources[key].frozenFrom),
  )
}

const whole = (low: number, high: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high
const text = (max: number) => (value: unknown) => typeof value === 'string' && [...value].length <= max

const valid: { [K in SettingKey]?: (value: unknown) => boolean } = {
  target: whole(1, 1000),
  aggregate: (value) => value === 'mean' || value === 'median' || value === 'trimmed',
  trimFrom: whole(3, 100),
  minValid: whole(1, 100),
  minValidShare: (value) => typeof value === 'number' && value > 0 && value <= 1,
  skillRule: (value) => value === 'either' || value === 'both',
  careerReference: (value) =>
    value === null || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)),
  publicityDays: whole(1, 60),
  publicityStartCounts: (value) => typeof value === 'boolean',
  objectionAnswerDays: whole(1, 60),
  contactPhone: text(40),
  contactMail: text(80),
  contactAddress: text(120),
  filesMax: whole(1, 100),
  fileBytesMax: whole(1, 100 * 1024 * 1024),
  deedsMax: whole(10, 80),
  disagreementRange: whole(1, 100),
}

/**
 * Settings with a change applied. Denials: setting-frozen with the stage that froze it, setting-invalid with
 * the key.
 */
export function changeSettings(
  settings: Settings,
  change: Partial<Settings>,
  stage: Stage,
): Result<Settings> {
  for (const key of Object.keys(change) as SettingKey[]) {
    const source = settingSources[key]
    if (!source) return deny('setting-invalid', { setting: key })
    if (frozenKeys(stage).includes(key)) {
      return deny('setting-frozen', { setting: key, stage: stages[source.frozenFrom] })
    }
    if (valid[key]?.(change[key]) === false) return deny('setting-invalid', { setting: key })
  }
  return ok({ ...settings, ...change })
}

/** The rule version a cycle is bound to; article labels jump from 第十一条 to 第十九条. */
export const ruleVersion = {
  id: '2025-05-12',
  title: '《海淀工匠人才培育选树工程实施办法》（试行）',
  issued: '2025-05-12',
  adopted: '海淀区总工会2024年第36次党组会',
  articles: [
    '第一条',
    '第二条',
    '第三条',
    '第四条',
    '第五条',
    '第六条',
    '第七条',
    '第八条',
    '第九条',
    '第十条',
    '第十一条',
    '第十九条',
    '第二十条',
  ],
} as const

/** Whether a label such as '第五条（二）' names an article that exists. */
export function isArticle(label: string): boolean {
  return ruleVersion.articles.some((article) => label.startsWith(article))
}
