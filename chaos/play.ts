import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { seedPeople } from '../prisma/seed.ts'
import { simClient } from '../sandbox/client.ts'
import type { SimFault } from '../sandbox/contract.ts'
import { createSandbox, type Sandbox } from '../sandbox/server/sandbox.ts'
import { createSeal } from '../src/sealing.ts'
import { verifyRecord } from '../src/store/audit-verify.ts'
import { openDatabase, type Place } from '../src/store/database.ts'
import { createTx } from '../src/store/tx.ts'
import type { Told } from './bot-process.ts'
import { cycle, GROUPS, runStep, START } from './cycle.ts'
import { createHands } from './hands.ts'
import { type Keeper, keepBot } from './keeper.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { prepare } from './prepare.ts'

/** What goes wrong while the cycle is played. */
export type Trouble = {
  rules?: readonly SimFault[]
  /** one kill after the first commit of each of these actions of the record, in this order */
  killAfter?: readonly string[]
  /** for the nth act of a person: SIGKILL so many milliseconds after it began */
  killAt?: ReadonlyMap<number, number>
}

export type Played = {
  outcome: Outcome
  acts: number
  again: number
  killed: number
  /** how often each rule struck, in the order of `rules` */
  struck: number[]
  /** the chain of the record holds */
  verified: boolean
}

const FILLING_MS = 60_000

/** The whole cycle with a bot in a process of its own, on a database that is empty. `folder`: for everything else. */
export const playCycle = async (
  { place, folder }: { place: Place; folder: string },
  trouble: Trouble = {},
): Promise<Played> => {
  const sandbox = await createSandbox({ clock: 'frozen', startAt: START, start: 'empty' })
  const key = randomBytes(32).toString('hex')
  const blobs = join(folder, 'blobs')
  await mkdir(blobs, { recursive: true })
  await fillDatabase({ sandbox, place, key })
  const { url, credentials } = sandbox
  const { appId, appSecret } = credentials
  const { killAfter = [] } = trouble
  const keeper = keepBot((killed): Told => {
    const now = Date.parse(sandbox.sim.state().now)
    return { place, blobs, key, url, appId, appSecret, now, killAfter: killAfter[killed] }
  })
  try {
    const played = await playAll(sandbox, { keeper, trouble })
    await keeper.stop()
    return { ...played, ...(await lookAt({ place, ...played })) }
  } finally {
    await keeper.stop()
    await sandbox.close()
  }
}

type Filling = { sandbox: Sandbox; place: Place; key: string }

const fillDatabase = async ({ sandbox: { sim }, place, key }: Filling): Promise<void> => {
  const database = await openDatabase(place)
  const { chats, people } = sim.state()
  const groups = chats.flatMap(({ id, name }) => (GROUPS.some((one) => one === name) ? [{ id, name }] : []))
  const openIds = new Map(people.map(({ name, openId }) => [name, openId]))
  const idsByMobile = async () =>
    new Map(seedPeople.flatMap(({ name, mobile }) => [[mobile, openIds.get(name) ?? ''] as const]))
  const deps = {
    now: () => Date.parse(START),
    seal: createSeal([Buffer.from(key, 'hex')]),
    directory: { idsByMobile, nameOf: async () => null },
  }
  await prepare({ deps, run: createTx(database.prisma, FILLING_MS), groups })
  await database.close()
  for (const { name } of groups) sim.addMembers(name, { members: ['bot'], by: '林晓' })
}

type Playing = { keeper: Keeper; trouble: Trouble }
type Story = Pick<Played, 'acts' | 'again' | 'killed' | 'struck'> & { hands: ReturnType<typeof createHands> }

const playAll = async ({ url }: Sandbox, { keeper, trouble }: Playing): Promise<Story> => {
  const sim = simClient(url)
  let acts = 0
  const hands = createHands(sim, () => {
    acts += 1
    const after = trouble.killAt?.get(acts)
    if (after !== undefined) setTimeout(keeper.kill, after)
  })
  await hands.settled()
  for (const rule of trouble.rules ?? []) await sim.fault(rule)
  for (const step of cycle) await runStep(hands, step)
  const struck = (await sim.scenarios()).rules.map(({ used }) => used)
  await sim.clearFaults()
  await keeper.calm()
  await hands.settled()
  return { hands, acts, again: hands.again(), killed: keeper.killed(), struck }
}

const lookAt = async ({ place, hands }: Story & { place: Place }) => {
  const database = await openDatabase(place)
  try {
    const ask = (sql: string) => database.prisma.$queryRawUnsafe<Record<string, unknown>[]>(sql)
    const outcome = await outcomeOf(hands, ask)
    const { late, broken } = await verifyRecord(
      createTx(database.prisma),
      Date.parse((await hands.sim.state()).now),
    )
    return { outcome, verified: late === 0 && broken === null }
  } finally {
    await database.close()
  }
}
