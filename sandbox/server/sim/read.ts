import { NotPossible, ownChatOf, personOf } from '../lookup.ts'
import { readKey } from '../state.ts'
import type { World } from '../world.ts'

/** Marks a chat as read up to a sequence number; never backwards. */
export const markRead = (
  world: World,
  who: string,
  { chat: key, seq }: { chat: string; seq: number },
): void => {
  const { state } = world.store
  if (!Number.isInteger(seq) || seq < 0) throw new NotPossible('缺少 seq：读到的最后一条消息的序号')
  const person = personOf(state, who)
  const chat = ownChatOf(state, person, key)
  const known = state.reads.get(readKey(person.id, chat.id)) ?? 0
  if (seq <= known) return
  world.store.commit({ kind: 'read', data: { person: person.id, chat: chat.id, seq } })
}
