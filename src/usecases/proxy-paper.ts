import type { Actor, Tx, Usecase } from '../deps.ts'
import { gone } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole, requireRole } from '../domain/roles.ts'
import type { Attachment } from '../store/nouns/attachments.ts'
import type { ProxyKind } from '../store/nouns/consents.ts'
import type { Settling, Taken } from './receive-file-settle.ts'

/** What a signed paper stands for: `about` names the thing (`consent:nom_x`, `nomination:nom_x`, `objection:obj_x`). */
export type Paper = { kind: ProxyKind; about: string; personName: string; nomination?: string }

/**
 * 代录: the next photo or PDF this person sends is the signed paper. For every kind of proxy: consent, nomination,
 * 自荐, objection, score. The caller has asked whether the person may enter it.
 */
export const awaitPaper = async (tx: Tx, actor: Actor, paper: Paper): Promise<void> => {
  const focus = await tx.focus.of(actor.person.id)
  await tx.focus.set(actor.person.id, {
    nominationId: focus?.nominationId ?? null,
    field: focus?.field ?? null,
    asking: { ...paper, kind: 'paper', proxy: paper.kind },
    at: actor.at,
  })
}

/**
 * 代录 of a consent, or of an entry that staff make for somebody. Denials: not-found, entry-gone, not-your-unit,
 * not-your-role.
 */
export const startPaper: Usecase<{ nomination: string; kind: 'consent' | 'nomination' }> = (
  deps,
  actor,
  input,
) =>
  deps.store.change(actor, async (tx) => {
    const entry = await tx.nominations.byId(input.nomination)
    if (!entry) return deny('not-found')
    const place = { unitId: entry.unitId, units: await tx.units.all(), at: actor.at }
    const roles = input.kind === 'consent' ? (['officer', 'staff'] as const) : (['staff'] as const)
    const allowed = requireRole(actor.person, roles, place)
    if (!allowed.ok) return allowed
    if (gone.includes(entry.state)) return deny('entry-gone', { state: entry.state })
    const personName = entry.entry.fields.name ?? ''
    await awaitPaper(tx, actor, {
      kind: input.kind,
      about: `${input.kind}:${entry.id}`,
      personName,
      nomination: entry.id,
    })
    return ok({ show: { card: 'consent-paper', about: { nomination: entry.id } } })
  })

/** The awaited paper has come: noted with who entered it, and laid before a second person. */
export const takePaper = async ({ deps, tx, actor }: Settling, file: Attachment): Promise<Result<Taken>> => {
  const paper = paperIn(file)
  if (!paper) return deny('not-found')
  const purpose = paper.kind === 'consent' ? ('consent' as const) : ('proxy' as const)
  await tx.attachments.change(file.id, {
    purpose,
    ...(paper.nomination && { nominationId: paper.nomination }),
  })
  // A second page belongs to the paper that waits already.
  const waiting = (await tx.consents.proxiesOf(paper.about, paper.kind)).some(
    ({ enteredBy, confirmedBy, refusedBy }) =>
      enteredBy === actor.person.id && confirmedBy === null && refusedBy === null,
  )
  if (waiting) return ok({ show: null })
  const id = deps.newId('prx')
  await tx.consents.addProxy({
    id,
    kind: paper.kind,
    about: paper.about,
    personName: paper.personName,
    enteredBy: actor.person.id,
    attachmentId: file.id,
    at: actor.at,
  })
  tx.audit({
    action: 'proxy.enter',
    about: paper.about,
    after: { proxy: id, kind: paper.kind, file: file.id },
  })
  const focus = await tx.focus.of(actor.person.id)
  if (focus?.asking?.kind === 'paper') await tx.focus.set(actor.person.id, { ...focus, asking: null })
  await askSecond(tx, actor, id)
  return ok({ show: null })
}

const paperIn = ({ focus }: Attachment): Paper | null => {
  const { proxy, about, personName, nomination } = focus?.asking ?? {}
  if (typeof proxy !== 'string' || typeof about !== 'string' || typeof personName !== 'string') return null
  return {
    kind: proxy as ProxyKind,
    about,
    personName,
    ...(typeof nomination === 'string' && { nomination }),
  }
}

const askSecond = async (tx: Tx, actor: Actor, proxy: string): Promise<void> => {
  const able = (await tx.people.holding(['staff', 'confirmer'])).filter(
    (one) =>
      one.id !== actor.person.id && (hasRole(one, 'staff', actor.at) || hasRole(one, 'confirmer', actor.at)),
  )
  for (const one of able)
    tx.send({ to: { person: one.id }, show: { card: 'proxy-check', about: { proxy } }, lane: 1 })
}
