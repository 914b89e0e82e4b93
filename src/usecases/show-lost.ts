import { has, type Loader } from '../deps.ts'
import { ok } from '../domain/result.ts'

/** What somebody can do who said something nobody could place. */
export const showLost: Loader<unknown, { offers: string[] }> = async (_deps, viewer) => {
  if (viewer.person.external) return ok({ offers: ['规则', '公示'] })
  const officer = has(viewer, 'officer') ? ['推荐', '继续'] : []
  return ok({ offers: [...officer, '首页', '帮助', '我的申报'] })
}
