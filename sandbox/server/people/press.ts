import { type Around, type Press, pressButton } from '../../cards/form.ts'
import { newId } from '../ids.ts'
import { actorOf, cardOf, currentCard, visibleMessage } from '../lookup.ts'
import type { Card, CardBody, Message, Person } from '../model.ts'
import { CARD_LIFE } from '../openapi/cards.ts'
import { cardPressed } from '../push/envelopes.ts'
import type { World } from '../world.ts'
import { callAndTell, type Heard } from './tell.ts'

/** Milliseconds an update token lives (feishu.md 2.1). */
const TOKEN_LIFE = 30 * 60_000

/** Why a card does not react, whatever is on it. */
const inert = (world: World, card: Card, message: Message): string | undefined => {
  const config = currentCard(card).config as { enable_forward_interaction?: boolean } | undefined
  if (world.clock.now() - card.sentAt >= CARD_LIFE) return '卡片已超过 14 天，不能再操作（230031）'
  if (message.forwardedFrom && config?.enable_forward_interaction !== true) return '转发的卡片不能操作'
  return undefined
}

const lock = (world: World, card: string): (() => void) => {
  const { locked } = world.busy
  locked.set(card, (locked.get(card) ?? 0) + 1)
  return () => {
    const left = (locked.get(card) ?? 1) - 1
    if (left === 0) locked.delete(card)
    else locked.set(card, left)
  }
}

type Pressing = { person: Person; message: Message; card: Card; action: Record<string, unknown> }

const callBack = async (world: World, { person, message, card, action }: Pressing): Promise<Heard> => {
  const token = {
    token: newId.updateToken(),
    card: card.id,
    expires: world.clock.now() + TOKEN_LIFE,
    uses: 0,
  }
  world.store.commit({ kind: 'update-token', data: { ...token, answered: false } })
  const unlock = lock(world, card.id)
  try {
    const envelope = cardPressed(world, { person, action, token: token.token, message })
    return await callAndTell(world, { envelope, by: person.id })
  } finally {
    unlock()
    world.store.commit({ kind: 'update-token', data: { ...token, answered: true } })
  }
}

const replaceCard = (world: World, card: Card, content: CardBody): void => {
  const version = { at: world.clock.now(), by: 'callback' as const, content }
  world.store.commit({ kind: 'card', data: { card: card.id, version } })
}

/** Who may be chosen where a card offers people: those it names, else the members of the chat. */
const aroundIn = ({ store: { state } }: World, message: Message): Around => {
  const names = new Map([...state.people.values()].map(({ openId, name }) => [openId, name]))
  const members = state.chats.get(message.chat)?.members ?? []
  return {
    nameOf: (openId) => names.get(openId),
    members: members.flatMap((member) => state.people.get(member)?.openId ?? []),
  }
}

/** The card as the person had it before their eyes; without a version as it stands now. */
const versionOf = (card: Card, version: number | undefined): CardBody | undefined =>
  version === undefined ? currentCard(card) : card.versions[version - 1]?.content

export type Click = Press & { message: string; version?: number }

/**
 * Presses a button of a card the person can see, after filling its form, by the page's own rules; the new card
 * replaces the old one for everybody who has it, the toast is for this person alone. A press on a card that was
 * replaced meanwhile sends what the older one carried, as a client does that has not heard of the new one yet.
 */
export const press = async (
  world: World,
  who: string,
  { message: id, version, ...wanted }: Click,
): Promise<Heard> => {
  const { state } = world.store
  const person = actorOf(state, who)
  const message = visibleMessage(state, person, id)
  const card = cardOf(state, message)
  if (!card) return { error: '这条消息不是卡片' }
  const stuck = inert(world, card, message)
  if (stuck) return { error: stuck }
  const shown = versionOf(card, version)
  if (!shown) return { error: `这张卡片没有第 ${version} 版` }
  const pressed = pressButton(shown, wanted, aroundIn(world, message))
  if (!pressed.ok) return { error: pressed.error }
  const pressing = { person, message, card, action: pressed.action }
  const answer = await callBack(world, pressing)
  if (answer.card) replaceCard(world, card, answer.card)
  return answer
}
