import { createHash } from 'node:crypto'
import type { SimClient } from '../sandbox/client.ts'
import type { SimCall } from '../sandbox/contract.ts'
import type { Play, Seen } from './play.ts'
import type { Program } from './program.ts'
import { subtitleOf, tagsOf, titleOf } from './reading.ts'

export type Posting = {
  group: string
  version: number
  messageId: string
  cardSha256: string
  current: boolean
}

/** What `--json` prints for one transport; ids and hashes are the run's own. */
export type Result = {
  nominations: Record<string, number>
  scores: Seen['scores']
  ranking: Seen['ranking']
  postings: Posting[]
  objections: Record<string, number>
  decisions: Record<'同意' | '不同意' | '暂缓', number>
  audit: { lines: number; verified: boolean }
  messagesSent: number
  eventsHandled: number
  duplicates: { injected: number; absorbed: number }
  errors: string[]
}

/** Sums up what was read in the story and stops the program. */
export const resultOf = async (play: Play, program: Program): Promise<Result> => {
  const { seen, errors, duplicates } = play
  const calls = await play.sim.calls()
  const counted = await countedOn(play.sim, calls)
  const postings = await postingsOf(play)
  return {
    nominations: seen.states,
    scores: seen.scores,
    ranking: seen.ranking,
    postings,
    objections: seen.objections,
    decisions: { 同意: 0, 不同意: 0, 暂缓: 0, ...tally(Object.values(seen.decisions)) },
    audit: await program.stop(),
    ...counted,
    duplicates,
    errors: [...errors, ...complaints(calls)],
  }
}

const sorted = <T>(values: readonly T[]): T[] =>
  [...values].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/**
 * What two runs of the story must have in common: everything but ids, hashes and the order in which people came to
 * it. Counts of what passed over the wire are left out: how often somebody turned a page depends on the draw.
 */
export const stateOf = ({ nominations, scores, postings, audit, duplicates, ...rest }: Result) => ({
  nominations: sorted(Object.entries(nominations)),
  scores: sorted(scores),
  ranking: rest.ranking,
  postings: sorted(postings.map(({ group, version, current }) => ({ group, version, current }))),
  objections: sorted(Object.entries(rest.objections)),
  decisions: rest.decisions,
  audit,
  duplicates,
  errors: rest.errors,
})

/** How many messages the bot sent and how many events it handled since the tenant began. */
export const countedOn = async (sim: SimClient, calls: readonly SimCall[]) => {
  const sent = calls.filter(({ op, code }) => /^im\.message\.(create|reply)$/.test(op) && code === 0)
  const handled = (await sim.deliveries()).filter(({ state }) => state === 'done')
  return { messagesSent: sent.length, eventsHandled: handled.length }
}

const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** A call that the platform refused is an error of the story, whoever noticed it. */
const complaints = (calls: Awaited<ReturnType<Play['sim']['calls']>>): string[] =>
  calls
    .filter(({ code, status }) => code !== 0 || status >= 400)
    .map(({ op, status, code }) => `飞书拒绝了 ${op}：${status}/${code}`)

const OUTDATED = ['已被更正', '已更新']

/** The lists in each group as its members see them now; the hash is of the card as it was posted. */
const postingsOf = async (play: Play): Promise<Posting[]> => {
  const sent = await play.sim.calls({ op: 'im.message.create' })
  const posted = new Map(
    sent.map(({ request, response }) => [
      String((response?.data as { message_id?: string } | undefined)?.message_id),
      createHash('sha256').update(String(request?.content)).digest('hex'),
    ]),
  )
  const postings: Posting[] = []
  for (const group of play.cast.groups) {
    for (const { id, card } of await play.sim.cards('邓小云', group)) {
      const version = Number(/^第(\d+)号名单$/.exec(subtitleOf(card))?.[1] ?? 0)
      if (version === 0 || !titleOf(card).endsWith('人选公示')) continue
      const current = !tagsOf(card).some((tag) => OUTDATED.includes(tag))
      postings.push({ group, version, messageId: id, cardSha256: posted.get(id) ?? '', current })
    }
  }
  return postings
}
