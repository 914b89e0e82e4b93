import { useId } from 'preact/hooks'
import { enterInto, type Field, fieldOf } from '../../../cards/fields.ts'
import { put } from '../local.ts'
import { type Node, type Scene, useScene } from '../scene.ts'
import { aroundOf, type Placed, placeOf } from './around.ts'
import { recheck, sendValue } from './send.ts'

export type FieldState = {
  scene: Scene
  node: Node
  item: Placed
  field: Field
  /** what the person entered, else what the card came with */
  value: unknown
  /** the sentence at the field */
  problem?: string
  /** while a press of this card waits for its answer, nothing is entered that the answer would wipe out */
  busy: boolean
  /** this very field waits for its answer */
  waiting: boolean
  id: string
  enter: (value: unknown) => void
  /** enters it and, outside of a form, sends it */
  choose: (value: unknown) => void
}

/** Too long is said while it is typed; what is missing only after a submit. */
const problemOf = (scene: Scene, item: Placed): string | undefined => {
  const typed = scene.local.typed.value.get(item.at)
  const wrong = scene.local.wrong.value.get(item.at)
  if (wrong !== undefined || item.node.tag !== 'input' || typed === undefined || typed === '') return wrong
  const entered = enterInto(item, typed)
  return entered.ok ? undefined : entered.sentence
}

export const useField = (node: Node): FieldState => {
  const scene = useScene()
  const id = useId()
  const item = placeOf(scene, node)
  const { typed, pressing } = scene.local
  const field = fieldOf(item, aroundOf(scene))
  const busy = pressing.value !== null
  const enter = (value: unknown): void => {
    if (field.disabled || pressing.value !== null) return
    put(typed, item.at, value)
    recheck(scene, item)
  }
  const problem = problemOf(scene, item)
  return {
    scene,
    node,
    item,
    field,
    value: typed.value.has(item.at) ? typed.value.get(item.at) : field.value,
    ...(problem !== undefined && { problem }),
    busy,
    waiting: pressing.value === item.at,
    id,
    enter,
    choose: (value) => {
      if (field.disabled || pressing.value !== null) return
      enter(value)
      if (!item.form) void sendValue(scene, item)
    },
  }
}
