import type { Actor, Loader } from '../deps.ts'
import { type Consent, consentTicks, isConsented } from '../domain/consent.ts'
import { dateOf } from '../domain/dates.ts'
import { charactersOf } from '../domain/fields.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import { hasRole, maySecond } from '../domain/roles.ts'
import type { ProxyEntry, ProxyKind, StoredConsent } from '../store/nouns/consents.ts'
import type { Nouns } from '../store/nouns.ts'
import type { FilesShows } from './files-shows.ts'
import { type Head, headOf, loadEntry } from './load-entry.ts'

/** What the nominee reads before agreeing (个人信息保护法 第17条): who, what for, how long, how to reach us. */
type ConsentCard = {
  head: Head
  cycle: string
  recommendedBy: string
  self: boolean
  ticks: Consent
  deeds: string
  deedsMax: number
  /** 'asked' before any answer */
  state: 'asked' | 'given' | 'partial' | 'declined' | 'withdrawn'
  contact: { phone: string; mail: string; address: string }
}

export const showConsent: Loader<FilesShows['consent'], ConsentCard> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const entry = await tx.nominations.byId(about.nomination)
    if (!entry) return deny('not-found')
    if (viewer.person.external || entry.nomineeId !== viewer.person.id) return deny('consent-not-yours')
    const cycle = await tx.cycles.byId(entry.cycleId)
    if (!cycle) return deny('no-cycle')
    const consent = await tx.consents.of(entry.id)
    const unit = await tx.units.byId(entry.unitId)
    const { contactPhone, contactMail, contactAddress, deedsMax } = cycle.settings
    const deeds = consent?.deeds ?? entry.entry.fields.deeds ?? ''
    return ok({
      head: headOf(entry, viewer.at),
      cycle: cycle.name,
      recommendedBy: unit?.name ?? '',
      self: entry.route === 'self',
      ticks: ticksOf(consent),
      deeds: charactersOf(deeds) > deedsMax ? [...deeds].slice(0, deedsMax).join('') : deeds,
      deedsMax,
      state: stateOf(consent),
      contact: { phone: contactPhone, mail: contactMail, address: contactAddress },
    })
  })

const ticksOf = (consent: StoredConsent | null): Consent =>
  consent && consent.withdrawnAt === null
    ? { collect: consent.collect, sensitive: consent.sensitive, publish: consent.publish }
    : { collect: false, sensitive: false, publish: false }

const stateOf = (consent: StoredConsent | null): ConsentCard['state'] => {
  if (!consent) return 'asked'
  if (consent.withdrawnAt !== null)
    return consentTicks.some((tick) => consent[tick]) ? 'withdrawn' : 'declined'
  return isConsented(consent) ? 'given' : 'partial'
}

/** How far the consent is: what the officer may know of it. */
export type ConsentProgress =
  | 'given'
  | 'partial'
  | 'declined'
  | 'withdrawn'
  | 'paper'
  | 'waiting'
  | 'unreachable'
  | 'unmatched'

type Status = {
  head: Head
  progress: ConsentProgress
  byPaper: boolean
  ticks: Consent
  /** 'YYYY-MM-DD' of the answer or of the asking, '' before either */
  day: string
  /** why the last signed paper was sent back */
  refused: string | null
  mayAct: boolean
}

export const showConsentStatus: Loader<FilesShows['consent-status'], Status> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    if (!loaded.ok) return loaded
    const { nomination, head } = loaded.value
    const consent = await tx.consents.of(nomination.id)
    const paper = (await tx.consents.proxiesOf(`consent:${nomination.id}`, 'consent'))[0]
    const { progress, at } = await progressOf(tx, {
      id: nomination.id,
      nomineeId: nomination.nomineeId,
      consent,
    })
    const waitsForSecond = paper && paper.confirmedBy === null && paper.refusedBy === null
    return ok({
      head,
      progress: progress !== 'given' && waitsForSecond ? 'paper' : progress,
      byPaper: consent?.proxyId != null,
      ticks: ticksOf(consent),
      day: at === null ? '' : dateOf(at),
      refused: paper?.refusedBy ? (paper.reason ?? '') : null,
      mayAct: nomination.nomineeId !== viewer.person.id,
    })
  })

type Asked = { id: string; nomineeId: string | null; consent: StoredConsent | null }

const progressOf = async (
  tx: Nouns,
  { id, nomineeId, consent }: Asked,
): Promise<{ progress: ConsentProgress; at: number | null }> => {
  if (consent) {
    const state = stateOf(consent)
    return { progress: state === 'asked' ? 'waiting' : state, at: consent.withdrawnAt ?? consent.at }
  }
  const sent = await tx.consents.cardSent(id)
  if (sent)
    return {
      progress: sent.state === 'refused' || sent.state === 'lost' ? 'unreachable' : 'waiting',
      at: sent.at,
    }
  return { progress: nomineeId ? 'waiting' : 'unmatched', at: null }
}

type PaperAwaited = { head: Head }

export const showConsentPaper: Loader<FilesShows['consent-paper'], PaperAwaited> = async (
  deps,
  viewer,
  about,
) =>
  deps.store.read(async (tx) => {
    const loaded = await loadEntry(tx, viewer, about.nomination)
    return loaded.ok ? ok({ head: loaded.value.head }) : loaded
  })

type ProxyCheck = {
  id: string
  kind: ProxyKind
  personName: string
  unit: string
  post: string
  deeds: string
  state: NominationState | null
  enteredBy: string
  /** 'YYYY-MM-DD' */
  day: string
  file: string
  settled: 'confirmed' | 'refused' | null
  reason: string
  /** the viewer may compare it: not who entered it */
  mayAct: boolean
}

/** 签字材料复核, for staff and 复核人. Denial: must-not-see for everybody else. */
export const showProxyCheck: Loader<FilesShows['proxy-check'], ProxyCheck> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!maySeePapers(viewer)) return deny('must-not-see')
    const proxy = about.proxy === 'next' ? await nextFor(tx, viewer) : await tx.consents.proxy(about.proxy)
    if (!proxy) return deny('not-found')
    const entry = await tx.nominations.byId(proxy.about.replace(/^[a-z]+:/, ''))
    const enterer = await tx.people.byId(proxy.enteredBy)
    const file = await tx.attachments.byId(proxy.attachmentId)
    return ok({
      id: proxy.id,
      kind: proxy.kind,
      personName: proxy.personName,
      unit: entry?.entry.fields.unit ?? '',
      post: entry?.entry.fields.post ?? '',
      deeds: entry?.entry.fields.deeds ?? '',
      state: entry?.state ?? null,
      enteredBy: enterer?.name ?? '',
      day: dateOf(proxy.at),
      file: file?.name ?? '',
      settled: proxy.confirmedBy ? 'confirmed' : proxy.refusedBy ? 'refused' : null,
      reason: proxy.reason ?? '',
      mayAct: maySecond('confirm-proxy', proxy.enteredBy, { person: viewer.person, at: viewer.at }).ok,
    })
  })

const nextFor = async (tx: Nouns, { person, at }: Actor): Promise<ProxyEntry | null> =>
  (await tx.consents.proxiesWaiting()).find(
    ({ enteredBy }) => maySecond('confirm-proxy', enteredBy, { person, at }).ok,
  ) ?? null

const maySeePapers = ({ person, at }: Actor): boolean =>
  !person.external && (['staff', 'confirmer', 'auditor'] as const).some((role) => hasRole(person, role, at))
