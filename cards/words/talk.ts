import type { UnparsedLine } from '../../src/domain/career.ts'
import { durationWords } from './measures.ts'

/** What the talk says besides its question. */
export type RemarkKey =
  | 'unit-taken'
  | 'draft-exists'
  | 'already-handed-in'
  | 'pleasantry'
  | 'long-ago'
  | 'too-long-kept'
  | 'put-off'

export const remarkWords: Readonly<Record<RemarkKey, string>> = {
  'unit-taken': '没有对上您说的单位，先按您所在的单位记下，不对请改。',
  'draft-exists': '本单位已有这位同志的草稿，接着填这一份。',
  'already-handed-in': '本单位已经申报过同名的人选，请核对是否同一人。',
  pleasantry: '您好，我在。接着填下面这一项就行。',
  'long-ago': '隔了一段时间，刚才那句话没有记下。请再发一次，或点下面的按钮。',
  'too-long-kept': '写得太长的一段没有记下，原文已为您保留，请精简后再发。',
  'put-off': '好的，这一项先放着。',
}

export const NO_NAME = '未填姓名'

/** '3天前改过', '刚刚改过'. `ms` is the age. */
export function ageWords(ms: number): string {
  return ms < 60_000 ? '刚刚改过' : `${durationWords(ms)}前改过`
}

/** '8年3个月', '11个月', '0个月' for a number of months. */
export function monthsWords(months: number): string {
  const years = Math.floor(months / 12)
  const rest = months % 12
  if (years === 0) return `${rest}个月`
  return rest === 0 ? `${years}年` : `${years}年${rest}个月`
}

export const unparsedWords: Readonly<Record<UnparsedLine['why'], string>> = {
  'no-dates': '没有看到起止年月',
  'no-month': '只有年份，还要写上月份',
  impossible: '日期不存在',
  reversed: '结束早于开始',
}
