import { type CriterionCode, criteriaOf, criterionName, type ForceKey } from './criteria.ts'
import { charactersOf, EVIDENCE_MAX } from './fields.ts'
import { splitByHeadings } from './headings.ts'
import { deny, ok, type Result } from './result.ts'

export type EvidenceTexts = Readonly<Partial<Record<CriterionCode, string>>>

/** Denial: answer-too-long with `length`, `max` and the criterion's name. */
export function checkEvidence(code: CriterionCode, text: string): Result<string> {
  const trimmed = text.trim()
  const length = charactersOf(trimmed)
  if (length > EVIDENCE_MAX)
    return deny('answer-too-long', { field: criterionName(code), length, max: EVIDENCE_MAX })
  return ok(trimmed)
}

const sentenceEnd = /[。！？!?；;\n]/u

/**
 * The beginning of a text in at most `max` characters, cut after a whole sentence where one ends in the second half,
 * else at the limit. `cut` says that something is missing.
 */
export function cutAtSentence(text: string, max: number): { text: string; cut: boolean } {
  const trimmed = text.trim()
  if (trimmed.length <= max) return { text: trimmed, cut: false }
  const characters = [...trimmed]
  if (characters.length <= max) return { text: trimmed, cut: false }
  const head = characters.slice(0, max)
  const last = head.findLastIndex((character) => sentenceEnd.test(character))
  const end = last >= Math.floor(max / 2) ? last + 1 : max
  return { text: head.slice(0, end).join('').trim(), cut: true }
}

/** The text of a force's one field: its three headings with what is known under each. */
export function forceField(force: ForceKey, texts: EvidenceTexts): string {
  return criteriaOf(force)
    .map(({ code, name }) => `【${name}】\n${texts[code]?.trim() ?? ''}`)
    .join('\n')
}

/** Whether the field can be offered prefilled: a longer one would be cut by the client, and the rest be lost. */
export function fitsForceField(force: ForceKey, texts: EvidenceTexts): boolean {
  return charactersOf(forceField(force, texts)) <= EVIDENCE_MAX
}

/**
 * What was typed into a force's field, back into its criteria. A heading that is still there with nothing under it
 * empties its criterion; one that was deleted leaves it as it was. Text before the first heading, and text under the
 * heading of another force, goes to the first criterion: it is shown, never dropped.
 */
export function splitForceField(force: ForceKey, text: string): Partial<Record<CriterionCode, string>> {
  const { parts, remainder } = splitByHeadings(text)
  const codes = criteriaOf(force).map(({ code }) => code)
  const own: Partial<Record<CriterionCode, string>> = {}
  const stray = remainder === '' ? [] : [remainder]
  for (const [code, value] of Object.entries(parts) as [CriterionCode, string][]) {
    if (codes.includes(code)) own[code] = value
    else if (value !== '') stray.push(`【${criterionName(code)}】${value}`)
  }
  const first = codes[0]
  if (first && stray.length > 0) own[first] = [...stray, own[first] ?? ''].join('\n').trim()
  return own
}
