import type { CriterionCode, ForceKey } from '../src/domain/criteria.ts'
import type { Route } from '../src/domain/entry.ts'
import type { FactKey } from '../src/domain/fields.ts'
import type { NominationState } from '../src/domain/nomination-facts.ts'
import type { Finding } from '../src/domain/validation.ts'
import { type Common, type Div, fact, note, panel, text } from './kit.ts'
import { fieldLabel, fieldWord } from './words/fields.ts'
import { findingSentence } from './words/findings.ts'
import { criterionWords, forceWords } from './words/forces.ts'
import { routeWords } from './words/kinds.ts'
import { clip, sizeWords } from './words/measures.ts'

export type EntryHeadView = {
  id: string
  version: number
  name: string
  unit: string
  post: string
  route: Route
  state: NominationState
}

export type CriterionView = { code: CriterionCode; text: string; cut: boolean; files: number }
export type ForceView = { force: ForceKey; criteria: CriterionView[] }
export type FileView = { name: string; size: number | null; purpose: string; criterion: string | null }

/** What a nomination says, for those who judge it. */
export type EntryBodyView = {
  head: EntryHeadView
  facts: { key: FactKey; value: string }[]
  career: { years: number; months: number } | null
  findings: { finding: Finding; reason: string }[]
  forces: ForceView[]
  files: FileView[]
}

/** Who and what is in focus: the first line of a card about an entry. */
export const headLine = ({ name, unit, post }: EntryHeadView): Div =>
  text(`${name}  ${post}\n${unit}`, { text_size: 'heading' })

/** Lines whose names tell them apart: a second 王建国 is 王建国（2）, so that no two buttons read alike. */
export const distinct = <Line extends EntryHeadView>(lines: readonly Line[]): Line[] => {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const count = (seen.get(line.name) ?? 0) + 1
    seen.set(line.name, count)
    return count > 1 ? { ...line, name: `${line.name}（${count}）` } : line
  })
}

/** '12年3个月', '5年', '11个月' */
export const spanOf = ({ years, months }: { years: number; months: number }): string =>
  `${years > 0 || months === 0 ? `${years}年` : ''}${months > 0 ? `${months}个月` : ''}`

export const routeLine = (route: Route): string =>
  route === 'self' ? '自荐（竞赛获奖选手）' : routeWords[route]

export const factLines = ({ facts, career }: EntryBodyView): Div[] =>
  facts.map(({ key, value }) =>
    key === 'career'
      ? text(`${fieldLabel(key)}${career ? `（合计${spanOf(career)}）` : ''}：\n${value}`)
      : fact(fieldLabel(key), value),
  )

/** Gaps and soft rules with the reason that was given; at most `most` lines. */
export const findingLines = ({ findings }: EntryBodyView, most: number): Div[] => {
  const shown = findings.slice(0, most)
  const lines = shown.map(({ finding, reason }) =>
    text(
      `${markOf[finding.severity]} ${findingSentence(finding)}${reason ? `\n说明：${clip(reason, 100)}` : ''}`,
    ),
  )
  const more = findings.length - shown.length
  return more > 0 ? [...lines, note(`另有${more}处`)] : lines
}

const markOf: Readonly<Record<Finding['severity'], string>> = {
  hard: '【缺】',
  soft: '【请核】',
  info: '【提示】',
}

/** The three criteria of a force, as typed. */
export const forceText = ({ criteria }: ForceView): string =>
  criteria
    .map(({ code, text: said, cut, files }) => {
      const attached = files > 0 ? `（附件${files}个）` : ''
      return `【${criterionWords[code].name}】${attached}\n${said === '' ? '（未填写）' : said}${cut ? '……' : ''}`
    })
    .join('\n')

/** The five forces, folded. */
export const forcePanels = ({ forces }: EntryBodyView): Common[] =>
  forces.map((force) => panel(forceWords[force.force], [text(forceText(force))]))

/** The attachments by what they belong to. */
export const fileList = (files: readonly FileView[]): string =>
  files
    .map(({ name, size, purpose, criterion }) => {
      const place = criterion ? fieldWord(criterion) : (purposeWords[purpose] ?? '')
      const about = [place, size === null ? '' : sizeWords(size)].filter(Boolean).join('，')
      return `${clip(name, 24)}${about ? `（${about}）` : ''}`
    })
    .join('\n')

const purposeWords: Readonly<Record<string, string>> = {
  form: '推荐表',
  consent: '同意书',
  proxy: '纸质材料',
}

export const isCut = ({ forces }: EntryBodyView): boolean =>
  forces.some(({ criteria }) => criteria.some(({ cut }) => cut))
