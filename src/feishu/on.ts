import type { Click, Render } from '../../cards/click.ts'
import type { Card } from '../../cards/kit.ts'
import type { Deps, Outcome, Usecase } from '../deps.ts'
import type { Pressed, Presser } from '../usecases/press-seat.ts'
import type { Show } from '../usecases/shows.ts'

/** A line of clicks.ts: the button, what it does, and the card to come back to when its form is refused. */
export type On = {
  click: Click
  run: Usecase<Record<string, unknown>>
  again?: (value: Record<string, unknown>) => Show
  quick?: Quick
}

/**
 * Answers what is plainly to be accepted, in fewer steps; null for everything else, which is then judged by `run`. It
 * may know nothing that `run` does not: tests hold each press both ways against each other.
 */
export type Quick = (deps: Deps, presser: Presser, input: Record<string, unknown>) => Promise<Quickly | null>
export type Quickly = { outcome: Outcome; draw: (render: Render) => Card }

/** A line with its quick way: `press` judges, `build` draws what it found. */
export const quickly = <I>(
  line: On,
  press: (deps: Deps, presser: Presser, input: I) => Promise<Pressed>,
  build: (view: NonNullable<Pressed>['view'], render: Render) => Card,
): On => ({
  ...line,
  quick: async (deps, presser, input) => {
    const pressed = await press(deps, presser, input as I)
    return pressed && { outcome: pressed.outcome, draw: (render) => build(pressed.view, render) }
  },
})

/** `usecase` gets the button's value and the form's fields as one input. */
export const on = <V, F>(click: Click<V, F>, usecase: Usecase<V & F>, again?: (value: V) => Show): On => ({
  click: click as Click,
  run: usecase as Usecase<Record<string, unknown>>,
  ...(again && { again: again as On['again'] }),
})
