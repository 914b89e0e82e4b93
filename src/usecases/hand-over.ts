import { createHash } from 'node:crypto'
import type { Actor, Deps, Usecase } from '../deps.ts'
import { type BatchMethod, handOver, receiptCanonical } from '../domain/batches.ts'
import { decide } from '../domain/nomination.ts'
import { type Denial, deny, ok, type Result } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import type { Batch } from '../store/nouns/batches.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { officersOf } from './aggregate-move.ts'
import { atField } from './at-field.ts'
import { type Leaving, leavingOf } from './hand-over-desk.ts'
import { reviewFacts } from './review-facts.ts'

/** `seen` is the digest of what the card listed. */
export type HandingOver = {
  unit: string
  seen: string
  method?: BatchMethod
  methodNote: string
  signatory: string
}

/**
 * 上报: freezes what was taken in as a batch with a receipt (Art.3¶2 汇总后推荐, R-3.3); what comes later is another
 * batch. Denials: version-stale when the batch changed since it was listed, those of the domain's handOver and of
 * `decide`.
 */
export const handOverBatch: Usecase<HandingOver> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const found = await leavingOf(tx, actor, input.unit)
    if (!found.ok) return found
    const leaving = found.value
    const allowed = handOver({
      ...leaving.batch,
      ...statedBy(input),
      unitId: input.unit,
      ...by(leaving, actor),
    })
    if (!allowed.ok) return refusal(allowed.denial, leaving)
    if (leaving.seen !== input.seen) return deny('version-stale')
    const batch = batchOf(deps, { leaving, input, actor })
    await tx.batches.create(batch)
    for (const entry of leaving.entries) {
      const moved = await moveOn(tx, { entry, leaving, actor, batch })
      if (!moved.ok) return moved
    }
    record(tx, batch)
    await tell(tx, { batch, leaving, actor })
    return ok({
      toast: { key: 'handed-over', facts: { number: batch.number, count: batch.count } },
      show: { card: 'batch-receipt', about: { batch: batch.id } },
    })
  })

const statedBy = ({ method, methodNote, signatory }: HandingOver) => ({ method, methodNote, signatory })
const by = ({ units }: Leaving, actor: Actor) => ({ units, actor: actor.person, at: actor.at })

/** Names the person instead of the id, and the field of the form. */
const refusal = (denial: Denial, { entries }: Leaving): Result<never> => {
  const entry = entries.find(({ id }) => id === denial.facts?.nomination)
  if (!entry) return atField(denial)
  return deny(denial.key, { name: entry.entry.fields.name ?? '', state: entry.state })
}

type Making = { leaving: Leaving; input: HandingOver; actor: Actor }

const batchOf = (deps: Deps, { leaving, input, actor }: Making): Batch => {
  const { cycle, units, entries, number } = leaving
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? ''
  const stated = {
    cycleId: cycle.id,
    unitId: input.unit,
    number,
    method: input.method ?? 'other',
    methodNote: input.methodNote.trim(),
    signatory: input.signatory.trim(),
    at: actor.at,
  }
  const versions = entries.map(({ id, version }) => ({ nominationId: id, version }))
  const hash = createHash('sha256')
    .update(receiptCanonical({ ...stated, entries: versions }))
    .digest('hex')
  return {
    id: deps.newId('bat'),
    ...stated,
    count: entries.length,
    hash,
    frozen: entries.map((entry) => ({
      nominationId: entry.id,
      version: entry.version,
      name: entry.entry.fields.name ?? '',
      unit: unitName(entry.unitId),
      post: entry.entry.fields.post ?? '',
    })),
    handedBy: actor.person.id,
  }
}

type Move = { entry: Nomination; leaving: Leaving; actor: Actor; batch: Batch }

const moveOn = async (tx: Tx, { entry, leaving, actor, batch }: Move): Promise<Result<null>> => {
  const next = decide('handOver', reviewFacts(entry, { ...leaving, actor }))
  if (!next.ok) return next
  const moved = await tx.nominations.move(entry, next.value, { at: actor.at, batchId: batch.id })
  if (!moved) return deny('version-stale', { name: entry.entry.fields.name ?? '' })
  tx.audit({
    action: 'nomination.handOver',
    about: `nomination:${entry.id}`,
    before: { state: entry.state },
    after: { state: next.value, batch: batch.id },
    article: '第三条',
  })
  return ok(null)
}

const record = (tx: Tx, { id, frozen: _, ...after }: Batch): void =>
  tx.audit({ action: 'batch.handOver', about: `batch:${id}`, after, article: '第三条' })

type Telling = { batch: Batch; leaving: Leaving; actor: Actor }

/**
 * One card for each officer and unit, however many of theirs left; nominees hear of themselves alone; the checkers
 * when their work is open already.
 */
const tell = async (tx: Tx, { batch, leaving, actor }: Telling): Promise<void> => {
  const told = new Map<string, { person: string; unit: string }>()
  for (const entry of leaving.entries) {
    if (entry.nomineeId) {
      const about = { nomination: entry.id, news: 'handed' as const }
      tx.send({ to: { person: entry.nomineeId }, show: { card: 'entry-news', about }, lane: 1 })
    }
    for (const person of officersOf(entry).filter((id) => id !== actor.person.id)) {
      told.set(`${person} ${entry.unitId}`, { person, unit: entry.unitId })
    }
  }
  for (const { person, unit } of told.values()) {
    tx.send({ to: { person }, show: { card: 'batch-news', about: { batch: batch.id, unit } }, lane: 1 })
  }
  if (!workOpen(leaving.cycle, 'check', { at: actor.at }).ok) return
  for (const { id } of await tx.people.holding(['checker'])) {
    tx.send({ to: { person: id }, show: { card: 'check-queue', about: {} }, lane: 1 })
  }
}
