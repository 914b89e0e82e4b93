import { has, type Loader } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import type { PublicityShows } from './publicity-shows.ts'

type View = {
  group: string
  why: 'removed' | 'dissolved'
  /** what stood there, epoch ms, `end` 'YYYY-MM-DD'; null when no list did */
  shown: { number: number; from: number | null; until: number | null; end: string } | null
  /** public groups that are left */
  others: string[]
}

/** A public group that was lost, and what stood there until when. Denials: must-not-see, not-found. */
export const showPublicLost: Loader<PublicityShows['public-lost'], View> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'staff')) return deny('must-not-see')
    const group = await tx.groups.byId(about.chat)
    if (!group) return deny('not-found')
    const posting = about.posting === null ? null : await tx.postings.byId(about.posting)
    const list = await tx.lists.byId(posting?.listId ?? '')
    const others = await tx.groups.confirmed()
    const shown = posting &&
      list && {
        ...{ number: list.number, end: list.endDate },
        ...{ from: posting.postedAt, until: posting.seenAt ?? null },
      }
    return ok({ group: group.name, why: about.why, shown, others: others.map(({ name }) => name) })
  })
