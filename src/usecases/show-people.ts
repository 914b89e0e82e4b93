import { type Actor, type Deps, has, type Loader } from '../deps.ts'
import { dateOf } from '../domain/dates.ts'
import { deny, ok } from '../domain/result.ts'
import { confirmGrant, type Role, requireSecondPerson, roles, rolesOf } from '../domain/roles.ts'
import type { Stage } from '../domain/stages.ts'
import type { GrantRow } from '../store/nouns/grants.ts'
import { bindingCode, bindingCodeKey } from './one-time-code.ts'
import { pageOf } from './page-of.ts'

const SIZE = 8

/** `bound`: has an account; `last`: of the staff, the only one. */
export type Holder = {
  grant: string
  name: string
  role: Role
  unit: string | null
  category: string | null
  since: string
  bound: boolean
}
export type PeopleView = {
  holders: Holder[]
  total: number
  pending: number
  unbound: number
  /** somebody besides the viewer can confirm */
  second: boolean
  page: number
  pages: number
}

/** 人员: who holds which role. Denial: not-your-role. */
export const showPeople: Loader<{ page?: number }, PeopleView> = async (deps, viewer, about) => {
  if (!has(viewer, 'staff', 'auditor')) return deny('not-your-role')
  return deps.store.read(async (tx) => {
    const total = await tx.grants.countHolders()
    const { page, pages } = pageOf(about.page, total, SIZE)
    const holders = await tx.grants.holders({ skip: page * SIZE, take: SIZE })
    const able = await tx.people.holding(['staff', 'confirmer'])
    return ok({
      holders: holders.map(holderOf),
      total,
      pending: (await tx.grants.pending()).length,
      unbound: (await tx.roster.unbound()).length,
      second: requireSecondPerson('confirm-grant', able, viewer.at).ok,
      page,
      pages,
    })
  })
}

const holderOf = (grant: GrantRow): Holder => ({
  grant: grant.id,
  name: grant.personName,
  role: grant.role,
  unit: grant.unitName,
  category: grant.category,
  since: dateOf(grant.from),
  bound: grant.openId !== null,
})

export type PendingView = {
  lines: {
    grant: string
    name: string
    role: Role
    givenBy: string
    since: string
    mine: 'may' | 'gave' | 'receives'
  }[]
  /** how many wait beyond those shown */
  more: number
}

/** What waits for a second person, as this one may confirm it. Denial: not-your-role. */
export const showPending: Loader<unknown, PendingView> = async (deps, viewer) => {
  if (!has(viewer, 'staff', 'confirmer')) return deny('not-your-role')
  return deps.store.read(async (tx) => {
    const pending = await tx.grants.pending()
    const lines = pending
      .map((grant) => ({ grant, mine: mineOf(grant, viewer) }))
      .sort((a, b) => Number(a.mine !== 'may') - Number(b.mine !== 'may'))
      .slice(0, SIZE)
    const givers = await tx.people.byIds(lines.map(({ grant }) => grant.grantedBy))
    const name = (id: string) => givers.find((one) => one.id === id)?.name ?? '系统'
    return ok({
      lines: lines.map(({ grant, mine }) => ({
        grant: grant.id,
        name: grant.personName,
        role: grant.role,
        givenBy: name(grant.grantedBy),
        since: dateOf(grant.from),
        mine,
      })),
      more: pending.length - lines.length,
    })
  })
}

const mineOf = (grant: GrantRow, viewer: Actor): PendingView['lines'][number]['mine'] => {
  if (grant.personId === viewer.person.id) return 'receives'
  return confirmGrant(grant, { person: viewer.person, at: viewer.at }).ok ? 'may' : 'gave'
}

export type BindingsView = {
  lines: { person: string; name: string; unit: string | null; code: string | null; until: string | null }[]
  total: number
  page: number
  pages: number
}

/** People of the sheet without an account, with the code that binds one. Denial: not-your-role. */
export const showBindings: Loader<{ page?: number }, BindingsView> = async (deps, viewer, about) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  return deps.store.read(async (tx) => {
    const all = await tx.roster.unbound()
    const { page, pages } = pageOf(about.page, all.length, SIZE)
    const shown = all.slice(page * SIZE, (page + 1) * SIZE)
    const codes = await tx.codes.bindingsOf(shown.map((one) => one.id))
    const units = await tx.units.all()
    const lines = shown.map((one) => {
      const code = codes.find((each) => each.personId === one.id)
      return {
        person: one.id,
        name: one.name,
        unit: units.find((unit) => unit.id === one.unitId)?.name ?? null,
        ...codeOf(deps, code, viewer.at),
      }
    })
    return ok({ lines, total: all.length, page, pages })
  })
}

type Stored = { codeKey: string; personId: string; until: number } | undefined

// After the data key was replaced the code cannot be told again: a new one is made then.
const codeOf = (deps: Deps, stored: Stored, now: number) => {
  if (!stored || stored.until < now) return { code: null, until: null }
  const code = bindingCode(deps, stored.personId, stored.until)
  if (bindingCodeKey(deps, code) !== stored.codeKey) return { code: null, until: null }
  return { code, until: dateOf(stored.until) }
}

export type OwnRoles = {
  name: string
  roles: Role[]
  external: boolean
  cycle: string | null
  stage: Stage | null
}

/** The roles this person has now, for 欢迎 and for whoever was given one. */
export const showOwnRoles: Loader<unknown, OwnRoles> = async (deps, viewer) => {
  const cycle = await deps.store.read((tx) => tx.cycles.current())
  return ok({
    name: viewer.person.name,
    roles: [...rolesOf(viewer.person, viewer.at)].filter((role) => role !== 'worker'),
    external: viewer.person.external,
    cycle: cycle?.name ?? null,
    stage: cycle?.stage ?? null,
  })
}

export type GrantFormView = { roles: Role[]; second: boolean }

/** What 授权 offers. Denial: not-your-role. */
export const showGrantForm: Loader<unknown, GrantFormView> = async (deps, viewer) => {
  if (!has(viewer, 'staff')) return deny('not-your-role')
  const able = await deps.store.read((tx) => tx.people.holding(['staff', 'confirmer']))
  const offered = (Object.keys(roles) as Role[]).filter((role) => role !== 'worker' && role !== 'nominee')
  return ok({ roles: offered, second: requireSecondPerson('confirm-grant', able, viewer.at).ok })
}
