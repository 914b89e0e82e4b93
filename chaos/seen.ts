import type { SimClient } from '../sandbox/client.ts'
import type { SimMessage } from '../sandbox/contract.ts'
import { plain } from './plain.ts'

/** What stands in each chat, a line for each message, by the names of who is in it. */
export type Seen = Record<string, string[]>

/** Every private chat with the bot and every group, as somebody in it sees it now. Order does not count: retries change it. */
export const seenBy = async (sim: SimClient): Promise<Seen> => {
  const { people, chats } = await sim.state()
  const found: Seen = {}
  for (const { id, name, kind, members } of chats) {
    const who = people.find((person) => members.includes(person.id))
    if (!who || !members.includes('bot')) continue
    const title = kind === 'p2p' ? `${who.name}的私聊` : name
    found[title] = (await sim.messages(who.id, id)).map(lineOf).sort()
  }
  return found
}

const lineOf = ({ fromName, kind, text, card, file }: SimMessage): string =>
  JSON.stringify(plain({ fromName, kind, text, card, file }))
