import { has, type Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import type { Role } from '../domain/roles.ts'
import { bindAccount } from './bind-account.ts'
import { initialise } from './init-bot.ts'
import type { Show } from './shows.ts'
import type { StaffShows } from './staff-shows.ts'

type Openable =
  | 'people'
  | 'grant-form'
  | 'grants-pending'
  | 'bindings'
  | 'cycle'
  | 'cycle-form'
  | 'next-stage'
  | 'settings-form'
  | 'tasks'

const openers: Readonly<Partial<Record<keyof StaffShows, readonly Role[]>>> = {
  'grants-pending': ['staff', 'confirmer'],
  people: ['staff', 'auditor'],
  cycle: ['staff', 'auditor'],
}

/** Opens one of the staff's cards. Denial: not-your-role. */
export const openStaff: Usecase<{ card: Openable; page?: number }> = async (_deps, actor, { card, page }) =>
  has(actor, ...(openers[card] ?? ['staff']))
    ? ok({ show: { card, about: page === undefined ? {} : { page } } as Show })
    : deny('not-your-role')

type Said = { rest: string }

/** 进度: the whole cycle for staff, the scoring for the chair. Denials: not-your-role, no-cycle. */
export const openProgress: Usecase<Said> = async (deps, actor) => {
  if (!has(actor, 'staff', 'auditor')) {
    return has(actor, 'chair') ? ok({ show: { card: 'review-progress', about: {} } }) : deny('not-your-role')
  }
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  if (cycle) return ok({ show: { card: 'cycle', about: {} } })
  return has(actor, 'staff') ? ok({ show: { card: 'cycle-form', about: {} } }) : deny('no-cycle')
}

/** "初始化 482913" */
export const sayCode: Usecase<Said> = (deps, actor, { rest }) => initialise(deps, actor, { code: rest })

/** "绑定 ABCD2345" */
export const sayBinding: Usecase<Said> = (deps, actor, { rest }) => bindAccount(deps, actor, { code: rest })
