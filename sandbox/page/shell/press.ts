import type { SimAnswer, SimMessage } from '../../contract.ts'
import { post } from '../api.ts'
import type { CardPress } from '../card/scene.ts'
import { threadOf } from './thread.ts'
import { showError, showToast } from './toasts.ts'

type Pressed = { person: string; chat: string; message: SimMessage }

/**
 * Sends a press. The answer's toast is shown to this person alone; the card is replaced by fetching what changed, so
 * that it is the one everybody sees. Never throws: what did not work is said, and what was typed stays.
 */
export const pressCard = async ({ person, chat, message }: Pressed, press: CardPress): Promise<void> => {
  try {
    const answer = await post<SimAnswer>(`/people/${encodeURIComponent(person)}/clicks`, {
      message: message.id,
      version: message.version,
      ...press,
    })
    if (answer.toast) showToast(person, answer.toast)
    if (answer.error) showError(person, answer.error)
    await threadOf(person, chat).refresh()
  } catch (error) {
    showError(person, error)
  }
}
