import type { Toast } from '../deps.ts'
import type { Nouns } from '../store/nouns.ts'
import { contactLines } from './publicity-candidates.ts'
import { unreachable } from './undelivered.ts'

type Said = 'sent-privately' | 'objection-form-sent'

/**
 * The toast of a press in a group whose answer comes in private, with phone, mail and address of the office in case
 * it does not. Whoever could not be written to the last time is told so: whether it arrives now, no toast can wait for.
 */
export const privateToast = async (tx: Nouns, person: string, said: Said): Promise<Toast> => {
  const cycle = await tx.cycles.current()
  const contact = cycle ? contactLines(cycle.settings).join('；') : ''
  const code = await tx.sent.lastRefusal(person)
  if (code !== null && unreachable.has(code))
    return { key: 'private-unreachable', facts: { contact }, type: 'warning' }
  return { key: said, facts: { contact } }
}
