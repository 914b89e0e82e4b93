import { fieldOf, isField } from '../../cards/fields.ts'
import { type Item, itemsOf } from '../../cards/walk.ts'
import type { SimMessage } from '../../contract.ts'
import { put } from '../card/local.ts'
import { localFor } from './card-local.ts'
import { findPerson, ownChat } from './tenant.ts'
import { threadOf } from './thread.ts'

type Where = { person: string; chat: string }
type Example = Readonly<Record<string, string>>

/** Options are shown with more than a name: `王建国（海淀精工机械有限公司）`. */
const valueFor = (item: Item, words: string): string => {
  const offered = fieldOf(item).options
  return offered?.find(({ text }) => text.startsWith(words))?.value ?? words
}

const asksFor = (message: SimMessage, label: string): boolean =>
  itemsOf(message.card).some((item) => isField(item.node) && fieldOf(item).label === label)

/**
 * Writes into the newest card that asks for it, as if the person had typed it; nothing is sent.
 * @returns false while there is no such card
 */
export const fillIn = ({ person, chat }: Where, example: Example): boolean => {
  const own = ownChat(findPerson(person), chat)
  const messages = own
    ? threadOf(person, own.id)
        .chunks.peek()
        .flatMap((chunk) => chunk.messages)
    : []
  const labels = Object.keys(example)
  const message = messages.findLast((one) => one.card && labels.every((label) => asksFor(one, label)))
  if (!message) return false
  const { typed } = localFor(person, message)
  for (const [at, item] of itemsOf(message.card).entries()) {
    const words = isField(item.node) ? example[fieldOf(item).label] : undefined
    if (words !== undefined) put(typed, at, valueFor(item, words))
  }
  return true
}
