import { currentCard } from '../lookup.ts'
import { BOT, type CardBody } from '../model.ts'
import type { World } from '../world.ts'
import { knownMessage } from './messages.ts'
import { ApiRefusal, must, type Route } from './route.ts'
import { readCard } from './send.ts'

/** A 2.0 card can be pressed and changed for 14 days after it was sent (feishu.md 2.3), milliseconds. */
export const CARD_LIFE = 14 * 86_400_000

const sharesUpdates = (card: CardBody): boolean => {
  const config = card.config as { update_multi?: unknown } | undefined
  return config?.update_multi === true
}

/** In the middle of a press a card cannot be changed through the API (feishu.md 2.3, 5.3). */
const mustBeFree = (world: World, card: string): void => {
  if (!world.busy.locked.has(card)) return
  const msg =
    'Failed to create card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ErrPath: ROOT; ErrorValue: '
  throw new ApiRefusal(230099, msg)
}

const patch: Route = {
  op: 'im.message.patch',
  method: 'PATCH',
  path: '/open-apis/im/v1/messages/:message_id',
  handle: (world, { params, body }) => {
    const message = knownMessage(world, params.message_id)
    world.limits.receiver(message.id)
    must(!message.recalledBy, 230011, 'The message was recalled.')
    must(message.from === BOT, 230026, 'The operator is not the sender of the message.')
    const card = world.store.state.cards.get(message.card ?? '')
    must(card, 230001, 'This message is NOT a card.')
    must(world.clock.now() - card.sentAt < CARD_LIFE, 230031, 'The message is sent more than 14 days ago.')
    must(
      typeof body.content === 'string',
      230001,
      'Your request contains an invalid request parameter: content',
    )
    mustBeFree(world, card.id)
    const content = readCard(world.store.state, body.content)
    const shared = sharesUpdates(currentCard(card)) && sharesUpdates(content)
    must(shared, 230001, 'config.update_multi must be true in the card before and after the update.')
    const version = { at: world.clock.now(), by: 'patch' as const, content }
    world.store.commit({ kind: 'card', data: { card: card.id, version } })
    return { data: {} }
  },
}

/** The delayed update by the callback's token: 30 minutes, two uses, after the answer (feishu.md 2.3 B). */
const updateByToken: Route = {
  op: 'interactive.card.update',
  method: 'POST',
  path: '/open-apis/interactive/v1/card/update',
  handle: (world, { body }) => {
    const token = world.store.state.updateTokens.get(String(body.token))
    must(token, 300020, 'token is malformed')
    must(token.expires > world.clock.now(), 300030, 'token is expired')
    must(token.uses < 2, 300040, 'token was used more than twice')
    must(token.answered, 11311, 'the callback is not answered yet')
    const content = readCard(world.store.state, JSON.stringify(body.card ?? null))
    world.store.commit({ kind: 'update-token', data: { ...token, uses: token.uses + 1 } })
    const version = { at: world.clock.now(), by: 'token' as const, content }
    world.store.commit({ kind: 'card', data: { card: token.card, version } })
    return { flat: {} }
  },
}

export const cardRoutes: Route[] = [patch, updateByToken]
