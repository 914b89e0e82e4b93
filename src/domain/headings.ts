import { type CriterionCode, criteria, criterionByName, forceNames } from './criteria.ts'

/** `parts` has a key for every heading that was found, '' when nothing stands under it. */
export type Split = { parts: Partial<Record<CriterionCode, string>>; remainder: string }

const names = criteria.map(({ name }) => name).join('|')
const NUMBER = '(?:[(（]?[一二三四五六七八九十\\d]{1,3}[)）.．、:：]\\s*)?'
const BLANK = '[ \\t\\u3000]*'

// Three ways people write a heading: 【勇挑重担】 anywhere; "1.勇挑重担：" or "勇挑重担：" at the start of a line;
// the bare name alone on its line. A name inside a sentence is not one.
const heading = new RegExp(
  [
    `(?:(?<=^|\\n)${BLANK}${NUMBER})?[【\\[［「〔]${BLANK}(?<boxed>${names})${BLANK}[】\\]］」〕]${BLANK}[:：]?`,
    `(?<=^|\\n)${BLANK}${NUMBER}(?<named>${names})${BLANK}[:：]`,
    `(?<=^|\\n)${BLANK}[(（]?[一二三四五六七八九十\\d]{1,3}[)）.．、]${BLANK}(?<numbered>${names})${BLANK}[。.\\n—-]`,
    `(?<=^|\\n)${BLANK}(?<alone>${names})${BLANK}(?=\\n|$)`,
  ].join('|'),
  'gu',
)

const forceLine = new RegExp(
  `(?<=^|\\n)${BLANK}${NUMBER}[【\\[「]?(?:${Object.values(forceNames).join('|')})[】\\]」]?${BLANK}[:：]?${BLANK}(?=\\n|$)`,
  'gu',
)

/** A pasted text by the headings of Art.6. Headings of forces (（一）引领力) only structure and are left out. */
export function splitByHeadings(text: string): Split {
  const plain = text.replace(/\r\n?/g, '\n').replace(forceLine, '')
  const hits = [...plain.matchAll(heading)]
  const parts: Partial<Record<CriterionCode, string>> = {}
  for (const [index, hit] of hits.entries()) {
    const name = Object.values(hit.groups ?? {}).find((group) => group !== undefined)
    const code = name === undefined ? undefined : criterionByName(name)?.code
    if (!code) continue
    const body = plain.slice(hit.index + hit[0].length, hits[index + 1]?.index ?? plain.length).trim()
    parts[code] = [parts[code] ?? '', body].filter((piece) => piece !== '').join('\n')
  }
  return { parts, remainder: plain.slice(0, hits[0]?.index ?? plain.length).trim() }
}
