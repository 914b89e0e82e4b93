import { type Actor, has, type Usecase } from '../deps.ts'
import type { CheckItemKey, ItemVerdict } from '../domain/checks.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { workOpen } from '../domain/stages.ts'
import type { Tx } from '../store/store.ts'
import { type CheckDesk, checkDeskOf, mayCheckRead } from './check-desk.ts'

/** `seen`: when what the card showed about this item was said, 0 for nothing yet. */
export type ItemSaying = { nomination: string; item: CheckItemKey; seen: number }

/**
 * 符合, 不符合 or 待核实 for one item, saved at once. Denials: those of deskForItem, version-stale when another checker
 * said something else meanwhile.
 */
export const checkItem: Usecase<ItemSaying & { verdict: ItemVerdict }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const found = await deskForItem(tx, actor, input)
    if (!found.ok) return found
    const { desk, before } = found.value
    if ((before?.at ?? 0) !== input.seen) return deny('version-stale', nameOf(desk))
    const { item, verdict } = input
    await say(tx, actor, { desk, item, verdict, note: before?.note ?? '' })
    return ok({ toast: { key: 'item-said', facts: { item, verdict } }, show: entryCard(input) })
  })

/** A note on one item; the verdict stays, or becomes what the machine found. Denials: those of deskForItem, reason-missing. */
export const noteItem: Usecase<{ nomination: string; item?: CheckItemKey; note: string }> = (
  deps,
  actor,
  input,
) =>
  deps.store.change(actor, async (tx) => {
    const { item, note } = input
    if (!item) return deny('form-invalid', { field: 'item' })
    if (note.trim() === '') return deny('reason-missing', { field: 'note' })
    const found = await deskForItem(tx, actor, { ...input, item })
    if (!found.ok) return found
    const { desk, before } = found.value
    const automatic = desk.lines.find(({ key }) => key === item)?.automatic ?? 'unclear'
    await say(tx, actor, { desk, item, verdict: before?.verdict ?? automatic, note: note.trim() })
    return ok({ toast: { key: 'note-saved', facts: { item } }, show: entryCard(input) })
  })

const entryCard = ({ nomination }: { nomination: string }) =>
  ({ card: 'check-entry', about: { nomination } }) as const

const nameOf = ({ nomination }: CheckDesk) => ({ name: nomination.entry.fields.name ?? '' })

/** Denials: not-found, no-cycle, not-your-role, check-own-unit, wrong-state, those of workOpen, check-item-unknown. */
const deskForItem = async (
  tx: Tx,
  actor: Actor,
  { nomination, item }: { nomination: string; item: CheckItemKey },
): Promise<Result<{ desk: CheckDesk; before: CheckDesk['said'][number] | undefined }>> => {
  const found = await checkDeskOf(tx, actor.at, nomination)
  if (!found.ok) return found
  const desk = found.value
  // Staff and audit read the same card, and say nothing on it.
  if (!has(actor, 'checker')) return deny('not-your-role')
  const refused = mayCheckRead(actor, desk.nomination)
  if (refused) return { ok: false, denial: refused }
  if (desk.nomination.state !== 'handed') return deny('wrong-state', { state: desk.nomination.state })
  const open = workOpen(desk.cycle, 'check', { at: actor.at })
  if (!open.ok) return open
  if (!desk.lines.some(({ key }) => key === item)) return deny('check-item-unknown')
  return ok({ desk, before: desk.said.find((one) => one.item === item) })
}

type Saying = { desk: CheckDesk; item: CheckItemKey; verdict: ItemVerdict; note: string }

const say = async (tx: Tx, actor: Actor, { desk, item, verdict, note }: Saying): Promise<void> => {
  const before = desk.said.find((one) => one.item === item)
  // Two sayings in one millisecond must still be told apart.
  const at = Math.max(actor.at, (before?.at ?? 0) + 1)
  await tx.checks.sayItem(desk.nomination.id, desk.round, { item, verdict, note, byId: actor.person.id, at })
  tx.audit({
    action: 'check.item',
    about: `nomination:${desk.nomination.id}`,
    before: before ? { verdict: before.verdict, note: before.note } : null,
    after: { round: desk.round, item, verdict, note },
    article: desk.lines.find(({ key }) => key === item)?.article ?? '第四条',
  })
}
