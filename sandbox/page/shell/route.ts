import { signal } from '@preact/signals'

/** One half of the window; without a split view there is only the left one. */
export type Side = 'left' | 'right'

/**
 * Who is looked at, and which chat, as the address says it. `chat` may be empty: on a wide screen the private chat
 * with the bot, on a narrow one the list of chats. `people`: the narrow screen shows the people.
 */
export type Route = { as: string; chat: string; with: string; withChat: string; people: boolean }

const FIRST_PERSON = 'zhoumin'

const read = (): Route => {
  const query = new URLSearchParams(location.search)
  return {
    as: query.get('as') ?? FIRST_PERSON,
    chat: query.get('chat') ?? '',
    with: query.get('with') ?? '',
    withChat: query.get('withchat') ?? '',
    people: query.get('people') === '1',
  }
}

export const route = signal<Route>(read())

const addressOf = ({ as, chat, with: other, withChat, people }: Route): string => {
  const query = new URLSearchParams({ as })
  if (chat) query.set('chat', chat)
  if (other) query.set('with', other)
  if (other && withChat) query.set('withchat', withChat)
  if (people) query.set('people', '1')
  return `?${query}`
}

const visits = new Set<() => void>()
/** Hears of every place the visitor goes to by themselves. */
export const onVisit = (visit: () => void): void => {
  visits.add(visit)
}

/** @param how `replace` for what the visitor did not ask for, so that 后退 leads to where they were */
export const go = (change: Partial<Route>, how: 'push' | 'replace' = 'push'): void => {
  const next = { ...route.peek(), ...change }
  const address = addressOf(next)
  if (address === addressOf(route.peek())) return
  route.value = next
  if (how === 'push') for (const visit of visits) visit()
  if (how === 'push') history.pushState(null, '', address)
  else history.replaceState(null, '', address)
}

export const personAt = (side: Side): string => (side === 'left' ? route.value.as : route.value.with)
export const chatAt = (side: Side): string => (side === 'left' ? route.value.chat : route.value.withChat)

export const become = (side: Side, person: string): void =>
  go(side === 'left' ? { as: person, chat: '', people: false } : { with: person, withChat: '' })
/** Instead of a chat: a narrow screen shows the list of chats. */
export const LIST = 'list'

export const openChat = (side: Side, chat: string): void =>
  go(side === 'left' ? { chat } : { withChat: chat })

addEventListener('popstate', () => {
  route.value = read()
})
