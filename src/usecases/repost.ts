import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'

/**
 * 补发: staff looked into the group and the card is not there. Denials: not-your-role, not-found, already-released
 * when it stands there after all.
 */
export const repost: Usecase<{ posting: string }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const posting = await tx.postings.byId(input.posting)
    if (!posting) return deny('not-found')
    if (posting.state !== 'unknown' && posting.state !== 'failed') return deny('already-released')
    await tx.postings.again(posting.id, deps.newId('post'))
    tx.audit({
      action: 'posting.again',
      about: `posting:${posting.id}`,
      before: { state: posting.state, uuid: posting.uuid },
      article: '第四条',
    })
    tx.job('post', { posting: posting.id })
    const group = await tx.groups.byId(posting.chatId)
    return ok({
      toast: { key: 'reposting', facts: { group: group?.name ?? '' } },
      show: { card: 'public-posting', about: { posting: posting.id } },
    })
  })
