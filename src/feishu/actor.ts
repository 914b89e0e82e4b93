import type { Actor, Deps, Person } from '../deps.ts'
import type { Feishu } from './client.ts'

export type Who = { openId: string; tenantKey?: string }

/**
 * The person behind an open_id; whoever speaks to the bot for the first time becomes known as 职工.
 * `tenantKey` other than the installation's makes an external person, for whom almost nothing exists.
 */
export const personOf = async (
  deps: Deps,
  feishu: Feishu,
  { who, tenantKey }: { who: Who; tenantKey: string | null },
): Promise<Person> => {
  const known = await deps.store.read((tx) => tx.people.byOpenId(who.openId))
  if (known) return known
  const external = tenantKey !== null && who.tenantKey !== undefined && who.tenantKey !== tenantKey
  const name = (external ? null : await feishu.userName(who.openId)) ?? '未登记姓名'
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    await tx.people.meet({ id: deps.newId('per'), openId: who.openId, name, external, at: deps.now() })
    return { ok: true, value: {} }
  })
  const met = await deps.store.read((tx) => tx.people.byOpenId(who.openId))
  if (!met) throw new Error('a person just met is missing')
  return met
}

/** The bot itself: closings, reminders, sealing. */
export const systemActor = (at: number): Actor => ({
  person: { id: 'system', openId: null, name: '系统', unitId: null, external: false, grants: [] },
  at,
  via: 'system',
  once: [],
})
