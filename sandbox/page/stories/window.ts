import { signal } from '@preact/signals'

/** Room for the stories beside a conversation: not on a phone, nor in a window zoomed to twice the size. */
const ROOM = matchMedia('(min-width: 700px) and (min-height: 600px)')

export const roomy = signal(ROOM.matches)
ROOM.addEventListener('change', ({ matches }) => {
  roomy.value = matches
})
