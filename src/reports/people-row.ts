import { normaliseName } from '../domain/names.ts'
import { type Role, roleByName, roles } from '../domain/roles.ts'
import { type UnitKind, unitKindByName, unitKinds } from '../domain/units.ts'
import { headingOf, type PeopleColumn, peopleColumns } from './people-columns.ts'

/** The sides that Art.4 seats in the panel. */
export const reviewerCategories = ['领域专家', '委办局', '行业协会', '其他方面'] as const
export type ReviewerCategory = (typeof reviewerCategories)[number]

/**
 * One row of the sheet. `line` is the row number Excel shows. `name` is '' in a row that only names a unit;
 * `errors` are Chinese sentences about this row, and only rows without any may be taken over.
 */
export type PersonRow = {
  line: number
  unit: string
  kind: UnitKind | null
  parent: string | null
  name: string
  phone: string
  roles: Role[]
  category: ReviewerCategory | null
  errors: string[]
}

const kindSynonyms: Record<string, UnitKind> = {
  区总: 'district',
  区工会: 'district',
  镇总工会: 'town',
  街道总工会: 'town',
  街镇总工会: 'town',
  镇街: 'town',
  镇街工会: 'town',
  街道工会: 'town',
  中关村科学城: 'scienceCity',
  科学城总工会: 'scienceCity',
  行业工会联合会: 'industry',
  基层: 'base',
  企业工会: 'base',
  基层单位: 'base',
  协会: 'social',
  社会团体: 'social',
}

const roleSynonyms: Record<string, Role> = {
  工会干部: 'officer',
  基层工会干部: 'officer',
  推荐单位: 'officer',
  汇总: 'aggregator',
  管理员: 'staff',
  职工发展部: 'staff',
  审核: 'checker',
  资格审核员: 'checker',
  评审专家: 'reviewer',
  专家: 'reviewer',
  评审: 'reviewer',
  组长: 'chair',
  评委组长: 'chair',
  记录员: 'recorder',
  复核: 'confirmer',
  财务人员: 'finance',
  案件承办人: 'caseHandler',
  审计员: 'auditor',
}

const categorySynonyms: Record<string, ReviewerCategory> = {
  专家: '领域专家',
  行业专家: '领域专家',
  相关委办局: '委办局',
  区委办局: '委办局',
  相关行业协会: '行业协会',
  协会: '行业协会',
  各方面代表: '其他方面',
  其他: '其他方面',
}

/** No cell of the sheet needs more. Characters. */
const CELL_MAX = 100

const grantable = Object.values(roles).filter((name) => name !== roles.worker && name !== roles.nominee)

/** Reads one row by itself; what needs the other rows is `checkTogether`. `line` is Excel's row number. */
export function readPerson(typed: Record<PeopleColumn, string>, line: number): PersonRow {
  const errors: string[] = []
  const values = withinLength(typed, errors)
  const name = normaliseName(tidy(values.name))
  const phone = readPhone(values.phone)
  const found = readRoles(values.roles, errors)
  const row: PersonRow = {
    line,
    unit: tidy(values.unit),
    kind: readKind(values.kind, errors),
    parent: tidy(values.parent) || null,
    name,
    phone,
    roles: found,
    category: readCategory(values.category, found, errors),
    errors,
  }
  if (row.unit === '') errors.push('缺少单位。')
  const isPerson = name !== '' || phone !== '' || values.roles.trim() !== ''
  if (isPerson) errors.push(...personErrors(row, values))
  return row
}

/** A cell of an essay is shortened and said, so that its errors stay readable. */
function withinLength(typed: Record<PeopleColumn, string>, errors: string[]): Record<PeopleColumn, string> {
  const values = { ...typed }
  for (const column of peopleColumns) {
    if (values[column].length <= CELL_MAX) continue
    errors.push(`“${headingOf(column)}”超过 ${CELL_MAX} 字。`)
    values[column] = values[column].slice(0, CELL_MAX)
  }
  return values
}

function personErrors(row: PersonRow, values: Record<PeopleColumn, string>): string[] {
  const errors: string[] = []
  if (row.name === '') errors.push('缺少姓名。')
  else if ([...row.name].length > 20) errors.push('姓名超过 20 字。')
  if (row.phone === '') errors.push('缺少手机号。')
  else if (/e\+/i.test(row.phone)) {
    errors.push(`手机号被 Excel 改成了“${row.phone}”，请把这一列设为文本后重填。`)
  } else if (!/^1[3-9]\d{9}$/.test(row.phone)) errors.push(`手机号“${row.phone}”不是11位手机号。`)
  if (values.roles.trim() === '') errors.push('缺少角色。')
  return errors
}

/** Excel keeps a long number as text by writing ="…" or a leading apostrophe. */
function tidy(value: string): string {
  return value
    .replace(/^\s*="(.*)"\s*$/s, '$1')
    .replace(/^\s*['‘’]/, '')
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .trim()
}

function readPhone(value: string): string {
  const digits = tidy(value)
    .normalize('NFKC')
    .replace(/[\s\-()]/g, '')
  return digits.replace(/^(?:\+86|0086|86(?=1\d{10}$))/, '').replace(/^(1\d{10})\.0$/, '$1')
}

function readKind(value: string, errors: string[]): UnitKind | null {
  const text = tidy(value)
  if (text === '') return null
  const kind = unitKindByName(text) ?? kindSynonyms[text]
  if (kind) return kind
  errors.push(`单位类型“${text}”不认识，应为：${Object.values(unitKinds).join('、')}。`)
  return null
}

function readRoles(value: string, errors: string[]): Role[] {
  const found: Role[] = []
  for (const text of tidy(value).split(/[\s、,，;；/／+＋|]+/)) {
    if (text === '' || text === roles.worker) continue
    const role = roleByName(text) ?? roleSynonyms[text]
    if (role === 'nominee') errors.push('“被推荐人”由申报产生，不能在表里指定。')
    else if (!role) errors.push(`角色“${text}”不认识，应为：${grantable.join('、')}。`)
    else if (!found.includes(role)) found.push(role)
  }
  return found
}

function readCategory(value: string, held: readonly Role[], errors: string[]): ReviewerCategory | null {
  const text = tidy(value)
  const isReviewer = held.includes('reviewer')
  if (text === '') {
    if (isReviewer) errors.push(`评委要填评委类别：${reviewerCategories.join('、')}。`)
    return null
  }
  const category = reviewerCategories.find((known) => known === text) ?? categorySynonyms[text]
  if (!category) errors.push(`评委类别“${text}”不认识，应为：${reviewerCategories.join('、')}。`)
  else if (!isReviewer) errors.push('填了评委类别，但角色不是评委。')
  return category ?? null
}
