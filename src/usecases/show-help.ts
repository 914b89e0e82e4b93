import { type Actor, has, type Loader } from '../deps.ts'
import { ok } from '../domain/result.ts'
import type { Role } from '../domain/roles.ts'

type Line = { words: string; does: string }
type Help = { lines: Line[]; contact: string | null }

const forAll: readonly Line[] = [
  { words: '首页', does: '看当前阶段和要办的事' },
  { words: '规则', does: '看选树办法原文' },
  { words: '公示', does: '看公示名单' },
  { words: '自荐', does: '竞赛获奖选手自荐' },
  { words: '我的申报', does: '看自己或本单位申报到了哪一步' },
]
const forRoles: readonly (Line & { roles: readonly Role[] })[] = [
  { roles: ['officer'], words: '推荐 王建国 数控车工', does: '推荐一位工匠' },
  { roles: ['officer'], words: '模板', does: '取《推荐表》，填好直接发回来' },
  { roles: ['officer'], words: '继续', does: '接着填没有填完的推荐' },
  {
    roles: ['aggregator', 'checker', 'reviewer', 'chair', 'recorder', 'confirmer', 'caseHandler', 'staff'],
    words: '待办',
    does: '看等您处理的事',
  },
  { roles: ['chair', 'staff'], words: '进度', does: '看各环节进展' },
]

/** What this person can type, by role. */
export const showHelp: Loader<unknown, Help> = async (deps, viewer) => {
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  return ok({ lines: linesFor(viewer), contact: cycle?.settings.contactPhone || null })
}

const linesFor = (viewer: Actor): Line[] => {
  if (viewer.person.external) return forAll.slice(1, 3)
  const own = forRoles
    .filter((line) => has(viewer, ...line.roles))
    .map(({ words, does }) => ({ words, does }))
  return [...own, ...forAll]
}
