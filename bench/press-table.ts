import { analyze, type Kind, onPglite, onPostgres } from './places.ts'
import { median, type Round, round, type Server, serve } from './press.ts'
import { CANDIDATES, CRITERIA, REVIEWERS } from './rows.ts'

export const IN_FLIGHT = [1, 8, 50] as const
export const ACTS = ['mark', 'submit'] as const
export const STORED = [100, 100_000] as const

type Act = (typeof ACTS)[number]
/** Medians over the rounds. `rate` a second, times in ms, `cpuUs` of the server's process for each press, `mib` resident. */
export type Figures = { rate: number; p50: number; p99: number; cpuUs: number; mib: number }

export type Cell = {
  database: Kind
  act: Act
  inFlight: number
  stored: number
  bot: Figures
  /** one transaction of the same rows, statement by statement, by the driver itself */
  rows: Figures
  /** verify and decrypt alone */
  bare: Figures
}

export type Extent = { rounds: number; presses: Record<Kind, number>; stored: readonly number[] }

const SEATS = REVIEWERS * CANDIDATES

/** Ours and the bare ones on the same rows, round by round in turn, so that whatever else the machine does hits all. */
export const pressTable = async (
  kind: Kind,
  extent: Extent,
  tell: (line: string) => void,
): Promise<Cell[]> => {
  const stands: Stand[] = []
  try {
    for (const stored of extent.stored) stands.push(await standOf(kind, stored))
    for (const { servers, where } of stands) {
      await markEverything(servers)
      await analyze(where)
    }
    const cells: Cell[] = []
    for (const act of ACTS) {
      for (const inFlight of IN_FLIGHT) {
        const found = await measured(stands, { act, inFlight, kind, extent })
        for (const cell of found) tell(lineOf(cell))
        cells.push(...found)
      }
    }
    return cells
  } finally {
    for (const { close } of stands) await close()
  }
}

type Servers = Record<'bot' | 'rows' | 'bare', Server>
type Stand = { stored: number; where: string; servers: Servers; close: () => Promise<void> }

const standOf = async (kind: Kind, stored: number): Promise<Stand> => {
  const places = await (kind === 'PostgreSQL' ? onPostgres(stored) : onPglite(stored))
  const [first = '', second = ''] = places.where
  const servers = {
    bot: await serve('bot', first),
    rows: await serve('rows', second),
    bare: await serve('bare', second),
  }
  const close = async () => {
    await Promise.all(Object.values(servers).map((server) => server.stop()))
    await places.forget()
  }
  return { stored, where: first, servers, close }
}

/** So that every seat can be handed in, and everything has been compiled and planned. */
const markEverything = async ({ bot, rows, bare }: Servers): Promise<void> => {
  const all = { act: 'mark', from: 0, count: SEATS * CRITERIA.length, inFlight: 16 } as const
  const { wrong } = await round(bot, all)
  if (wrong.size > 0) throw new Error(`presses went wrong: ${JSON.stringify([...wrong])}`)
  for (const server of [rows, bare]) await round(server, { ...all, count: 500 })
}

type Measuring = { act: Act; inFlight: number; kind: Kind; extent: Extent }

const measured = async (stands: Stand[], { act, inFlight, kind, extent }: Measuring): Promise<Cell[]> => {
  const count = Math.ceil(extent.presses[kind] * (inFlight === 1 ? 0.4 : 1))
  const seen = stands.map(({ stored }) => ({
    stored,
    bot: [] as Round[],
    rows: [] as Round[],
    bare: [] as Round[],
  }))
  for (let turn = 0; turn < extent.rounds; turn += 1) {
    for (const [index, { servers }] of stands.entries()) {
      for (const name of ['bot', 'rows', 'bare'] as const) {
        const one = await round(servers[name], { act, from: turn * count, count, inFlight })
        if (one.wrong.size > 0) throw new Error(`${name}: ${JSON.stringify([...one.wrong])}`)
        seen[index]?.[name].push(one)
      }
    }
  }
  return seen.map(({ stored, ...rounds }) => ({
    database: kind,
    act,
    inFlight,
    stored,
    bot: figuresOf(rounds.bot),
    rows: figuresOf(rounds.rows),
    bare: figuresOf(rounds.bare),
  }))
}

const figuresOf = (rounds: readonly Round[]): Figures => ({
  rate: median(rounds.map(({ rate }) => rate)),
  p50: median(rounds.map(({ p50 }) => p50)),
  p99: median(rounds.map(({ p99 }) => p99)),
  cpuUs: median(rounds.map(({ cpuUs }) => cpuUs)),
  mib: median(rounds.map(({ rss }) => rss)) / 2 ** 20,
})

const lineOf = ({ database, act, inFlight, stored, bot, rows }: Cell): string =>
  `${database} ${act} ${inFlight} in flight, ${stored} stored: ${bot.rate.toFixed(0)}/s, ` +
  `${(bot.rate / rows.rate).toFixed(2)} of the bare rows, p99 ${bot.p99.toFixed(1)} ms to ${rows.p99.toFixed(1)} ms`
