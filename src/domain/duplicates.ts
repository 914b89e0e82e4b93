import { normaliseName } from './names.ts'

import type { Unit } from './units.ts'

const legalForms =
  /(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|工会委员会|工会联合会|联合工会|工会)/g

/** A unit's name without what people leave out: legal form, 北京市 in front, blanks, brackets. */
export function normaliseUnit(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  const short = plain
    .replace(/\([^)]*\)/g, '')
    .replace(/^北京市?(?=.{2})/, '')
    .replace(legalForms, '')
  return short === '' ? plain : short
}

/** Units a person may have meant, best first: the same name, then names that contain what was typed. */
export function findUnits(hint: string, units: readonly Unit[]): Unit[] {
  const wanted = normaliseUnit(hint)
  if (wanted === '') return []
  const exact = units.filter((unit) => unit.name === hint.trim() || normaliseUnit(unit.name) === wanted)
  if (exact.length > 0) return exact
  return units.filter((unit) => {
    const name = normaliseUnit(unit.name)
    return name.includes(wanted) || (name.length >= 3 && wanted.includes(name))
  })
}

/**
 * A post in the words it is compared by, so that 数控车工 and 数控车床操作工 are one: without grade, without 岗,
 * machine-tool operators named by their trade.
 */
export function normalisePost(post: string): string {
  const plain = post
    .normalize('NFKC')
    .replace(/[\s()·,、]+/g, '')
    .toLowerCase()
  const short = plain
    .replace(/^(?:高级|中级|初级|资深|首席|特级|一级|二级|三级|主任)+/, '')
    .replace(/(?:岗位|岗)$/, '')
    .replace(/(?:机?床)?(?:操作|加工)?(?:技术工人|技工|工人|操作工|操作员|操作者)$/, '工')
    .replace(/床工$/, '工')
  return short === '' ? plain : short
}

/** What the HMAC that finds duplicates is made of; the hashing is done where the key is. */
export function nameKeyInput(name: string, unit: string): string {
  return `${normaliseName(name)}|${normaliseUnit(unit)}`
}

export function memberKeyInput(membershipNo: string): string {
  return membershipNo
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase()
}

/** Digits of a mainland mobile number without +86, or '' when it is none. */
export function phoneKeyInput(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : ''
}

/** Keys as stored, hashed or not; an absent one matches nothing. */
export type DuplicateKeys = { id: string; nameKey?: string; memberKey?: string; phoneKey?: string }
export type Duplicate = { id: string; by: ('name' | 'member' | 'phone')[] }

/** Other entries that may be the same person, with what they share. People merge them, never the machine. */
export function duplicatesOf(entry: DuplicateKeys, others: readonly DuplicateKeys[]): Duplicate[] {
  const same = (a?: string, b?: string) => a !== undefined && a !== '' && a === b
  return others.flatMap((other): Duplicate[] => {
    if (other.id === entry.id) return []
    const by: Duplicate['by'] = []
    if (same(entry.nameKey, other.nameKey)) by.push('name')
    if (same(entry.memberKey, other.memberKey)) by.push('member')
    if (same(entry.phoneKey, other.phoneKey)) by.push('phone')
    return by.length > 0 ? [{ id: other.id, by }] : []
  })
}

export type Grouped = { id: string; industry: string; unitId: string; post: string }

/** Two or more entries of the same industry, unit and post // 同行业、同单位、同岗位. */
export type SameGroup = { key: string; industry: string; unitId: string; post: string; ids: string[] }

/** The key of an entry's group, or undefined while one of the three is not known. */
export function groupKey(entry: Omit<Grouped, 'id'>): string | undefined {
  const post = normalisePost(entry.post)
  if (entry.industry.trim() === '' || entry.unitId === '' || post === '') return undefined
  return `${entry.industry.trim()}|${entry.unitId}|${post}`
}

export function sameGroups(entries: readonly Grouped[]): SameGroup[] {
  const groups = new Map<string, SameGroup>()
  for (const entry of entries) {
    const key = groupKey(entry)
    if (key === undefined) continue
    const { industry, unitId, post } = entry
    const group = groups.get(key) ?? { key, industry, unitId, post, ids: [] }
    group.ids.push(entry.id)
    groups.set(key, group)
  }
  return [...groups.values()].filter((group) => group.ids.length > 1)
}
