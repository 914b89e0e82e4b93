import type { SimMessage } from '../../contract.ts'
import { type CardLocal, localOf } from '../card/local.ts'

/** Another one whenever the bot changed the card: what was typed belongs to the card it was typed into. */
const versionOf = (message: SimMessage): string => String(message.version ?? message.updatedAt ?? message.at)

/** What a person has typed and opened on the card of a message. */
export const localFor = (person: string, message: SimMessage): CardLocal =>
  localOf(`${person} ${message.id}`, versionOf(message))
