import { readFileSync } from 'node:fs'
import type { FieldKey } from '../../src/domain/fields.ts'

export const candidates = [
  'wangjianguo',
  'dengxiaoyun',
  'lixue',
  'zhangweimin',
  'zhaohong',
  'qinling',
  'luosonglin',
  'guyiming',
] as const
export type Candidate = (typeof candidates)[number]

export type Fields = Partial<Record<FieldKey, string>> & { name: string; deeds: string }

/** Everything an invented candidate's nomination says. */
export const fieldsOf = (candidate: Candidate): Fields =>
  JSON.parse(readFileSync(new URL(`entries/${candidate}.json`, import.meta.url), 'utf8')) as Fields
