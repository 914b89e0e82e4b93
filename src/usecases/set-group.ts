import type { Tx, Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { hasRole, maySecond, needsSecond } from '../domain/roles.ts'

/**
 * 设为公示群, typed in the group by 工作人员. What kind of group it is, only the platform knows: a job asks and goes
 * on with `bindGroup`. Denials: not-your-role, external-person, group-exists.
 */
export const askForGroup: Usecase<{ chatId: string }> = (deps, actor, { chatId }) =>
  deps.store.change(actor, async (tx) => {
    if (actor.person.external) return deny('external-person')
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const known = await tx.groups.byId(chatId)
    if (known?.confirmedBy && known.removedAt === null) return deny('group-exists')
    tx.job('bind-group', { chat: chatId, person: actor.person.id })
    return ok({})
  })

type Found = { chatId: string; name: string; external: boolean }

/** The group as the platform describes it waits for a second person. Denials: not-your-role, group-external. */
export const bindGroup: Usecase<Found> = (deps, actor, { chatId, name, external }) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    if (external) return deny('group-external')
    await tx.groups.ask({ chatId, name, setBy: actor.person.id, at: actor.at })
    tx.audit({ action: 'group.ask', about: `chat:${chatId}`, after: { name }, article: '第四条' })
    const seconds = (await tx.people.holding(needsSecond['bind-group'].second)).filter(
      (person) => person.id !== actor.person.id,
    )
    for (const person of seconds) {
      tx.send({ to: { person: person.id }, show: { card: 'public-group', about: { chat: chatId } }, lane: 1 })
    }
    const lines = [`“${name}”要由另一位同志复核，同意之后公示名单才会发到这个群。`]
    tx.send({
      to: { person: actor.person.id },
      show: { card: 'notice', about: { title: '已提请设为公示群', lines } },
    })
    return ok({})
  })

/** By a second person. A list that stands in the other groups is posted here, too. Denials: not-found, group-exists, those of maySecond. */
export const confirmGroup: Usecase<{ chat: string }> = (deps, actor, { chat }) =>
  deps.store.change(actor, async (tx) => {
    const group = await tx.groups.byId(chat)
    if (!group || group.removedAt !== null) return deny('not-found')
    if (group.confirmedBy) return deny('group-exists')
    const second = maySecond('bind-group', group.setBy, actor)
    if (!second.ok) return second
    if (!(await tx.groups.confirm(chat, actor.person.id))) return deny('group-exists')
    tx.audit({
      action: 'group.confirm',
      about: `chat:${chat}`,
      before: { setBy: group.setBy },
      after: { confirmedBy: actor.person.id },
      article: '第四条',
    })
    await postWhatStands(tx)
    return ok({
      toast: { key: 'group-confirmed', facts: { group: group.name } },
      show: { card: 'public-group', about: { chat } },
    })
  })

const postWhatStands = async (tx: Tx): Promise<void> => {
  const cycle = await tx.cycles.current()
  const list = cycle && (await tx.lists.released(cycle.id))
  if (list?.card) tx.job('publish', { list: list.id, what: 'list' })
}

/** The second person says no. Denials as confirmGroup. */
export const declineGroup: Usecase<{ chat: string }> = (deps, actor, { chat }) =>
  deps.store.change(actor, async (tx) => {
    const group = await tx.groups.byId(chat)
    if (!group || group.removedAt !== null) return deny('not-found')
    if (group.confirmedBy) return deny('group-exists')
    const second = maySecond('bind-group', group.setBy, actor)
    if (!second.ok) return second
    await tx.groups.remove(chat, actor.at)
    tx.audit({ action: 'group.decline', about: `chat:${chat}`, before: { setBy: group.setBy } })
    const lines = [`“${group.name}”没有设为公示群。`]
    tx.send({ to: { person: group.setBy }, show: { card: 'notice', about: { title: '公示群', lines } } })
    return ok({
      toast: { key: 'group-declined', facts: { group: group.name } },
      show: { card: 'public-group', about: { chat } },
    })
  })

/** Brought into a group: a private word to who did it, nothing in the group, and nothing where it stands already. */
export const greetGroup: Usecase<Found> = (deps, actor, { chatId, name, external }) =>
  deps.store.change(actor, async (tx) => {
    const known = await tx.groups.byId(chatId)
    if (known && known.removedAt === null) return ok({})
    const staff = hasRole(actor.person, 'staff', actor.at)
    const lines = external
      ? ['这个群有外单位的人，不能用来公示。']
      : staff
        ? ['要在这个群公示名单，请在群里发“@我 设为公示群”，再由另一位同志复核。']
        : ['我只在公示期把名单发到指定的群，平时不说话。设为公示群由区总工会工作人员操作。']
    tx.send({
      to: { person: actor.person.id },
      show: { card: 'notice', about: { title: name ? `我已加入“${name}”` : '我已加入群聊', lines } },
    })
    return ok({})
  })
