import type { Cycle } from '../store/nouns/cycles.ts'
import type { PublicList, StoredRow } from '../store/nouns/lists.ts'

type Line = Omit<StoredRow, 'nominationId' | 'endsAt'>

export type PublicView = {
  list: string
  number: number
  kind: PublicList['kind']
  cycle: string
  lines: Line[]
  start: string
  end: string
  workingDays: number
  contact: string[]
  reason: string
}

/** A list as the cards show it: nothing but what may reach a group. */
export const publicViewOf = (list: PublicList, cycle: Cycle): PublicView => ({
  list: list.id,
  number: list.number,
  kind: list.kind,
  cycle: cycle.name,
  lines: list.rows.map(lineOf),
  start: list.startDate,
  end: list.endDate,
  workingDays: cycle.settings.publicityDays,
  contact: list.contact ? list.contact.split('\n') : [],
  reason: list.reason,
})

const lineOf = ({ name, unit, post, deeds, start, end }: StoredRow): Line => ({
  name,
  unit,
  post,
  deeds,
  start,
  end,
})
