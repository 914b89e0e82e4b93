import { createHash } from 'node:crypto'
import type { Actor } from '../deps.ts'
import { isConsented } from '../domain/consent.ts'
import { textOf } from '../domain/entry.ts'
import {
  type ListChange,
  type ListedRow,
  type ListWarning,
  listCanonical,
  listChange,
  listWarnings,
  type PublicRow,
  publicRow,
  strokeOrder,
} from '../domain/public-list.ts'
import { activeGrants, needsSecond } from '../domain/roles.ts'
import type { Settings } from '../domain/settings.ts'
import type { Cycle } from '../store/nouns/cycles.ts'
import type { PublicList } from '../store/nouns/lists.ts'
import type { Nomination } from '../store/nouns/nominations.ts'
import type { Nouns } from '../store/nouns.ts'

/** What would be published now: names in stroke order, what to warn of, and the list it follows. */
export type Candidates = {
  cycle: Cycle
  kind: 'first' | 'correction'
  rows: PublicRow[]
  nominations: Map<string, Nomination>
  warnings: ListWarning[]
  groups: string[]
  /** the list in force that this one would correct */
  previous: PublicList | null
  changes: ListChange
  /** SHA-256 of the rows, whatever the dates */
  hash: string
}

/** Only an approved line of deeds is published (architecture 5, rule 8); the entry's own is what the warnings ask about. */
export const candidatesNow = async (tx: Nouns, cycle: Cycle, actor: Actor): Promise<Candidates> => {
  const previous = await tx.lists.released(cycle.id)
  const inForce = new Set(previous?.rows.map((row) => row.nominationId))
  const found = await tx.nominations.list({ cycleId: cycle.id, states: ['listed', 'publicised'] })
  const entries = found.filter((entry) => entry.state === 'listed' || inForce.has(entry.id))
  const consents = await tx.lists.consents(entries.map((entry) => entry.id))
  const open = await tx.objections.open(cycle.id)
  const listed = entries.map((entry): ListedRow => {
    const consent = consents.get(entry.id)
    return {
      nominationId: entry.id,
      name: textOf(entry.entry, 'name'),
      unit: textOf(entry.entry, 'unit'),
      post: textOf(entry.entry, 'post'),
      deeds: textOf(entry.entry, 'deeds') || (consent?.deeds ?? ''),
      consented: isConsented(consent),
      visitOpen: false,
      objectionOpen: open.has(entry.id),
      ...(consent?.deeds && { approvedDeeds: consent.deeds }),
    }
  })
  const rows = strokeOrder(listed.map((row) => publicRow({ ...row, deeds: approved(row) })))
  const groups = await tx.groups.confirmed()
  return {
    cycle,
    kind: previous ? 'correction' : 'first',
    rows,
    nominations: new Map(entries.map((entry) => [entry.id, entry])),
    warnings: listWarnings(listed, {
      groups: groups.length,
      contact: contactLines(cycle.settings).join('\n'),
      secondPersons: await secondPersons(tx, actor),
      target: cycle.settings.target,
      deedsMax: cycle.settings.deedsMax,
    }),
    groups: groups.map((group) => group.name),
    previous,
    changes: listChange(previous?.rows ?? [], rows),
    hash: rowsHash(rows),
  }
}

// What the nominee agreed to is the only line that may stand there; a later wording waits for a new consent.
const approved = (row: ListedRow): string => row.approvedDeeds ?? ''

const secondPersons = async (tx: Nouns, actor: Actor): Promise<number> => {
  const people = await tx.people.holding(needsSecond['release-list'].second)
  return people.filter(
    (person) =>
      person.id !== actor.person.id &&
      activeGrants(person, actor.at).some(({ role }) => role === 'staff' || role === 'confirmer'),
  ).length
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const rowsHash = (rows: readonly PublicRow[]): string =>
  sha256(listCanonical(rows, { start: '', end: '' }))

export const hashOf = sha256

/** How to reach the office, as printed on the list; empty where nothing is set. */
export const contactLines = (settings: Settings): string[] => [
  ...(settings.contactPhone ? [`联系电话：${settings.contactPhone}`] : []),
  ...(settings.contactMail ? [`电子邮箱：${settings.contactMail}`] : []),
  ...(settings.contactAddress ? [`联系地址：${settings.contactAddress}`] : []),
]

/** Names of what changed, for people. */
export const namedChanges = (
  change: ListChange,
  before: readonly PublicRow[],
  after: readonly PublicRow[],
): { added: string[]; removed: string[]; changed: string[] } => {
  const name = (rows: readonly PublicRow[]) => (id: string) =>
    rows.find((row) => row.nominationId === id)?.name ?? ''
  return {
    added: change.added.map(name(after)),
    removed: change.removed.map(name(before)),
    changed: change.changed.map(name(after)),
  }
}

/** One line per kind of warning with everybody it is about. */
export const groupedWarnings = (warnings: readonly ListWarning[], rows: readonly PublicRow[]) => {
  const keys = [...new Set(warnings.map((warning) => warning.key))]
  return keys.map((key) => {
    const these = warnings.filter((warning) => warning.key === key)
    return {
      key,
      severity: these[0]?.severity ?? 'soft',
      names: these.flatMap(({ nominationId }) => {
        const row = rows.find((candidate) => candidate.nominationId === nominationId)
        return row ? [row.name] : []
      }),
      count: these[0]?.count ?? null,
    }
  })
}
