import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reckon } from '../../demo/reckon.ts'
import type { SimCall, SimDelivery, SimState } from '../../sandbox/contract.ts'
import { type Recount, recount } from '../oracle.ts'
import { emptyOn, postgres } from '../support/database.ts'
import { personalWords } from '../support/personal.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const GROUPS = ['海淀工匠选树工作群', '海淀职工之家', '海淀产业工会联络群']
const transports = ['ws', 'webhook'] as const
type Transport = (typeof transports)[number]
const run = promisify(execFile)

type Posting = { group: string; version: number; messageId: string; cardSha256: string; current: boolean }
type Told = {
  nominations: Record<string, number>
  scores: Recount['scores']
  ranking: Recount['ranking']
  postings: Posting[]
  objections: Record<string, number>
  decisions: Record<string, number>
  audit: { lines: number; verified: boolean }
  messagesSent: number
  eventsHandled: number
  duplicates: { injected: number; absorbed: number }
  errors: string[]
}
type Story = { cycle: string; transports: Record<Transport, Told>; same: boolean }
type Wire = { state: SimState; deliveries: SimDelivery[]; calls: SimCall[] }

let folder: string
let lines: string[]
let story: Story

const kept = (name: string) => readFile(join(folder, name), 'utf8')
const demo = (name: string) => readFile(join(ROOT, 'demo', name), 'utf8')

const emptyServers = async (): Promise<Record<string, string>> => {
  if (!postgres) return {}
  const urls = [await emptyOn(postgres), await emptyOn(postgres)]
  return { SANDBOX_DATABASE: '1', DATABASE_URL: urls.join(',') }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'story-'))
  const { stdout } = await run(process.execPath, ['demo/run.ts', '--json', '--keep', folder], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'info', ...(await emptyServers()) },
    maxBuffer: 32 * 1024 * 1024,
  })
  lines = stdout.trim().split('\n')
  story = JSON.parse(lines[0] ?? '') as Story
}, 900_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What the program logged; the rest of its words are for whoever started it. */
const linesOf = (log: string): Record<string, unknown>[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const byWhom = (scores: Recount['scores']) =>
  [...scores].sort((a, b) => `${a.candidate} ${a.reviewer}`.localeCompare(`${b.candidate} ${b.reviewer}`))
const byGroup = <T extends { group: string; version: number }>(postings: readonly T[]) =>
  [...postings].sort((a, b) => `${a.group} ${a.version}`.localeCompare(`${b.group} ${b.version}`))

test('what is expected is what can be reckoned from the marks and the fates', async () => {
  const [expected, marks, fates] = await Promise.all(['expected.json', 'marks.csv', 'fates.csv'].map(demo))
  expect(JSON.parse(expected ?? '')).toEqual(reckon(marks ?? '', fates ?? ''))
})

test('one object is printed, and both transports came to the same', () => {
  expect(lines.length).toBe(1)
  const { cycle, same } = story
  expect({ cycle, same, ways: Object.keys(story.transports) }).toEqual({
    cycle: '2026年海淀工匠选树',
    same: true,
    ways: ['ws', 'webhook'],
  })
})

describe.each(transports)('the story over %s', (transport) => {
  let told: Told
  let wire: Wire
  let oracle: Recount

  beforeAll(async () => {
    told = story.transports[transport]
    wire = JSON.parse(await kept(`${transport}.wire.json`)) as Wire
    const { people, chats } = wire.state
    oracle = recount({
      ...wire,
      people: new Map(people.map(({ openId, name }) => [openId, name])),
      groups: new Map(chats.filter(({ kind }) => kind === 'group').map(({ id, name }) => [id, name])),
    })
  })

  test('came that way and no other', () => {
    const { connections, webhook } = wire.state.bots
    expect({ connections, webhook: webhook !== undefined }).toEqual(
      transport === 'ws' ? { connections: 1, webhook: false } : { connections: 0, webhook: true },
    )
  })

  test('is what was reckoned by hand', async () => {
    const { each } = JSON.parse(await demo('expected.json')) as { each: Told }
    const { audit, messagesSent: _sent, eventsHandled: _handled, duplicates: _twice, ...rest } = told
    const seen = {
      ...rest,
      scores: byWhom(rest.scores),
      postings: byGroup(rest.postings).map(({ group, version, current }) => ({ group, version, current })),
      audit: { verified: audit.verified },
    }
    expect(seen).toEqual({ ...each, scores: byWhom(each.scores), postings: byGroup(each.postings) })
  })

  test('scored and ranked as the presses on the wire say', () => {
    expect(byWhom(told.scores)).toEqual(byWhom(oracle.scores))
    expect(told.ranking).toEqual(oracle.ranking)
  })

  test('listed, publicised and decided as the presses on the wire say', () => {
    const first = oracle.postings.filter(({ version }) => version === 1)
    expect(first.length).toBe(GROUPS.length)
    for (const { names } of first) expect([...names].sort()).toEqual([...oracle.listed].sort())
    expect(told.objections).toEqual(oracle.objections)
    const decided = Object.values(oracle.decisions)
    expect(told.decisions).toEqual({
      同意: decided.filter((one) => one === '同意').length,
      不同意: decided.filter((one) => one === '不同意').length,
      暂缓: decided.filter((one) => one === '暂缓').length,
    })
    const last = oracle.postings.filter(({ current }) => current)
    for (const { names } of last) expect([...names].sort()).toEqual(Object.keys(oracle.decisions).sort())
  })

  test('left one current list card in each group, each with its proof', () => {
    const proven = oracle.postings.map(({ names: _names, ...posting }) => posting)
    expect(byGroup(told.postings)).toEqual(byGroup(proven))
    const current = told.postings.filter((posting) => posting.current).map(({ group }) => group)
    expect(current.sort()).toEqual([...GROUPS].sort())
  })

  test('nothing that came twice happened twice', () => {
    expect(told.duplicates.injected).toBeGreaterThan(5)
    expect(told.duplicates.absorbed).toBe(told.duplicates.injected)
  })

  test('left a record whose chain holds', () => {
    expect(told.audit.verified).toBe(true)
    expect(told.audit.lines).toBeGreaterThan(1_000)
  })

  test('no line of its log names anybody or says what anybody typed', async () => {
    const log = await kept(`${transport}.log`)
    expect(log).toContain('地址：')
    const personal = await personalWords(wire)
    expect(personal.length).toBeGreaterThan(500)
    expect(personal.filter((word) => log.includes(word))).toEqual([])
  })

  test('its log has a line with the event’s id for everything that came in, and no id of anything else', async () => {
    const came = new Set(wire.deliveries.map(({ envelope }) => String(envelope.header.event_id)))
    const kinds = new Set(wire.deliveries.map(({ type }) => type))
    const about = linesOf(await kept(`${transport}.log`)).filter(
      ({ event, kind, msg }) => event !== undefined || kinds.has(String(kind)) || msg === 'handled',
    )
    expect(new Set(about.map(({ event }) => String(event)))).toEqual(came)
  })
})
