import type { Tx, Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { Outgoing } from '../store/nouns/sent.ts'

/** Our own code of a refusal: the person has no account yet. */
export const NO_ACCOUNT = -1

/** Out of reach by private message: not visible, left, muted, of another tenant, stopped the bot. */
export const unreachable: ReadonlySet<number> = new Set([NO_ACCOUNT, 230013, 230029, 230035, 230038, 230053])

/** The staff get at most one card in this long, with everything that was given up meanwhile. */
export const TOGETHER_MS = 3 * 60_000

/** The end of the stretch in which an instant lies (epoch ms): what is told together is named by it. */
const stretchOf = (at: number): number => (Math.floor(at / TOGETHER_MS) + 1) * TOGETHER_MS

type Lost = Pick<Outgoing, 'to' | 'show' | 'lane'> & {
  /** of its card, null when none could be made */
  title: string | null
  /** in words */
  why: string
}

/** A message that was refused or given up becomes something to do for the staff, who hear of it by a card. */
export const noteUndelivered = async (tx: Tx, lost: Lost, at: number): Promise<void> => {
  // What tells of losses is itself on the list of 待办; telling of its loss would never end.
  if (lost.show.card === 'undelivered') return
  const to = await named(tx, lost.to)
  if (!to) return
  const words = `电话通知 ${to.name}：${whatOf(lost)}。原因：${lost.why}`
  if (await tx.tasks.isOpen({ kind: 'phone', about: to.about, words })) return
  tx.task('phone', to.about, words)
  const stretch = stretchOf(at)
  tx.due('undelivered-tell', String(stretch), stretch)
}

const named = async (tx: Tx, to: Outgoing['to']): Promise<{ name: string; about: string } | null> => {
  if ('person' in to) {
    const person = await tx.people.byId(to.person)
    return person && { name: person.name, about: `person:${person.id}` }
  }
  const group = await tx.groups.byId(to.chat)
  return group && { name: `“${group.name}”的群主`, about: `chat:${group.chatId}` }
}

/** What must be said on the phone. */
const whatOf = ({ show, lane, title }: Lost): string => {
  if (show.card === 'notice') return show.about.title
  if (lane === 0 || title === null) return '机器人的消息送不到，请告知办理进展'
  return title
}

/** A stretch is over: one card with what was given up in it, to each of the staff. */
export const tellUndelivered: Usecase<{ about: string; at: number }> = (deps, actor, { about }) =>
  deps.store.change(actor, async (tx) => {
    const staff = (await tx.people.holding(['staff'])).filter((person) =>
      hasRole(person, 'staff', deps.now()),
    )
    const show = { card: 'undelivered' as const, about: { stretch: Number(about) } }
    for (const person of staff) tx.send({ to: { person: person.id }, show, lane: 1 })
    return ok({})
  })
