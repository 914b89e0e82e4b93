import type { Loader } from '../deps.ts'
import { careerOf } from '../domain/career.ts'
import { textOf } from '../domain/entry.ts'
import type { NominationState } from '../domain/nomination-facts.ts'
import { deny, ok } from '../domain/result.ts'
import { careerReferenceOf } from '../domain/validation.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import { comparedStates, type Group, groupsOf, isSettled } from './aggregate-groups.ts'
import { deskOf } from './aggregate-scope.ts'
import type { Shows } from './shows.ts'

type Member = {
  id: string
  name: string
  post: string
  state: NominationState
  skill: string
  contest: string
  career: { years: number; months: number } | null
}
type View = {
  unit: string
  key: string
  title: { industry: string; unit: string; post: string }
  /** by the order stated, else as submitted */
  members: Member[]
  settled: boolean
  /** somebody joined the group after the order was stated */
  outdated: boolean
  reason: string
}

/** The comparison of one industry, unit and post. Denials: those of deskOf, not-found. */
export const showAggregateGroup: Loader<Shows['aggregate-group'], View> = (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    const desk = await deskOf(tx, viewer, about.unit)
    if (!desk.ok) return desk
    const { cycle, units, scope } = desk.value
    const entries = await tx.nominations.list({
      cycleId: cycle.id,
      unitIds: scope.unitIds,
      states: comparedStates,
    })
    const group = (await groupsOf(tx, desk.value, entries)).find(({ key }) => key === about.key)
    if (!group) return deny('not-found')
    return ok({
      unit: about.unit,
      key: about.key,
      title: {
        industry: group.industry,
        unit: units.find(({ id }) => id === group.unitId)?.name ?? '',
        post: group.post,
      },
      members: inOrder(group).map((entry) => memberOf(entry, cycle, viewer.at)),
      settled: isSettled(group),
      outdated: group.order !== undefined && !isSettled(group),
      reason: group.order?.reason ?? '',
    })
  })

const inOrder = ({ entries, order }: Group): Nomination[] => {
  const place = ({ id }: Nomination) => {
    const index = order?.order.indexOf(id) ?? -1
    return index < 0 ? Number.POSITIVE_INFINITY : index
  }
  const bySubmission = [...entries].sort((a, b) => (a.submittedAt ?? 0) - (b.submittedAt ?? 0))
  return bySubmission.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)))
}

const memberOf = (nomination: Nomination, cycle: Cycle, at: number): Member => {
  const { entry } = nomination
  const text = textOf(entry, 'career')
  const reference = careerReferenceOf(cycle.settings, at, cycle.dates.nominate?.closes)
  const read = text === '' ? null : careerOf(text, reference)
  return {
    id: nomination.id,
    name: textOf(entry, 'name'),
    post: textOf(entry, 'post'),
    state: nomination.state,
    skill: textOf(entry, 'skill'),
    contest: textOf(entry, 'contest'),
    career: read && { years: read.years, months: read.restMonths },
  }
}
