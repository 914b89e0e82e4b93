import type { Node } from './check.ts'
import { isNode } from './check.ts'
import { shownText } from './plain.ts'

/** A component in reading order, the form it stands in, and the text that stands right before it. */
export type Item = { node: Node; form?: Node; caption: string }

/** Deeper than any card that was accepted; keeps odd input from exhausting the stack. */
const MAX_DEPTH = 100

type State = { items: Item[]; caption: string }

/** Every component of a card's body, containers included, as a person reads them. Never throws. */
export const itemsOf = (card: unknown): Item[] => {
  const state: State = { items: [], caption: '' }
  const body = isNode(card) && isNode(card.body) ? card.body : {}
  visitAll(body.elements, state, { depth: 0 })
  return state.items
}

const visitAll = (elements: unknown, state: State, place: { form?: Node; depth: number }): void => {
  if (!Array.isArray(elements) || place.depth > MAX_DEPTH) return
  for (const node of elements) if (isNode(node)) visit(node, state, place)
}

const visit = (node: Node, state: State, place: { form?: Node; depth: number }): void => {
  const form = node.tag === 'form' ? node : place.form
  state.items.push({ node, ...(form && { form }), caption: state.caption })
  state.caption = captionAfter(node, state.caption)
  const inside = { ...(form && { form }), depth: place.depth + 1 }
  visitAll(node.columns, state, inside)
  visitAll(node.elements, state, inside)
  if (isNode(node.button_area)) visitAll(node.button_area.buttons, state, inside)
}

/** A text is the caption of what follows it; any other component ends it, a column or row does not. */
const captionAfter = (node: Node, caption: string): string => {
  if (node.tag === 'div') return shownText(node.text)
  if (node.tag === 'markdown') return shownText(node)
  return node.tag === 'column_set' || node.tag === 'column' ? caption : ''
}
