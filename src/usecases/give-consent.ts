import type { Actor, Toast, Tx, Usecase } from '../deps.ts'
import { type Consent, consentTicks, isConsented, mayConsent } from '../domain/consent.ts'
import { charactersOf } from '../domain/fields.ts'
import { personalNumberIn } from '../domain/mask.ts'
import { gone } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'

type Given = Consent & { nomination: string; deeds: string }

/**
 * 同意并确认, by the nominee alone: three separate ticks and the line of deeds that will be public. Each tick counts by
 * itself; nothing is published before all three. Denials: not-found, entry-gone, consent-not-yours, external-person,
 * consent-ticks without any, answer-empty, answer-too-long, answer-personal-data for the line.
 */
export const giveConsent: Usecase<Given> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const own = await ownEntry(tx, actor, input.nomination)
    if (!own.ok) return own
    const { entry, cycle } = own.value
    const ticks = { collect: input.collect, sensitive: input.sensitive, publish: input.publish }
    if (consentTicks.every((tick) => !ticks[tick])) return deny('consent-ticks')
    const deeds = deedsOf(input.deeds, cycle)
    if (!deeds.ok) return deeds
    const before = await tx.consents.of(entry.id)
    await tx.consents.put({
      nominationId: entry.id,
      ...ticks,
      deeds: deeds.value,
      byId: actor.person.id,
      proxyId: null,
      at: actor.at,
      withdrawnAt: null,
    })
    tx.audit({
      action: 'consent.give',
      about: `nomination:${entry.id}`,
      before,
      after: { ...ticks, deeds: deeds.value },
      article: '第四条',
    })
    const missing = consentTicks.filter((tick) => !ticks[tick]).length
    tellOfficer(tx, entry, { missing, wasGiven: isConsented(before) })
    const toast: Toast =
      missing === 0
        ? { key: 'consent-given', facts: {} }
        : { key: 'consent-partial', facts: { missing }, type: 'warning' }
    return ok({ toast, show: { card: 'consent', about: { nomination: entry.id } } })
  })

/**
 * 不同意参加, before any other answer: kept as an answer without a tick that was taken back at once, so that no paper
 * signed before it counts. Whoever recommended learns it. Denials as giveConsent, and already-decided after any answer.
 */
export const declineConsent: Usecase<{ nomination: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const own = await ownEntry(tx, actor, input.nomination)
    if (!own.ok) return own
    const { entry } = own.value
    if (await tx.consents.of(entry.id)) return deny('already-decided')
    await tx.consents.put({
      nominationId: entry.id,
      ...{ collect: false, sensitive: false, publish: false, deeds: null },
      ...{ byId: actor.person.id, proxyId: null, at: actor.at, withdrawnAt: actor.at },
    })
    tx.audit({
      action: 'consent.decline',
      about: `nomination:${entry.id}`,
      before: null,
      after: { declinedAt: actor.at },
      article: '第四条',
    })
    const name = entry.entry.fields.name ?? ''
    tell(
      tx,
      entry,
      `${name}不同意参加评选。请先和本人沟通；确定不参加的，请撤回推荐，已经上报的请告诉区总工会职工发展部。`,
    )
    return ok({
      toast: { key: 'consent-declined', facts: {} },
      show: { card: 'consent', about: { nomination: entry.id } },
    })
  })

/** 撤回同意: nothing is published from now on; staff and whoever recommended hear of it. Denials as giveConsent. */
export const withdrawConsent: Usecase<{ nomination: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const own = await ownEntry(tx, actor, input.nomination)
    if (!own.ok) return own
    const { entry } = own.value
    const before = await tx.consents.of(entry.id)
    if (!before || before.withdrawnAt !== null) return deny('already-decided')
    await tx.consents.put({ ...before, withdrawnAt: actor.at })
    tx.audit({
      action: 'consent.withdraw',
      about: `nomination:${entry.id}`,
      before: { withdrawnAt: null },
      after: { withdrawnAt: actor.at },
      article: '第四条',
    })
    tx.task(
      'consent',
      `nomination:${entry.id}`,
      `${entry.entry.fields.name ?? ''}撤回了同意，请核对名单和公示`,
    )
    tell(tx, entry, `${entry.entry.fields.name ?? ''}撤回了同意，不会再列入公示。`)
    return ok({
      toast: { key: 'consent-withdrawn', facts: {} },
      show: { card: 'consent', about: { nomination: entry.id } },
    })
  })

type Own = { entry: Nomination; cycle: Cycle }

const ownEntry = async (tx: Tx, actor: Actor, id: string): Promise<Result<Own>> => {
  const entry = await tx.nominations.hold(id)
  if (!entry) return deny('not-found')
  const cycle = await tx.cycles.byId(entry.cycleId)
  if (!cycle) return deny('no-cycle')
  const allowed = mayConsent(entry.nomineeId, { person: actor.person, at: actor.at, paper: false })
  if (!allowed.ok || allowed.value !== 'self') return external(actor) ?? deny('consent-not-yours')
  return gone.includes(entry.state) ? deny('entry-gone', { state: entry.state }) : ok({ entry, cycle })
}

const external = (actor: Actor) => (actor.person.external ? deny('external-person') : null)

/** The line that will stand in public groups, at most as long as the cycle says. */
const deedsOf = (text: string, cycle: Cycle): Result<string> => {
  const line = text.replace(/\s*\n\s*/g, ' ').trim()
  const field = '一句话事迹'
  const length = charactersOf(line)
  const max = cycle.settings.deedsMax
  if (length === 0) return deny('answer-empty', { field, on: 'form' })
  if (length > max) return deny('answer-too-long', { field, length, max })
  return personalNumberIn(line) ? deny('answer-personal-data') : ok(line)
}

const tellOfficer = (
  tx: Tx,
  entry: Nomination,
  { missing, wasGiven }: { missing: number; wasGiven: boolean },
): void => {
  if (missing === 0 && wasGiven) return
  const name = entry.entry.fields.name ?? ''
  tell(
    tx,
    entry,
    missing === 0 ? `${name}已确认同意，可以参加公示。` : `${name}已答复，还有${missing}项没有同意。`,
  )
}

/** Whoever handed the entry in, unless that is the nominee. */
const tell = (tx: Tx, entry: Nomination, line: string): void => {
  const officer = entry.submittedBy ?? entry.createdBy
  if (officer === entry.nomineeId) return
  const about = { title: '本人同意', lines: [line] }
  tx.send({ to: { person: officer }, show: { card: 'notice', about }, lane: 1 })
}
