import { createHash } from 'node:crypto'
import type { SimCall, SimDelivery } from '../sandbox/contract.ts'

/**
 * Recounts a cycle from the wire alone: what was pressed (`/_sim/deliveries`) and what the bot sent
 * (`/_sim/calls`). It shares no function with the bot: its arithmetic is Art.6 and the published method, written down
 * once more.
 */
export type Wire = {
  deliveries: readonly SimDelivery[]
  calls: readonly SimCall[]
  /** names by open_id, and names of groups by chat_id */
  people: ReadonlyMap<string, string>
  groups: ReadonlyMap<string, string>
}

export type Score = { candidate: string; reviewer: string; marks: (number | null)[]; total: number }
export type Place = { place: number; tied: boolean; candidate: string; total: number }
export type Posting = {
  group: string
  version: number
  messageId: string
  cardSha256: string
  current: boolean
  names: string[]
}

export type Recount = {
  scores: Score[]
  ranking: Place[]
  listed: string[]
  postings: Posting[]
  objections: Record<string, number>
  decisions: Record<string, string>
}

type Part = Record<string, unknown>
type Press = { by: string; name: string; value: Part; form: Part; k: string }

const CODES = [1, 2, 3, 4, 5].flatMap((force) => [1, 2, 3].map((one) => `F${force}.${one}`))

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const part = (value: unknown): Part => (isPart(value) ? value : {})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const partsOf = (value: unknown): Part[] => {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (!isPart(value)) return []
  return [value, ...Object.values(value).flatMap(partsOf)]
}

/** Two decimals, half up. */
const rounded = (points: number): number => Math.round(points * 100 + 1e-6) / 100

/** Presses that the bot took: not refused, each rendering's press once. */
const pressesOf = ({ deliveries, people }: Wire): Press[] => {
  const seen = new Set<string>()
  const presses: Press[] = []
  for (const { type, envelope, attempts } of deliveries) {
    if (type !== 'card.action.trigger') continue
    const { operator, action } = envelope.event as { operator: Part; action: Part }
    const answer = part(attempts.at(-1)?.answer)
    const mood = part(answer.toast).type
    if (mood === 'error' || mood === 'warning' || attempts.at(-1)?.outcome !== 'ok') continue
    const { c, k, ...value } = part(action.value)
    const form = part(action.form_value)
    const press = { by: people.get(text(operator.open_id)) ?? '', name: text(c), value, form, k: text(k) }
    const key = JSON.stringify(press)
    if (seen.has(key)) continue
    seen.add(key)
    presses.push(press)
  }
  return presses
}

/** Every card the bot sent or answered with, in order. */
const cardsOf = ({ deliveries, calls }: Wire): Part[] => {
  const sent = calls.map((call) => ({ seq: call.seq, card: contentOf(call) }))
  const answered = deliveries.map((delivery) => ({
    seq: delivery.seq,
    card: part(part(part(delivery.attempts.at(-1)?.answer).card).data),
  }))
  return [...sent, ...answered].sort((a, b) => a.seq - b.seq).map(({ card }) => card)
}

const contentOf = ({ request }: SimCall): Part => {
  try {
    return part(JSON.parse(text(request?.content)))
  } catch {
    return {}
  }
}

const headOf = (card: Part, key: 'title' | 'subtitle'): string => text(part(part(card.header)[key]).content)

/** Ids of entries to names: a scoring card has the name as its title and the id in its buttons. */
const namesOf = (cards: readonly Part[]): Map<string, string> => {
  const names = new Map<string, string>()
  for (const card of cards) {
    for (const { c, nomination } of partsOf(card)) {
      if (c === 'review.mark' && typeof nomination === 'string') names.set(nomination, headOf(card, 'title'))
    }
  }
  return names
}

/** The marks as last pressed, of scores that were handed in. */
const scoresOf = (presses: readonly Press[], names: ReadonlyMap<string, string>): Score[] => {
  const marks = new Map<string, Map<string, number | null>>()
  const scores = new Map<string, Score>()
  for (const { by, name, value } of presses) {
    const candidate = names.get(text(value.nomination)) ?? ''
    const key = `${candidate} ${by}`
    if (name === 'review.mark') {
      const own = marks.get(key) ?? new Map<string, number | null>()
      own.set(text(value.criterion), value.mark === 'na' ? null : Number(value.mark))
      marks.set(key, own)
    }
    if (name === 'review.submit') {
      const own = CODES.map((code) => marks.get(key)?.get(code) ?? null)
      scores.set(key, { candidate, reviewer: by, marks: own, total: rounded(totalOf(own)) })
    }
  }
  return [...scores.values()]
}

/** Each force is the mean of its rated criteria ÷ 5 × 20, the total their sum. */
const totalOf = (marks: readonly (number | null)[]): number => {
  let total = 0
  for (let force = 0; force < 5; force += 1) {
    const rated = marks.slice(force * 3, force * 3 + 3).filter((mark) => mark !== null)
    total += (rated.reduce((sum, mark) => sum + mark, 0) / rated.length / 5) * 20
  }
  return total
}

/** Means of unrounded totals; equal to two decimals is a tie, and the next place counts everyone before it. */
const rankingOf = (scores: readonly Score[]): Place[] => {
  const candidates = [...new Set(scores.map(({ candidate }) => candidate))]
  const results = candidates.map((candidate) => {
    const totals = scores.filter((score) => score.candidate === candidate).map(({ marks }) => totalOf(marks))
    const total = rounded(totals.reduce((sum, each) => sum + each, 0) / totals.length)
    return { candidate, total }
  })
  return results
    .map(({ candidate, total }) => ({
      place: results.filter((other) => other.total > total).length + 1,
      tied: results.filter((other) => other.total === total).length > 1,
      candidate,
      total,
    }))
    .sort((a, b) => a.place - b.place || (a.candidate < b.candidate ? -1 : 1))
}

const listedOf = (presses: readonly Press[], names: ReadonlyMap<string, string>): string[] => {
  const listed = new Set<string>()
  for (const { name, value } of presses) {
    const who = names.get(text(value.nomination)) ?? ''
    if (name === 'chair.list' || name === 'chair.list-because') listed.add(who)
    if (name === 'chair.unlist-because') listed.delete(who)
  }
  return [...listed]
}

const OUTDATED = ['已被更正', '已更新']

/** Lists that reached a group, each with what later became of its card. */
const postingsOf = ({ calls, groups }: Wire): Posting[] => {
  const postings: Posting[] = []
  for (const call of calls) {
    if (call.code !== 0) continue
    const card = contentOf(call)
    if (call.op === 'im.message.create') {
      const group = groups.get(text(call.request?.receive_id))
      const version = Number(/^第(\d+)号名单$/.exec(headOf(card, 'subtitle'))?.[1] ?? 0)
      if (!group || version === 0 || !headOf(card, 'title').endsWith('人选公示')) continue
      const cardSha256 = createHash('sha256').update(text(call.request?.content)).digest('hex')
      const messageId = text(part(part(call.response).data).message_id)
      postings.push({ group, version, messageId, cardSha256, current: true, names: namesIn(card) })
    }
    if (call.op === 'im.message.patch') {
      const tags = JSON.stringify(part(card.header).text_tag_list ?? [])
      const patched = postings.find(({ messageId }) => call.path.includes(messageId))
      if (patched && OUTDATED.some((tag) => tags.includes(tag))) patched.current = false
    }
  }
  return postings
}

/** '1. 王建国　海淀精工…' */
const namesIn = (card: Part): string[] =>
  partsOf(card).flatMap((one) => /^\d+\. ([^\u3000]+)\u3000/.exec(text(one.content))?.[1] ?? [])

const OUTCOMES: Record<string, string> = { uphold: '成立', dismiss: '不成立', reject: '不予受理' }

const objectionsOf = (presses: readonly Press[]): Record<string, number> => {
  const outcomes: Record<string, number> = {}
  for (const { name, value } of presses) {
    const outcome = name === 'objection.handle' ? OUTCOMES[text(value.action)] : undefined
    if (outcome) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  }
  return outcomes
}

/** The last decision on each, if a second person confirmed the meeting. */
const decisionsOf = (presses: readonly Press[], names: ReadonlyMap<string, string>) => {
  const noted: Record<string, string> = {}
  const confirmed: Record<string, string> = {}
  for (const { name, value } of presses) {
    if (name === 'meeting.note') noted[names.get(text(value.nomination)) ?? ''] = text(value.decision)
    if (name === 'meeting.confirm') Object.assign(confirmed, noted)
  }
  return confirmed
}

/** Presses → totals → places → list → decisions, and postings from what was sent to groups. */
export const recount = (wire: Wire): Recount => {
  const presses = pressesOf(wire)
  const names = namesOf(cardsOf(wire))
  const scores = scoresOf(presses, names)
  return {
    scores,
    ranking: rankingOf(scores),
    listed: listedOf(presses, names),
    postings: postingsOf(wire),
    objections: objectionsOf(presses),
    decisions: decisionsOf(presses, names),
  }
}
