import {
  type CriterionCode,
  criteria,
  criteriaOf,
  criterionByName,
  type ForceKey,
} from '../domain/criteria.ts'

export type ForceText = { evidence: Partial<Record<CriterionCode, string>>; before: string }

const names = criteria.map((criterion) => criterion.name).join('|')
const number = '(?:[(（]?(?:\\d{1,2}|[一二三四五六七八九十])[)）]?[、.．:：)）]?|[①-⑳])?'

/**
 * A heading inside the text of one force: 【勇挑重担】 anywhere; at the start of a line also '1.勇挑重担：',
 * '（2）追求卓越。' or the name alone on its line. The name at the start of a sentence is prose.
 */
const heading = new RegExp(
  `[ \\t\\u3000]*${number}\\s*【\\s*(${names})\\s*】[:：]?|^[ \\t\\u3000]*${number}[ \\t\\u3000]*(${names})(?:[:：。][ \\t]*|[ \\t\\u3000]*$)`,
  'gm',
)

/** Divides the text of one force at its headings. `before` is what stands above the first of them. */
export function splitForceText(text: string): ForceText {
  const found = [...text.matchAll(heading)]
  const evidence: Partial<Record<CriterionCode, string>> = {}
  for (const [index, match] of found.entries()) {
    const criterion = criterionByName(match[1] ?? match[2] ?? '')
    if (!criterion) continue
    const part = text.slice(match.index + match[0].length, found[index + 1]?.index).trim()
    const parts = [evidence[criterion.code], part].filter((piece) => piece !== undefined && piece !== '')
    if (parts.length > 0) evidence[criterion.code] = parts.join('\n')
  }
  return { evidence, before: text.slice(0, found[0]?.index).trim() }
}

/** The three headings of a force, ready to be filled in. */
export function forceHeadings(force: ForceKey): string {
  return criteriaOf(force)
    .map((criterion) => `【${criterion.name}】`)
    .join('\n')
}
