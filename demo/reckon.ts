import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * Reckons `expected.json` from `marks.csv` and `fates.csv` alone: `node demo/reckon.ts`. It knows neither the bot nor
 * the rest of the story, and counts in whole numbers, so that a wrong mean there cannot be repeated here.
 */
const GROUPS = ['海淀工匠选树工作群', '海淀职工之家', '海淀产业工会联络群']
/** Whoever ended so was never scored. */
const NEVER_SCORED = ['资格审核未通过', '已撤回']

const rowsOf = (csv: string): string[][] =>
  csv
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))

type Sheet = { candidate: string; reviewer: string; marks: (number | null)[] }

const sheetsOf = (csv: string): Sheet[] =>
  rowsOf(csv).map(([candidate = '', reviewer = '', ...marks]) => ({
    candidate,
    reviewer,
    marks: marks.map((mark) => (mark === '不适用' ? null : Number(mark))),
  }))

/** A force is the mean of its rated criteria ÷ 5 × 20, that is 4 × sum ÷ count; twelve times the total is whole. */
const twelvefold = (marks: readonly (number | null)[]): number =>
  [0, 3, 6, 9, 12].reduce((sum, first) => {
    const rated = marks.slice(first, first + 3).filter((mark) => mark !== null)
    return sum + (48 / rated.length) * rated.reduce((points, mark) => points + mark, 0)
  }, 0)

/** `sum ÷ parts` in hundredths, half up. */
const hundredths = (sum: number, parts: number): number => Math.floor((200 * sum + parts) / (2 * parts))

const rankingOf = (sheets: readonly Sheet[]) => {
  const results = [...new Set(sheets.map(({ candidate }) => candidate))].map((candidate) => {
    const own = sheets.filter((sheet) => sheet.candidate === candidate)
    const sum = own.reduce((points, { marks }) => points + twelvefold(marks), 0)
    return { candidate, points: hundredths(sum, 12 * own.length) }
  })
  return results
    .map(({ candidate, points }) => ({
      place: results.filter((other) => other.points > points).length + 1,
      tied: results.filter((other) => other.points === points).length > 1,
      candidate,
      total: points / 100,
    }))
    .sort((a, b) => a.place - b.place || (a.candidate < b.candidate ? -1 : 1))
}

const counted = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]))

/** What the story must come to, over each transport alike. */
export const reckon = (marks: string, fates: string) => {
  const fateOf = new Map(rowsOf(fates).map(([name = '', , , fate = '']) => [name, fate]))
  const ends = [...fateOf.values()]
  const sheets = sheetsOf(marks).filter(
    ({ candidate }) => !NEVER_SCORED.includes(fateOf.get(candidate) ?? ''),
  )
  const ended = (word: string) => ends.filter((fate) => fate === word).length
  const result = {
    nominations: counted(ends),
    scores: sheets.map((sheet) => ({ ...sheet, total: hundredths(twelvefold(sheet.marks), 12) / 100 })),
    ranking: rankingOf(sheets),
    postings: GROUPS.flatMap((group) => [
      { group, version: 1, current: false },
      { group, version: 2, current: true },
    ]),
    objections: { 成立: ended('已移出公示'), 不成立: 1 },
    decisions: {
      同意: ended('党组会同意'),
      不同意: ended('党组会未同意'),
      暂缓: ended('党组会暂缓'),
    },
    audit: { verified: true },
    errors: [],
  }
  return { cycle: '2026年海淀工匠选树', each: result, same: true }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = (name: string) => new URL(name, import.meta.url)
  const [marks, fates] = await Promise.all(
    ['marks.csv', 'fates.csv'].map((name) => readFile(file(name), 'utf8')),
  )
  await writeFile(file('expected.json'), `${JSON.stringify(reckon(marks ?? '', fates ?? ''), null, 2)}\n`)
}
