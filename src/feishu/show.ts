import type { Render } from '../../cards/click.ts'
import type { Card } from '../../cards/kit.ts'
import type { Actor, Deps, Loader } from '../deps.ts'
import { ok, type Result } from '../domain/result.ts'
import type { CardName, Show, Shows } from '../usecases/shows.ts'

export type Draw<About> = (deps: Deps, viewer: Actor, about: About, render: Render) => Promise<Result<Card>>
export type Draws<Names extends CardName = CardName> = { [N in Names]: Draw<Shows[N]> }

/** Joins what a card shows with how it looks. The loader refuses what this viewer may not see. */
export const draw =
  <About, View>(load: Loader<About, View>, build: (view: View, render: Render) => Card): Draw<About> =>
  async (deps, viewer, about, render) => {
    const view = await load(deps, viewer, about)
    return view.ok ? ok(build(view.value, render)) : view
  }

/** A card that needs nothing loaded. */
export const drawPlain =
  <About>(build: (about: About, render: Render) => Card): Draw<About> =>
  async (_deps, _viewer, about, render) =>
    ok(build(about, render))

export type ShowNow = (
  deps: Deps,
  viewer: Actor,
  show: Show,
  typed?: Render['typed'],
) => Promise<Result<Card>>

/** Renders a reference for a viewer now, with a fresh key of its own for the buttons. */
export const showNow =
  (draws: Draws): ShowNow =>
  (deps, viewer, show, typed) => {
    const paint = draws[show.card] as Draw<unknown>
    return paint(deps, viewer, show.about, { k: deps.newId('k'), ...(typed && { typed }) })
  }
