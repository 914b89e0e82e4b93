import { type Career, careerOf } from './career.ts'
import { contestGate, meetsContestRule, parseContest } from './contest.ts'
import { criteriaOf, type ForceKey, forceKeys } from './criteria.ts'
import { dateOf } from './dates.ts'
import { type Entry, textOf } from './entry.ts'
import {
  charactersOf,
  type FieldKey,
  factKeys,
  fieldKeys,
  fieldOf,
  industries,
  meetsSkillRule,
  OTHER_INDUSTRY,
} from './fields.ts'
import { personalNumberIn } from './mask.ts'
import { isPlausibleName } from './names.ts'
import type { Facts } from './result.ts'
import type { Settings } from './settings.ts'

/** 'hard' refuses, 'soft' goes on with a written reason, 'info' is shown and marked for the checker. */
export type Severity = 'hard' | 'soft' | 'info'

export const findingKeys = [
  'missing',
  'too-long',
  'name-implausible',
  'membership-format',
  'politics-not-declared',
  'career-unparsed',
  'career-future',
  'career-short',
  'industry-outside',
  'skill-below',
  'contest-below',
  'force-empty',
  'criterion-empty',
  'three-years-unclear',
  'deeds-personal-number',
  'self-contest',
  'self-certificate',
] as const
export type FindingKey = (typeof findingKeys)[number]

/** `field` is where a person goes to mend it; `facts` hold what the sentence needs (counts, months, names). */
export type Finding = {
  field: FieldKey
  severity: Severity
  key: FindingKey
  article?: string
  facts?: Facts
}

/** The date to which five years are counted: the setting, else the end of nominations, else today. */
export function careerReferenceOf(settings: Settings, at: number, nominationCloses?: number): string {
  return settings.careerReference ?? dateOf(nominationCloses ?? at)
}

type Looking = { entry: Entry; settings: Settings; reference: string }

/**
 * Every finding on a whole entry at an instant (epoch ms), hard ones first.
 * `nominationCloses` is the epoch ms to which the career counts unless the cycle sets a date.
 */
export function validate(
  entry: Entry,
  settings: Settings,
  when: { at: number; nominationCloses?: number },
): Finding[] {
  const reference = careerReferenceOf(settings, when.at, when.nominationCloses)
  const looking = { entry, settings, reference }
  const found = [
    ...presence(looking),
    ...form(looking),
    ...career(looking),
    ...skill(looking),
    ...evidence(looking),
    ...selfNomination(looking),
  ]
  const rank: Record<Severity, number> = { hard: 0, soft: 1, info: 2 }
  return found.sort((a, b) => rank[a.severity] - rank[b.severity])
}

function finding(
  field: FieldKey,
  key: FindingKey,
  severity: Severity,
  more?: { article?: string; facts?: Facts },
): Finding {
  const article = more?.article ?? fieldOf(field).article
  return {
    field,
    severity,
    key,
    ...(article ? { article } : {}),
    ...(more?.facts ? { facts: more.facts } : {}),
  }
}

function presence({ entry }: Looking): Finding[] {
  return factKeys
    .map(fieldOf)
    .filter((field) => field.need === 'hard' && textOf(entry, field.key) === '')
    .map((field) => finding(field.key, 'missing', 'hard'))
}

function form({ entry, settings }: Looking): Finding[] {
  const found: Finding[] = []
  for (const key of fieldKeys) {
    const max = key === 'deeds' ? Math.min(settings.deedsMax, fieldOf(key).max) : fieldOf(key).max
    const length = charactersOf(textOf(entry, key))
    if (length > max) found.push(finding(key, 'too-long', 'hard', { facts: { length, max } }))
  }
  const name = textOf(entry, 'name')
  if (name !== '' && !isPlausibleName(name)) found.push(finding('name', 'name-implausible', 'hard'))
  const member = textOf(entry, 'membershipNo')
  if (member !== '' && !/^[A-Za-z0-9-]{4,20}$/.test(member)) {
    found.push(finding('membershipNo', 'membership-format', 'soft'))
  }
  if (isDenied(textOf(entry, 'politics'))) found.push(finding('politics', 'politics-not-declared', 'hard'))
  const industry = textOf(entry, 'industry')
  if (
    industry !== '' &&
    (industry === OTHER_INDUSTRY || !(industries as readonly string[]).includes(industry))
  ) {
    found.push(finding('industry', 'industry-outside', 'info'))
  }
  if (personalNumberIn(textOf(entry, 'deeds'))) found.push(finding('deeds', 'deeds-personal-number', 'hard'))
  if (textOf(entry, 'deeds') === '') found.push(finding('deeds', 'missing', 'info'))
  return found
}

function isDenied(politics: string): boolean {
  return /^(?:否|不|没有|无|不过硬|不合格|不好|不是)/.test(politics)
}

function career({ entry, reference }: Looking): Finding[] {
  const text = textOf(entry, 'career')
  if (text === '') return []
  const read = careerOf(text, reference)
  const found: Finding[] = read.future.map((line) =>
    finding('career', 'career-future', 'hard', { facts: { line, reference } }),
  )
  if (read.unparsed.length > 0) {
    const severity = read.enough ? 'info' : 'hard'
    const line = read.unparsed[0]?.text ?? ''
    found.push(
      finding('career', 'career-unparsed', severity, { facts: { count: read.unparsed.length, line } }),
    )
  }
  if (!read.enough) found.push(finding('career', 'career-short', 'hard', { facts: shortBy(read, reference) }))
  return found
}

function shortBy(read: Career, reference: string): Facts {
  return { years: read.years, months: read.restMonths, reference }
}

function skill({ entry, settings }: Looking): Finding[] {
  const grade = meetsSkillRule(textOf(entry, 'skill'))
  const contest = meetsContestRule(textOf(entry, 'contest'))
  if (settings.skillRule === 'either') {
    return grade || contest ? [] : [finding('skill', 'skill-below', 'soft')]
  }
  return [
    ...(grade ? [] : [finding('skill', 'skill-below', 'soft')]),
    ...(contest ? [] : [finding('contest', 'contest-below', 'soft')]),
  ]
}

// A criterion is filled by text, by files or by a note that its secret material is handed in on paper.
function isFilled(entry: Entry, code: FieldKey): boolean {
  return (
    textOf(entry, code) !== '' ||
    (entry.files?.[code] ?? 0) > 0 ||
    (entry.offline ?? []).some((offline) => offline === code)
  )
}

function evidence({ entry }: Looking): Finding[] {
  const found: Finding[] = forceKeys.flatMap((force) => gapsOf(entry, force))
  const results = textOf(entry, 'F2.2')
  if (results !== '' && !namesThreeYears(results)) {
    found.push(finding('F2.2', 'three-years-unclear', 'info', { article: '第六条（二）2' }))
  }
  return found
}

function gapsOf(entry: Entry, force: ForceKey): Finding[] {
  const all = criteriaOf(force)
  const empty = all.filter((criterion) => !isFilled(entry, criterion.code))
  const first = all[0]
  if (first && empty.length === all.length) {
    return [
      finding(first.code, 'force-empty', 'hard', { article: first.article.slice(0, -1), facts: { force } }),
    ]
  }
  return empty.map(({ code, article }) => finding(code, 'criterion-empty', 'info', { article }))
}

/** Whether a text speaks of three consecutive years: named, as a range, or as 连续三年. */
export function namesThreeYears(text: string): boolean {
  const plain = text.normalize('NFKC')
  if (/连续\s*[三四五六七八九十3-9]\s*年|近\s*[三四五3-5]\s*年|[三3]\s*年(?:来|连续|均|都)/.test(plain))
    return true
  const years = new Set([...plain.matchAll(/(?<!\d)(20\d{2})(?!\d)/g)].map((hit) => Number(hit[1])))
  for (const hit of plain.matchAll(/(20\d{2})\s*年?\s*[-–—~至到]+\s*(20\d{2})/g)) {
    for (let year = Number(hit[1]); year <= Number(hit[2]); year += 1) years.add(year)
  }
  return [...years].some((year) => years.has(year + 1) && years.has(year + 2))
}

function selfNomination({ entry }: Looking): Finding[] {
  if (entry.route !== 'self') return []
  const gate = contestGate(parseContest(textOf(entry, 'contest')))
  const found: Finding[] = gate.ok ? [] : [finding('contest', 'self-contest', 'hard', { article: '第三条' })]
  if ((entry.files?.contest ?? 0) === 0) {
    found.push(finding('contest', 'self-certificate', 'hard', { article: '第三条' }))
  }
  return found
}

export function hardFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((item) => item.severity === 'hard')
}

/** Soft findings whose field still has no written reason. */
export function reasonsMissing(findings: readonly Finding[], reasons: Entry['reasons'] = {}): Finding[] {
  return findings.filter((item) => item.severity === 'soft' && (reasons[item.field]?.trim() ?? '') === '')
}
