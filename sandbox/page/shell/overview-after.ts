import type { SimOverview, SimOverviewPerson } from '../../contract.ts'
import type { Trigger } from './live.ts'

type Touched = { id: string; chat: string; from: string; at: string; line: string }

/** The server counts no further either. */
const MAX_COUNTED = 100

const touchedOf = ({ data }: Trigger): Touched[] => (data.messages as Touched[] | undefined) ?? []

const sumOf = (chats: SimOverviewPerson['chats']): number =>
  chats.reduce((sum, { unread }) => sum + unread, 0)

const recount = (
  person: SimOverviewPerson,
  chat: string,
  count: (unread: number) => number,
): SimOverviewPerson => {
  const chats = person.chats.map((own) =>
    own.id === chat ? { ...own, unread: Math.min(count(own.unread), MAX_COUNTED) } : own,
  )
  return { ...person, chats, unread: sumOf(chats) }
}

const withMessage = (overview: SimOverview, { id, chat, from, at, line }: Touched): SimOverview => ({
  ...overview,
  chats: overview.chats.map((each) => (each.id === chat ? { ...each, last: { id, at, from, line } } : each)),
  people: overview.people.map((person) =>
    person.id !== from && person.chats.some((own) => own.id === chat)
      ? recount(person, chat, (unread) => unread + 1)
      : person,
  ),
})

const withLine = (overview: SimOverview, { id, line }: Touched): SimOverview =>
  overview.chats.some(({ last }) => last?.id === id)
    ? {
        ...overview,
        chats: overview.chats.map((each) =>
          each.last?.id === id ? { ...each, last: { ...each.last, line } } : each,
        ),
      }
    : overview

const withPerson = (
  overview: SimOverview,
  id: unknown,
  change: (person: SimOverviewPerson) => SimOverviewPerson,
): SimOverview => ({
  ...overview,
  people: overview.people.map((person) => (person.id === id ? change(person) : person)),
})

/** The lists after something happened, without asking again; undefined when they have to be fetched anew. */
export const overviewAfter = (overview: SimOverview, trigger: Trigger): SimOverview | undefined => {
  const { kind, data } = trigger
  const known = touchedOf(trigger).every(({ chat }) => overview.chats.some(({ id }) => id === chat))
  if (!known) return undefined
  switch (kind) {
    case 'message':
      return touchedOf(trigger).reduce(withMessage, overview)
    case 'card':
    case 'recall':
      return touchedOf(trigger).reduce(withLine, overview)
    case 'read':
      return withPerson(overview, data.person, (person) =>
        recount(person, String(data.chat), () => Number(data.unread)),
      )
    case 'entered':
      return withPerson(overview, data.person, (person) => ({ ...person, entered: true }))
    case 'person':
      return withPerson(overview, data.id, (person) => ({ ...person, ...data }))
    case 'chat':
    case 'member':
    case 'dissolved':
      return undefined
    default:
      return overview
  }
}

/** Lists that were fetched, with what was heard while they were on their way. */
export const caughtUp = (fresh: SimOverview, heard: readonly Trigger[]): SimOverview =>
  heard
    .filter(({ seq }) => seq > fresh.seq)
    .reduce((overview, trigger) => overviewAfter(overview, trigger) ?? overview, fresh)
