import { readFile } from 'node:fs/promises'

const read = (name: string) => readFile(new URL(name, import.meta.url))

/** The office's sheet of units and people, as a file to send: `people.csv` or `people-whole.csv`. */
export const peopleSheet = (name: string): Promise<Buffer> => read(name)

/** One of the filled forms. */
export const wordForm = (name: string): Promise<Buffer> => read(`forms/${name}.docx`)

export type Entry = {
  how: 'talk' | 'screens' | 'self' | 'refused'
  unit: string
  fields: Record<string, string>
  evidence: Record<string, string>
  mended?: Record<string, string>
}

/** What the people who do not use the form say about their candidates, by name. */
export const readEntries = async (): Promise<Record<string, Entry>> =>
  JSON.parse((await read('entries.json')).toString('utf8')) as Record<string, Entry>

/** One reviewer's marks on one candidate; null is 不适用. */
export type Sheet = { candidate: string; reviewer: string; marks: (number | null)[] }

/** The criteria in the order of Art.6, with the names on the cards. */
export const criteria = [
  ['F1.1', '勇挑重担'],
  ['F1.2', '追求卓越'],
  ['F1.3', '示范带动'],
  ['F2.1', '技能精湛'],
  ['F2.2', '业绩突出'],
  ['F2.3', '持续学习'],
  ['F3.1', '业务洞察'],
  ['F3.2', '创新成果'],
  ['F3.3', '价值创造'],
  ['F4.1', '担当重任'],
  ['F4.2', '协同配合'],
  ['F4.3', '直面难题'],
  ['F5.1', '总结继承'],
  ['F5.2', '培养人才'],
  ['F5.3', '应用智能'],
] as const

export const forces = ['引领力', '实践力', '创新力', '攻关力', '传承力'] as const

/** The marks of the story, a line each: candidate × reviewer × fifteen. */
export const readMarks = async (): Promise<Sheet[]> => {
  const [, ...lines] = (await read('marks.csv')).toString('utf8').trim().split(/\r?\n/)
  return lines.map((line) => {
    const [candidate = '', reviewer = '', ...marks] = line.split(',')
    return { candidate, reviewer, marks: marks.map((mark) => (mark === '不适用' ? null : Number(mark))) }
  })
}

/** Five texts of three under their headings, as a person pastes them: 【勇挑重担】…. */
export const underHeadings = (entry: Entry, force: number): string =>
  criteria
    .slice(force * 3, force * 3 + 3)
    .map(([code, name]) => `【${name}】\n${entry.evidence[code] ?? ''}`)
    .join('\n')
