import type { Actor } from '../deps.ts'
import { decide } from '../domain/nomination.ts'
import type { NominationAction } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Moved, Nomination } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import type { News } from './aggregate-shows.ts'
import { atField } from './at-field.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'

/** `version` is the one the pressed card showed. */
export type Pressed = { nomination: string; version: number }

export type AggregateMove = Pressed & {
  action: Extract<NominationAction, 'include' | 'exclude' | 'hold' | 'return'>
  reason?: string
  moved?: (entry: Nomination) => Omit<Moved, 'at'>
}

/**
 * One step of an aggregator with one entry: asks `decide`, moves, writes the record. Denials: not-found,
 * version-stale, those of `decide`.
 */
export const moveInAggregation = async (
  tx: Tx,
  actor: Actor,
  { action, nomination, version, reason, moved }: AggregateMove,
): Promise<Result<Nomination>> => {
  const entry = await tx.nominations.byId(nomination)
  if (!entry) return deny('not-found')
  const facts = await nominationFactsOf(
    tx,
    { nomination: entry, actor },
    reason === undefined ? {} : { reason },
  )
  if (!facts.ok) return facts
  const next = decide(action, facts.value)
  if (!next.ok) return atField(next.denial)
  const stale = deny('version-stale', { name: entry.entry.fields.name ?? '' })
  if (entry.version !== version) return stale
  if (!(await tx.nominations.move(entry, next.value, { ...moved?.(entry), at: actor.at }))) return stale
  tx.audit({
    action: `nomination.${action}`,
    about: `nomination:${entry.id}`,
    before: { state: entry.state },
    after: { state: next.value },
    article: '第三条',
    ...(reason !== undefined && { note: reason.trim() }),
  })
  return ok(entry)
}

/** Those who made and submitted an entry; not its nominee. */
export const officersOf = (entry: Nomination): string[] =>
  [...new Set([entry.createdBy, entry.submittedBy])].filter(
    (id) => id !== null && id !== entry.nomineeId,
  ) as string[]

/** Tells the officers and the nominee the bot knows, but not the one who pressed. */
export const tellConcerned = (
  tx: Tx,
  actor: Actor,
  { entry, news }: { entry: Nomination; news: News },
): void => {
  const people = [...officersOf(entry), ...(entry.nomineeId ? [entry.nomineeId] : [])]
  for (const person of people.filter((id) => id !== actor.person.id)) {
    tx.send({
      to: { person },
      show: { card: 'entry-news', about: { nomination: entry.id, news } },
      lane: 1,
    })
  }
}
