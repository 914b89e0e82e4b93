import { type Entry, textOf } from './entry.ts'
import { deny, ok, type Result } from './result.ts'
import { isArticle } from './settings.ts'
import type { Finding, FindingKey } from './validation.ts'

/** The checklist of 资格审核 (Art.4 with Art.3, 5, 6, 11). `soft`: 原则上, a failed item may still pass. */
type Item = {
  label: string
  article: string
  soft?: boolean
  selfOnly?: boolean
  findings: readonly FindingKey[]
}

export const checkItems = {
  employed: { label: '海淀区在职职工', article: '第五条（一）', findings: [] },
  politics: { label: '政治素质过硬', article: '第五条（一）', findings: ['politics-not-declared'] },
  membership: { label: '加入海淀区工会组织', article: '第五条（一）', findings: ['membership-format'] },
  career: {
    label: '5年以上一线工作经历',
    article: '第五条（二）',
    findings: ['career-short', 'career-future', 'career-unparsed'],
  },
  industry: { label: '产业方向', article: '第五条（三）', soft: true, findings: ['industry-outside'] },
  skill: {
    label: '技能等级、职称或竞赛成绩',
    article: '第六条（二）1',
    soft: true,
    findings: ['skill-below', 'contest-below'],
  },
  evidence: {
    label: '工匠五力材料',
    article: '第六条',
    findings: ['force-empty', 'criterion-empty', 'three-years-unclear'],
  },
  contest: {
    label: '竞赛成绩与证书属实',
    article: '第三条',
    selfOnly: true,
    findings: ['self-contest', 'self-certificate'],
  },
  truth: { label: '材料实事求是、推荐程序合规', article: '第十一条', findings: [] },
} as const satisfies Record<string, Item>
export type CheckItemKey = keyof typeof checkItems
export const checkItemKeys = Object.keys(checkItems) as CheckItemKey[]

export type ItemVerdict = 'pass' | 'fail' | 'unclear'

/** An item with what the machine found; `automatic` is marked as such and never more than a proposal. */
export type CheckLine = {
  key: CheckItemKey
  label: string
  article: string
  soft: boolean
  automatic: ItemVerdict
  findings: Finding[]
}

/**
 * The checklist for one entry. `findings` are those of `validate`; `unitBarred` is shown under 第十一条, also for 自荐
 * (R-11.4).
 */
export function checklist(entry: Entry, findings: readonly Finding[], unitBarred = false): CheckLine[] {
  return checkItemKeys
    .filter((key) => entry.route === 'self' || !itemOf(key).selfOnly)
    .map((key) => {
      const item = itemOf(key)
      const own = findings.filter((found) => item.findings.includes(found.key) || isMissing(found, key))
      return {
        key,
        label: item.label,
        article: item.article,
        soft: item.soft === true,
        automatic: automaticVerdict(key, { own, entry, unitBarred }),
        findings: own,
      }
    })
}

function itemOf(key: CheckItemKey): Item {
  return checkItems[key]
}

const fieldItems: Readonly<Partial<Record<string, CheckItemKey>>> = {
  unit: 'employed',
  post: 'employed',
  name: 'employed',
  politics: 'politics',
  membershipNo: 'membership',
  career: 'career',
  industry: 'industry',
}

function isMissing(found: Finding, key: CheckItemKey): boolean {
  return found.key === 'missing' && fieldItems[found.field] === key
}

type Found = { own: readonly Finding[]; entry: Entry; unitBarred: boolean }

// Whether a certificate is real and a person is who the paper says is for people to see.
function automaticVerdict(key: CheckItemKey, { own, entry, unitBarred }: Found): ItemVerdict {
  if (key === 'contest') return own.length > 0 ? 'fail' : 'unclear'
  if (key === 'truth') return unitBarred ? 'unclear' : 'pass'
  if (own.some((found) => found.severity === 'hard')) return 'fail'
  if (own.some((found) => found.severity === 'soft')) return 'unclear'
  if (key === 'employed' && textOf(entry, 'unit') === '') return 'fail'
  return 'pass'
}

export type ManualVerdicts = Readonly<Partial<Record<CheckItemKey, ItemVerdict>>>

/** The person's verdict where there is one, else the automatic one. */
export function effectiveVerdicts(
  lines: readonly CheckLine[],
  manual: ManualVerdicts,
): { key: CheckItemKey; verdict: ItemVerdict; automatic: boolean }[] {
  return lines.map(({ key, automatic }) => ({
    key,
    verdict: manual[key] ?? automatic,
    automatic: manual[key] === undefined,
  }))
}

/** 通过, 不通过 with the article, 退回补正 with a due time (epoch ms). */
export type CheckVerdict = {
  verdict: 'pass' | 'fail' | 'return'
  article?: string
  reason?: string
  dueAt?: number
}

/**
 * Whether the whole verdict agrees with its items. Denials: check-incomplete (`count` unclear items of hard rules)
 * and check-contradicts (`item`) for 通过; article-missing and reason-missing for 不通过; reason-missing,
 * due-date-missing and due-date-past for 退回补正.
 */
export function checkVerdict(
  verdict: CheckVerdict,
  basis: { lines: readonly CheckLine[]; manual: ManualVerdicts; at: number },
): Result<CheckVerdict['verdict']> {
  if (verdict.verdict === 'pass') return mayPass(basis.lines, basis.manual)
  if ((verdict.reason?.trim() ?? '') === '') return deny('reason-missing')
  if (verdict.verdict === 'fail')
    return isArticle(verdict.article ?? '') ? ok('fail') : deny('article-missing')
  if (verdict.dueAt === undefined || !Number.isFinite(verdict.dueAt)) return deny('due-date-missing')
  return verdict.dueAt > basis.at ? ok('return') : deny('due-date-past')
}

function mayPass(lines: readonly CheckLine[], manual: ManualVerdicts): Result<'pass'> {
  const hard = effectiveVerdicts(lines, manual).filter(({ key }) => !itemOf(key).soft)
  const failed = hard.find(({ verdict }) => verdict === 'fail')
  if (failed) return deny('check-contradicts', { item: itemOf(failed.key).label })
  const unclear = hard.filter(({ verdict }) => verdict === 'unclear')
  return unclear.length > 0 ? deny('check-incomplete', { count: unclear.length }) : ok('pass')
}

export function isCheckItemKey(value: unknown): value is CheckItemKey {
  return typeof value === 'string' && (checkItemKeys as string[]).includes(value)
}
