import type { Click } from '../../cards/click.ts'
import type { Usecase } from '../deps.ts'
import type { Show } from '../usecases/shows.ts'

/** A line of clicks.ts: the button, what it does, and the card to come back to when its form is refused. */
export type On = {
  click: Click
  run: Usecase<Record<string, unknown>>
  again?: (value: Record<string, unknown>) => Show
}

/** `usecase` gets the button's value and the form's fields as one input. */
export const on = <V, F>(click: Click<V, F>, usecase: Usecase<V & F>, again?: (value: V) => Show): On => ({
  click: click as Click,
  run: usecase as Usecase<Record<string, unknown>>,
  ...(again && { again: again as On['again'] }),
})
