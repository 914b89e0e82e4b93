import { randomBytes } from 'node:crypto'

/** In the order in which a database sorts them. */
const ALPHABET = '234567abcdefghijklmnopqrstuvwxyz'
const letters = (value: number, length: number): string =>
  Array.from({ length }, (_, at) => ALPHABET[Math.floor(value / 32 ** (length - 1 - at)) % 32]).join('')

/**
 * Ids of the same form whose order is that of their making, also across a restart: what a card lists by id, it lists in
 * the same order in every run of a story.
 */
export const orderedIds = (now: () => number): ((prefix: string) => string) => {
  let made = 0
  return (prefix) => {
    made += 1
    const tail = [...randomBytes(7)].map((byte) => ALPHABET[byte % 32]).join('')
    return `${prefix}_${letters(now(), 9)}${letters(made, 4)}${tail}`
  }
}
