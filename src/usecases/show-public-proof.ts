import { has, type Loader, type Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import type { Posting } from '../store/nouns/postings.ts'

type Line = {
  number: number
  what: Posting['what']
  group: string
  state: Posting['state']
  /** epoch ms */
  postedAt: number | null
  /** the last instant at which it was known to stand, of a lost group */
  until: number | null
  messageId: string | null
  cardSha256: string
  current: boolean
}
type View = { lines: Line[]; page: number; pages: number }

const PAGE = 8

/** 公示凭证: what stood where, when, with which hash, newest list first. Denials: must-not-see, no-cycle. */
export const showPublicProof: Loader<{ page?: number }, View> = async (deps, viewer, about) =>
  deps.store.read(async (tx) => {
    if (!has(viewer, 'staff', 'confirmer', 'auditor')) return deny('must-not-see')
    const cycle = await tx.cycles.current()
    if (!cycle) return deny('no-cycle')
    const names = new Map((await tx.groups.all()).map(({ chatId, name }) => [chatId, name]))
    const all: Line[] = []
    for (const list of (await tx.lists.everReleased(cycle.id)).reverse()) {
      for (const posting of await tx.postings.ofList(list.id)) {
        const { what, state, messageId, cardSha256, postedAt, seenAt } = posting
        const isGone = what === 'gone'
        all.push({
          ...{ number: list.number, what, state, messageId, cardSha256 },
          current: posting.current && !isGone,
          until: isGone ? seenAt : null,
          group: names.get(posting.chatId) ?? posting.chatId,
          postedAt,
        })
      }
    }
    const pages = Math.max(1, Math.ceil(all.length / PAGE))
    const page = Math.min(Math.max(0, about.page ?? 0), pages - 1)
    return ok({ lines: all.slice(page * PAGE, page * PAGE + PAGE), page, pages })
  })

export const turnProof: Usecase<{ page: number }> = async (_deps, _actor, { page }) =>
  ok({ show: { card: 'public-proof', about: { page } } })
