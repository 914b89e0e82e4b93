import type { Node } from './check.ts'
import { isNode } from './check.ts'
import { shownText, stringOf } from './plain.ts'

export type Choice = { text: string; value: string }

/** What the card does not say itself: who somebody is, and who is in the chat (open_ids). */
export type Around = { nameOf: (openId: string) => string | undefined; members: readonly string[] }

const isPersonSelect = (node: Node): boolean => String(node.tag).endsWith('select_person')

const listed = (node: Node): Choice[] | undefined => {
  if (!Array.isArray(node.options)) return undefined
  return node.options.filter(isNode).map((one) => {
    const value = stringOf(one, 'value')
    return { text: shownText(one.text) || value, value }
  })
}

const known = (ids: readonly string[], { nameOf }: Around): Choice[] =>
  ids.flatMap((value) => {
    const text = nameOf(value)
    return text === undefined ? [] : [{ text, value }]
  })

/**
 * Options of a select or an overflow. Somebody unknown is not offered, and without a known candidate everybody
 * in the chat is (select_person, options); where the surroundings are not known, an id stands for the person.
 */
export const choicesOf = (node: Node, around?: Around): Choice[] | undefined => {
  const options = listed(node)
  if (!around || !isPersonSelect(node)) return options
  const candidates = known(options?.map((one) => one.value) ?? [], around)
  return candidates.length > 0 ? candidates : known(around.members, around)
}

/** One option by its text, else its value; `exact` the other way round, as a press by place names it. */
export const findChoice = (
  offered: readonly Choice[],
  raw: unknown,
  exact = false,
): { choice?: Choice; same: number } => {
  const wanted = typeof raw === 'number' ? String(raw) : raw
  const byValue = offered.find((one) => one.value === wanted)
  if (exact && byValue) return { choice: byValue, same: 1 }
  const byText = offered.filter((one) => one.text === wanted)
  if (byText.length > 1) return { same: byText.length }
  return { choice: byText[0] ?? byValue, same: 1 }
}

export const initialChoice = (node: Node, choices: readonly Choice[] = []): string => {
  const wanted = stringOf(node, 'initial_option')
  const named = choices.find((one) => one.value === wanted) ?? choices.find((one) => one.text === wanted)
  if (wanted !== '' && named) return named.value
  const index = typeof node.initial_index === 'number' ? node.initial_index : 0
  return choices[index - 1]?.value ?? ''
}

export const initialChoices = (node: Node, choices: readonly Choice[] = []): unknown[] => {
  const offered = choices.map((one) => one.value)
  const chosen: unknown[] = Array.isArray(node.selected_values) ? node.selected_values : []
  return chosen.filter((value) => offered.length === 0 || offered.includes(String(value)))
}
