import { type Deed, deedOf } from '../../../cards/deed.ts'
import { type Node, useScene } from '../scene.ts'
import { type Placed, placeOf } from './around.ts'
import { pressItem } from './send.ts'

/** The second click of a double click comes sooner; a person who presses again on purpose comes later. */
const DOUBLE_MS = 350
let pressedAt = Number.NEGATIVE_INFINITY

/** The same press again, also when the answer was faster than the finger and another button lies there now. */
const isSecond = (event: MouseEvent): boolean => {
  const second = event.detail > 1 && event.timeStamp - pressedAt < DOUBLE_MS
  pressedAt = event.timeStamp
  return second
}

export type PressState = {
  item: Placed
  deed: Deed
  /** it cannot be pressed now: it is disabled, or something on the card waits for its answer */
  stopped: boolean
  waiting: boolean
  press: (event: MouseEvent) => void
  /** Enter that is held down is one press */
  held: (event: KeyboardEvent) => void
}

export const usePress = (node: Node): PressState => {
  const scene = useScene()
  const item = placeOf(scene, node)
  const deed = deedOf(item)
  const { pressing } = scene.local
  return {
    item,
    deed,
    stopped: deed.disabled || pressing.value !== null,
    waiting: pressing.value === item.at,
    press: (event) => {
      if (!isSecond(event)) void pressItem(scene, item, event.currentTarget as Element)
    },
    held: (event) => {
      if (event.repeat && event.key === 'Enter') event.preventDefault()
    },
  }
}
