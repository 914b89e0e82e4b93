import type { SettingKey } from '../../src/domain/settings.ts'
import { dateWords, sizeWords } from './measures.ts'

const aggregates: Readonly<Record<string, string>> = {
  mean: '平均分',
  median: '中位数',
  trimmed: '去掉最高最低后平均',
}

type Say = (value: unknown) => string
const count =
  (unit: string): Say =>
  (value) =>
    `${Number(value)}${unit}`
const written: Say = (value) => (typeof value === 'string' && value !== '' ? value : '还没有填')

const say: Partial<Record<SettingKey, Say>> = {
  target: count('人'),
  aggregate: (value) => aggregates[String(value)] ?? '',
  trimFrom: count('个有效评分'),
  minValid: count('个'),
  minValidShare: (value) => `${Math.round(Number(value) * 100)}%`,
  tieChain: (value) =>
    Array.isArray(value) && value.length > 0 ? `${value.length}步` : '并列，由党组会审议',
  skillRule: (value) => (value === 'both' ? '等级和竞赛都要' : '等级或竞赛有一项'),
  careerReference: (value) => (typeof value === 'string' ? dateWords(value) || value : '推荐截止日'),
  publicityDays: count('个工作日'),
  publicityStartCounts: (value) => (value === true ? '计入' : '不计入'),
  objectionAnswerDays: count('个工作日'),
  calendar: (value) => `${Object.keys((value as object | null) ?? {}).length}天调整`,
  calendarYears: (value) => (Array.isArray(value) && value.length > 0 ? value.join('、') : '无'),
  contactPhone: written,
  contactMail: written,
  contactAddress: written,
  filesMax: count('个'),
  fileBytesMax: (value) => sizeWords(Number(value)),
  deedsMax: count('字'),
  disagreementRange: count('分'),
}

/** The value of a setting as staff read it. */
export function settingValueWord(key: SettingKey, value: unknown): string {
  return say[key]?.(value) ?? ''
}
