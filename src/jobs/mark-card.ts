import type { Card } from '../../cards/kit.ts'

/** The platform allows 20 characters, a letter first (card JSON 2.0, `element_id`). */
const OF_ID = 19

/** By this a delivered card is found again among our messages, whatever it shows and whether it has buttons. */
export const elementIdOf = (sent: string): string => `m${sent.slice(-OF_ID)}`

/** The card with the mark of its message on its first element. */
export const markCard = (card: Card, sent: string): Card => {
  const [first, ...rest] = card.body.elements
  if (!first) return card
  const elements = [{ ...first, element_id: elementIdOf(sent) }, ...rest]
  return { ...card, body: { ...card.body, elements } }
}
