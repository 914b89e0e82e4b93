import type { Actor, Deps, Outcome, Usecase } from '../deps.ts'
import { type CheckVerdict, checkVerdict } from '../domain/checks.ts'
import { correctionDue } from '../domain/correction-due.ts'
import { dateOf } from '../domain/dates.ts'
import { decide } from '../domain/nomination.ts'
import type { NominationAction } from '../domain/nomination-facts.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import type { Moved } from '../store/nouns/nominations.ts'
import type { Tx } from '../store/store.ts'
import { tellConcerned } from './aggregate-move.ts'
import type { News } from './aggregate-shows.ts'
import { atField } from './at-field.ts'
import { type CheckDesk, checkDeskOf } from './check-desk.ts'
import { remindOfCorrection } from './check-remind.ts'
import { nominationFactsOf } from './nomination-facts-of.ts'

/** `version` is the one the checker saw; the form's fields belong to 不通过 and 退回补正. */
type Base = { nomination: string; version: number }
type Filled = { article: string; reason: string; due: string }

/**
 * 通过. Denials: version-stale when somebody was faster, check-contradicts (`item`), check-incomplete (`count`), those
 * of `decide`.
 */
export const passCheck: Usecase<Base> = (deps, actor, input) =>
  deps.store.change(actor, (tx) =>
    judge(deps, tx, { actor, ...input, action: 'checkPass', news: 'passed', said: { verdict: 'pass' } }),
  )

/** 不通过, with the article and the reason. Denials: as above, article-missing, reason-missing. */
export const failCheck: Usecase<Base & Filled> = (deps, actor, { article, reason, ...input }) =>
  deps.store.change(actor, (tx) => {
    const said: CheckVerdict = { verdict: 'fail', reason: reason.trim(), ...(article && { article }) }
    return judge(deps, tx, { actor, ...input, action: 'checkFail', news: 'failed', said })
  })

/**
 * 退回补正, with the reason and a day until when. Denials: as above, reason-missing, due-date-missing, due-date-past,
 * due-date-far, date-invalid.
 */
export const returnCheck: Usecase<Base & Filled> = (deps, actor, { reason, due, ...input }) =>
  deps.store.change(actor, async (tx) => {
    if (reason.trim() === '') return atField({ key: 'reason-missing' })
    const cycle = await tx.cycles.current()
    const checkCloses = cycle?.dates.check?.closes
    const until = correctionDue(due, { at: actor.at, ...(checkCloses !== undefined && { checkCloses }) })
    if (!until.ok) return until
    const said: CheckVerdict = { verdict: 'return', reason: reason.trim(), dueAt: until.value }
    return judge(deps, tx, { actor, ...input, action: 'checkReturn', news: 'correcting', said })
  })

type Judging = Base & {
  actor: Actor
  action: Extract<NominationAction, 'checkPass' | 'checkFail' | 'checkReturn'>
  news: News
  said: CheckVerdict
}

const judge = async (deps: Deps, tx: Tx, judging: Judging): Promise<Result<Outcome>> => {
  const { actor, action, said } = judging
  const found = await checkDeskOf(tx, actor.at, judging.nomination)
  if (!found.ok) return found
  const { nomination: entry, lines, manual } = found.value
  const stale = deny('version-stale', { name: entry.entry.fields.name ?? '' })
  const facts = await nominationFactsOf(tx, { nomination: entry, actor }, pressed(said))
  if (!facts.ok) return facts
  const next = decide(action, facts.value)
  // Who was a moment later hears that it changed, not that the state is wrong.
  if (!next.ok)
    return next.denial.key === 'wrong-state' && entry.version !== judging.version
      ? stale
      : atField(next.denial)
  if (entry.version !== judging.version) return stale
  const fits = checkVerdict(said, { lines, manual, at: actor.at })
  if (!fits.ok) return atField(fits.denial)
  const moved: Moved = {
    at: actor.at,
    ...(said.verdict === 'return' && { returned: returnedBy(actor, said) }),
  }
  if (!(await tx.nominations.move(entry, next.value, moved))) return stale
  await record(deps, tx, { ...judging, desk: found.value, state: next.value })
  if (said.dueAt !== undefined)
    remindOfCorrection(tx, { nomination: entry.id, dueAt: said.dueAt, at: actor.at })
  tellConcerned(tx, actor, { entry, news: judging.news })
  return ok({
    toast: toastOf(judging, entry.entry.fields.name ?? ''),
    show: { card: 'check-queue', about: {} },
  })
}

const pressed = ({ reason, article, dueAt }: CheckVerdict) => ({
  ...(reason !== undefined && { reason }),
  ...(article !== undefined && { article }),
  ...(dueAt !== undefined && { dueAt }),
})

const returnedBy = (actor: Actor, { reason = '', dueAt }: CheckVerdict): Moved['returned'] => ({
  reason,
  byId: actor.person.id,
  at: actor.at,
  ...(dueAt !== undefined && { dueAt }),
})

type Recorded = Judging & { desk: CheckDesk; state: string }

const record = async (deps: Deps, tx: Tx, { desk, state, said, actor, action }: Recorded): Promise<void> => {
  const { nomination: entry, round } = desk
  await tx.checks.sayVerdict({
    id: deps.newId('chk'),
    nominationId: entry.id,
    round,
    verdict: said.verdict,
    article: said.article ?? null,
    reason: said.reason ?? '',
    dueAt: said.dueAt ?? null,
    byId: actor.person.id,
    at: actor.at,
  })
  tx.audit({
    action: `nomination.${action}`,
    about: `nomination:${entry.id}`,
    before: { state: entry.state },
    after: { state, round, ...said },
    article: said.article ?? '第四条',
    ...(said.reason && { note: said.reason }),
  })
}

const toastOf = ({ said }: Judging, name: string): NonNullable<Outcome['toast']> => {
  if (said.verdict === 'pass') return { key: 'check-passed', facts: { name } }
  if (said.verdict === 'fail') return { key: 'check-failed', facts: { name } }
  return { key: 'check-returned', facts: { name, due: dateOf(said.dueAt ?? 0) } }
}
