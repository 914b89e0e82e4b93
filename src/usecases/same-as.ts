import { duplicatesOf } from '../domain/duplicates.ts'
import { gone } from '../domain/nomination-facts.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'

export type SameAs = { other: Nomination; by: ('name' | 'member' | 'phone')[] }

/** Other live entries of the cycle that may be the same person: same name and unit, or same membership number. */
export const sameAs = async (tx: Nouns, nomination: Nomination): Promise<SameAs[]> => {
  const { cycleId, nameKey, memberKey } = nomination
  const named = nameKey ? await tx.nominations.list({ cycleId, nameKey }) : []
  const numbered = memberKey ? await tx.nominations.list({ cycleId, memberKey }) : []
  const others = new Map(
    [...named, ...numbered].filter(({ state }) => !gone.includes(state)).map((other) => [other.id, other]),
  )
  const found = duplicatesOf(keysOf(nomination), [...others.values()].map(keysOf))
  return found.flatMap(({ id, by }) => {
    const other = others.get(id)
    return other ? [{ other, by }] : []
  })
}

const keysOf = ({ id, nameKey, memberKey }: Nomination) => ({
  id,
  ...(nameKey && { nameKey }),
  ...(memberKey && { memberKey }),
})
