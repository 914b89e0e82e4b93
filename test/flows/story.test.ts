import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SimCall, SimDelivery, SimState } from '../../sandbox/contract.ts'
import { type Recount, recount } from '../oracle.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
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
type Story = { cycle: string; transports: { ws: Told }; same: boolean }

let folder: string
let lines: string[]
let story: Story
let told: Told
let oracle: Recount

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'story-'))
  const wireFile = join(folder, 'wire.json')
  const { stdout } = await run(process.execPath, ['demo/run.ts', '--json', '--wire', wireFile], {
    cwd: ROOT,
    maxBuffer: 32 * 1024 * 1024,
  })
  lines = stdout.trim().split('\n')
  story = JSON.parse(lines[0] ?? '') as Story
  told = story.transports.ws
  const { state, deliveries, calls } = JSON.parse(await readFile(wireFile, 'utf8')) as {
    state: SimState
    deliveries: SimDelivery[]
    calls: SimCall[]
  }
  oracle = recount({
    deliveries,
    calls,
    people: new Map(state.people.map(({ openId, name }) => [openId, name])),
    groups: new Map(state.chats.filter(({ kind }) => kind === 'group').map(({ id, name }) => [id, name])),
  })
}, 180_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const byWhom = (scores: Recount['scores']) =>
  [...scores].sort((a, b) => `${a.candidate} ${a.reviewer}`.localeCompare(`${b.candidate} ${b.reviewer}`))
const byGroup = <T extends Posting>(postings: readonly T[]) =>
  [...postings].sort((a, b) => `${a.group} ${a.version}`.localeCompare(`${b.group} ${b.version}`))

describe('the story', () => {
  test('prints one object, and it is what was reckoned by hand', async () => {
    const expected = JSON.parse(await readFile(new URL('../../demo/expected.json', import.meta.url), 'utf8'))
    expect(lines.length).toBe(1)
    const { audit, messagesSent: _sent, eventsHandled: _handled, duplicates: _twice, ...rest } = told
    const seen = {
      ...rest,
      scores: byWhom(rest.scores),
      postings: byGroup(rest.postings).map(({ group, version, current }) => ({ group, version, current })),
      audit: { verified: audit.verified },
    }
    const { ws } = expected.transports
    const wanted = { ...ws, scores: byWhom(ws.scores), postings: byGroup(ws.postings) }
    expect({ ...story, transports: { ws: seen } }).toEqual({ ...expected, transports: { ws: wanted } })
  })

  test('scored and ranked as the presses on the wire say', () => {
    expect(byWhom(told.scores)).toEqual(byWhom(oracle.scores))
    expect(told.ranking).toEqual(oracle.ranking)
  })

  test('listed, publicised and decided as the presses on the wire say', () => {
    const first = oracle.postings.filter(({ version }) => version === 1)
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
    expect(current.sort()).toEqual(['海淀工匠选树工作群', '海淀职工之家'].sort())
  })

  test('nothing that came twice happened twice', () => {
    expect(told.duplicates.injected).toBeGreaterThan(5)
    expect(told.duplicates.absorbed).toBe(told.duplicates.injected)
  })

  test('left a record whose chain holds', () => {
    expect(told.audit.verified).toBe(true)
    expect(told.audit.lines).toBeGreaterThan(100)
  })
})
