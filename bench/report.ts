import { cpus } from 'node:os'
import type { Fanout } from './fanout.ts'
import type { Cell } from './press-table.ts'
import type { RankingFigures } from './ranking.ts'
import type { StartFigures } from './starts.ts'

export type Found = {
  presses: readonly Cell[]
  starts: readonly StartFigures[]
  fanouts: readonly Fanout[]
  ranking: RankingFigures | null
}

const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const whole = (value: number): string => value.toFixed(0)
const ratio = (value: number): string => value.toFixed(2)

/** The figures as docs/bench.md shows them. */
export const reportOf = (found: Found): string =>
  [
    '# What it costs',
    [
      `Made by \`npm run bench\` on ${cpus().length} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}. `,
      'Absolute figures move with whatever else the machine does: compare within a line, never between two runs. Server and ',
      'load share the cores, as does PostgreSQL.',
    ].join(''),
    ...(found.presses.length > 0 ? [pressesOf(found.presses)] : []),
    ...(found.fanouts.length > 0 ? [fanoutOf(found.fanouts)] : []),
    ...(found.starts.length > 0 ? [startsOf(found.starts)] : []),
    ...(found.ranking ? [rankingOf(found.ranking)] : []),
  ].join('\n\n')

const pressesOf = (cells: readonly Cell[]): string =>
  [
    '## One press on a scoring card, through the webhook',
    [
      '**ours** is the whole bot: verify, decrypt, who presses, may they, judge, write, the new card in the answer. **(a)** is bare ',
      'Fastify, verify, decrypt and one transaction of the same rows, statement by statement through the driver; it judges ',
      'nothing and draws nothing. **(b)** is verify and decrypt alone. Medians of the rounds, which take turns.',
    ].join(''),
    table(
      [
        'database',
        'press',
        'in flight',
        'stored',
        'ours /s',
        '(a) /s',
        '(b) /s',
        'ours ÷ (a)',
        'p99 ours',
        'p99 (a)',
        'p99 ÷ (a)',
        'CPU µs ours',
        'CPU µs (a)',
        'MiB ours',
      ],
      cells.map(({ database, act, inFlight, stored, bot, rows, bare }) => [
        ...[database, act, inFlight, stored],
        ...[whole(bot.rate), whole(rows.rate), whole(bare.rate), `**${ratio(bot.rate / rows.rate)}**`],
        ...[`${bot.p99.toFixed(1)} ms`, `${rows.p99.toFixed(1)} ms`, ratio(bot.p99 / rows.p99)],
        ...[whole(bot.cpuUs), whole(rows.cpuUs), whole(bot.mib)],
      ]),
    ),
    growthOf(cells),
  ].join('\n\n')

/** Every pair of cells that differ only in how much is stored. */
const growthOf = (cells: readonly Cell[]): string => {
  const least = Math.min(...cells.map(({ stored }) => stored))
  const rows = cells
    .filter(({ stored }) => stored !== least)
    .flatMap((many) => {
      const few = cells.find(
        (one) =>
          one.stored === least &&
          one.database === many.database &&
          one.act === many.act &&
          one.inFlight === many.inFlight,
      )
      return few
        ? [
            [
              many.database,
              many.act,
              many.inFlight,
              ratio(few.bot.rate / many.bot.rate),
              ratio(many.bot.cpuUs / few.bot.cpuUs),
            ],
          ]
        : []
    })
  return `Cost of a press at ${Math.max(...cells.map(({ stored }) => stored))} stored nominations, as a multiple of ${least}:\n\n${table(
    ['database', 'press', 'in flight', 'time', 'CPU'],
    rows,
  )}`
}

const fanoutOf = (all: readonly Fanout[]): string =>
  [
    '## One list to many groups while five officers chat',
    table(
      ['database', 'groups', 'seconds', 'p99 of the officers’ answers', '429 provoked'],
      all.map(({ database, groups, seconds, officersP99Ms, provoked429 }) => [
        ...[
          database === 'postgres' ? 'PostgreSQL' : 'PGlite',
          groups,
          seconds.toFixed(1),
          `${whole(officersP99Ms)} ms`,
          provoked429,
        ],
      ]),
    ),
  ].join('\n\n')

const startsOf = (all: readonly StartFigures[]): string =>
  [
    '## Start and memory',
    'Until presses are answered, on a database that is there; resident memory 10 s later.',
    table(
      ['database', 'start', 'idle memory'],
      all.map(({ database, startMs, idleMiB }) => [
        database,
        `${(startMs / 1000).toFixed(1)} s`,
        `${whole(idleMiB)} MiB`,
      ]),
    ),
  ].join('\n\n')

const rankingOf = ({ candidates, marks, oursMs, ruleMs, sqlMs }: RankingFigures): string =>
  [
    '## The ranking',
    `${candidates} candidates × 9 reviewers × 15 criteria = ${marks} marks: ${(oursMs / 1000).toFixed(1)} s from the rows to the places, ` +
      `of which the rule takes ${(ruleMs / 1000).toFixed(2)} s (validity, trimmed means, tie chain, places); one SQL aggregate that ` +
      `only takes means ${(sqlMs / 1000).toFixed(1)} s. A year of the district has about 8,100 marks.`,
  ].join('\n\n')
