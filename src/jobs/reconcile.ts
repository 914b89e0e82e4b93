import type { Deps } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Feishu } from '../feishu/client.ts'
import type { Posting } from '../store/nouns/postings.ts'
import type { Outgoing } from '../store/nouns/sent.ts'
import { elementIdOf } from './mark-card.ts'
import { markOf } from './publish.ts'

/** The platform's clock and ours may differ. */
const SLACK_MS = 60_000

type Parts = { deps: Deps; feishu: Feishu }

/**
 * Looks for a posting of which nobody knows whether it arrived among our own messages in the group. Found: its
 * message id. Not found: null. It never posts.
 */
export const findPosted = async ({ feishu }: Parts, posting: Posting): Promise<string | null> => {
  const since = (posting.triedAt ?? 0) - SLACK_MS
  const mark = `"mark":"${markOf(posting.what, posting.aboutId)}"`
  const own = (await feishu.listOwn(posting.chatId, since)) ?? []
  return own.find(({ content }) => holds(content, mark))?.messageId ?? null
}

// The platform may print the card's JSON in its own way, or as a string within JSON.
const holds = (content: string, mark: string): boolean => content.replace(/[\s\\]/g, '').includes(mark)

/**
 * Looks for an ordinary message in the chat it was meant for: its id, null when it is not there, 'nowhere' when that
 * chat is unknown or closed to us, undefined while the platform does not answer. It never sends.
 */
export const findSent = async (
  parts: Parts,
  outgoing: Outgoing,
): Promise<string | null | 'nowhere' | undefined> => {
  const mark = `"element_id":"${elementIdOf(outgoing.id)}"`
  try {
    const chat = 'chat' in outgoing.to ? outgoing.to.chat : await privateChat(parts, outgoing.to.person)
    const own = chat && (await parts.feishu.listOwn(chat, outgoing.triedAt - SLACK_MS))
    if (!own) return 'nowhere'
    return own.find(({ content }) => holds(content, mark))?.messageId ?? null
  } catch (error) {
    parts.deps.log.warn({ sent: outgoing.id, error }, 'a chat could not be listed')
    return undefined
  }
}

// The platform gives the id of a private chat with every message in it, and in no other way we are allowed.
const privateChat = async ({ deps, feishu }: Parts, person: string): Promise<string | null> => {
  const last = await deps.store.read((tx) => tx.sent.lastTo(person))
  return last && feishu.chatOf(last)
}

/** Asks the staff to look into the group, once. */
export const askStaff = async ({ deps }: Parts, posting: Posting, why: { code?: number }): Promise<void> => {
  await deps.store.change(
    { ...systemActor(deps.now()), once: [`posting-ask:${posting.uuid}`] },
    async (tx) => {
      if (why.code === undefined) await tx.postings.unknown(posting.id)
      else await tx.postings.failed(posting.id, why.code)
      const group = await tx.groups.byId(posting.chatId)
      tx.task('posting', `posting:${posting.id}`, `请到“${group?.name ?? ''}”查看公示卡片是否发出`)
      tx.audit({
        action: 'posting.ask',
        about: `posting:${posting.id}`,
        after: { state: why.code === undefined ? 'unknown' : 'failed', code: why.code ?? null },
        article: '第四条',
      })
      for (const person of await tx.people.holding(['staff'])) {
        tx.send({
          to: { person: person.id },
          show: { card: 'public-posting', about: { posting: posting.id } },
          lane: 1,
        })
      }
      return ok({})
    },
  )
}

/** The id of what arrived, null when it did not, undefined while the platform does not answer. */
export const lookUp = async (parts: Parts, posting: Posting): Promise<string | null | undefined> => {
  try {
    return await findPosted(parts, posting)
  } catch (error) {
    parts.deps.log.warn({ posting: posting.id, error }, 'a group could not be listed')
    return undefined
  }
}
