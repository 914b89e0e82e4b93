import type { Feishu } from '../feishu/client.ts'

/** Asked again after this long: about as long as a posting waits for its slot. Milliseconds of real time. */
const KNOWN_MS = 10_000

/**
 * Whether only our own people are in a group; throws while the platform does not answer. What it says of a group holds
 * for ten seconds, so that a posting that waits for room does not ask anew each time; that a group has outsiders is
 * never remembered, and one that cannot be asked about is left to the sending, which is refused with the reason.
 */
export const ownGroups = (feishu: Pick<Feishu, 'chat'>) => {
  const known = new Map<string, number>()
  return async (chatId: string): Promise<boolean> => {
    const now = performance.now()
    if ((known.get(chatId) ?? 0) > now) return true
    const chat = await feishu.chat(chatId)
    if (chat?.external) return false
    for (const [id, until] of known) if (until <= now) known.delete(id)
    known.set(chatId, now + KNOWN_MS)
    return true
  }
}
