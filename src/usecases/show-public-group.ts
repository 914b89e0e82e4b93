import { has, type Loader } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import type { PostingState, PostingWhat } from '../store/nouns/postings.ts'

type Group = {
  chat: string
  name: string
  askedBy: string
  state: 'waiting' | 'confirmed' | 'removed'
  own: boolean
}

/** A group that waits for its second person. Denials: must-not-see, not-found. */
export const showPublicGroup: Loader<{ chat: string }, Group> = async (deps, viewer, { chat }) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'staff', 'confirmer')) return deny('must-not-see')
    const group = await tx.groups.byId(chat)
    if (!group) return deny('not-found')
    const by = await tx.people.byId(group.setBy)
    const kept = group.removedAt === null
    return ok({
      chat,
      name: group.name,
      askedBy: by?.name ?? '',
      state: kept ? (group.confirmedBy ? 'confirmed' : 'waiting') : 'removed',
      own: group.setBy === viewer.person.id,
    })
  })

type Posted = {
  posting: string
  group: string
  what: PostingWhat
  state: PostingState
  code: number | null
}

/** A posting that nobody is sure of. Denials: must-not-see, not-found. */
export const showPublicPosting: Loader<{ posting: string }, Posted> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'staff')) return deny('must-not-see')
    const posting = await tx.postings.byId(about.posting)
    if (!posting) return deny('not-found')
    const group = await tx.groups.byId(posting.chatId)
    const { id, what, state, code } = posting
    return ok({ posting: id, group: group?.name ?? '', what, state, code })
  })
