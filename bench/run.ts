// npm run bench: everything side by side, printed as a table and written to docs/bench.md. `--quick` for a look: fewer
// presses, 2,000 stored nominations in place of 100,000, and nothing is written.
import { writeFile } from 'node:fs/promises'
import { measureFanout } from './fanout.ts'
import { type Kind, SERVER } from './places.ts'
import { type Extent, pressTable, STORED } from './press-table.ts'
import { measureRanking } from './ranking.ts'
import { reportOf } from './report.ts'
import { measureStart } from './starts.ts'

const isQuick = process.argv.includes('--quick')
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined
const DATABASES: readonly Kind[] = ['PostgreSQL', 'PGlite']

const extent: Extent = isQuick
  ? { rounds: 3, presses: { PostgreSQL: 300, PGlite: 100 }, stored: [100, 2_000] }
  : { rounds: 5, presses: { PostgreSQL: 800, PGlite: 250 }, stored: STORED }

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const wanted = (part: string): boolean => only === undefined || only === part

/** What fails takes nothing of the other parts with it; nothing is written then. */
const attempt = async <T>(part: string, measure: () => Promise<T>): Promise<T[]> => {
  if (!wanted(part.split(':')[0] ?? '')) return []
  tell(part)
  try {
    return [await measure()]
  } catch (error) {
    tell((error as Error).stack ?? String(error))
    process.exitCode = 1
    return []
  }
}

const each = async <T>(part: string, measure: (kind: Kind) => Promise<T>): Promise<T[]> => {
  const found: T[] = []
  for (const kind of DATABASES) found.push(...(await attempt(`${part}: ${kind}`, () => measure(kind))))
  return found
}

const presses = (await each('press', (kind) => pressTable(kind, extent, tell))).flat()
const starts = await each('start', measureStart)
const fanouts = await each('fanout', (kind) =>
  measureFanout({ groups: isQuick ? 100 : 1_000, ...(kind === 'PostgreSQL' && { server: SERVER }) }),
)
const [ranking = null] = await attempt('ranking', () => measureRanking(isQuick ? 500 : 10_000))
const report = reportOf({ presses, starts, fanouts, ranking })
process.stdout.write(`${report}\n`)
if (!isQuick && only === undefined && process.exitCode === undefined)
  await writeFile(new URL('../docs/bench.md', import.meta.url), `${report}\n`)
