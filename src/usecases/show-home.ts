import { type Actor, has, type Loader } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { roles, rolesOf } from '../domain/roles.ts'
import { stages } from '../domain/stages.ts'
import { type DateAhead, datesAhead } from './show-dates.ts'
import { todoOf, type Waiting } from './todo.ts'

type Home = {
  name: string
  cycle: string | null
  stage: string | null
  dates: DateAhead[]
  roles: string[]
  todo: Waiting[]
  offers: string[]
}

/** What a person finds at 首页: the stage, the dates, and what their roles let them do. */
export const showHome: Loader<unknown, Home> = async (deps, viewer) => {
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  return ok({
    name: viewer.person.name,
    cycle: cycle?.name ?? null,
    stage: cycle ? stages[cycle.stage] : null,
    dates: cycle ? datesAhead(cycle, viewer.at) : [],
    roles: [...rolesOf(viewer.person, viewer.at)].filter((r) => r !== 'worker').map((r) => roles[r]),
    todo: await todoOf(deps, viewer),
    offers: offersFor(viewer, cycle !== null),
  })
}

const offersFor = (viewer: Actor, running: boolean): string[] => {
  if (viewer.person.external) return ['规则', '公示']
  const first = has(viewer, 'officer') ? ['推荐', '继续'] : []
  const progress = has(viewer, 'staff', 'chair') ? ['进度'] : []
  const staff = has(viewer, 'staff') ? [...(running ? [] : ['新建年度']), '人员'] : []
  return [...first, '待办', ...(running ? progress : []), ...staff, '规则', '公示', '自荐', '我的申报']
}
