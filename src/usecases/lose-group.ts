import type { Tx, Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { PublicGroup } from '../store/nouns/groups.ts'

/** `removed`: the bot was taken out; `dissolved`: there is no such group any more. */
export type LostWhy = 'removed' | 'dissolved'

/**
 * A public group is lost: no list can be posted there any more. What stood there until when goes on record, and the
 * staff hear of it with what to do. Nothing for a group that was none of ours, or lost before.
 */
export const loseGroup: Usecase<{ chatId: string; why: LostWhy }> = (deps, actor, { chatId, why }) =>
  deps.store.change(actor, async (tx) => {
    const group = await tx.groups.byId(chatId)
    if (!group || !(await tx.groups.remove(chatId, actor.at))) return ok({})
    tx.audit({
      action: 'group.lost',
      about: `chat:${chatId}`,
      before: { confirmedBy: group.confirmedBy },
      after: { why },
      article: '第四条',
    })
    const posting = await closeProof(tx, { group, why, at: actor.at })
    const words = why === 'removed' ? '机器人被移出了' : '已解散：'
    tx.task(
      'group',
      `chat:${chatId}`,
      `公示群${words}“${group.name}”，请请回机器人或者换一个群、张贴纸质公示`,
    )
    for (const person of await tx.people.holding(['staff'])) {
      if (!hasRole(person, 'staff', actor.at)) continue
      const about = { chat: chatId, why, posting }
      tx.send({ to: { person: person.id }, show: { card: 'public-lost', about }, lane: 1 })
    }
    return ok({})
  })

type Lost = { group: PublicGroup; why: LostWhy; at: number }

/** What was shown from when until when: as long as the bot was known to be in the group. Answers the posting's id. */
const closeProof = async (tx: Tx, { group, why, at }: Lost): Promise<string | null> => {
  const posting = await tx.postings.currentIn(group.chatId)
  if (!posting) return null
  await tx.postings.gone(posting.id)
  tx.audit({
    action: 'posting.gone',
    about: `posting:${posting.id}`,
    after: {
      ...{ why, list: posting.listId, group: group.chatId, message: posting.messageId },
      ...{ card: posting.cardSha256, from: isoOf(posting.postedAt), until: isoOf(posting.seenAt) },
      noticed: isoOf(at),
    },
    article: '第四条',
  })
  return posting.id
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
