import type { Sim } from './sim.ts'

type Input = {
  params: Record<string, string>
  query: Record<string, string | undefined>
  body: Record<string, unknown>
}

const count = ({ query }: Input, key: string): number | undefined =>
  query[key] === undefined || Number.isNaN(Number(query[key])) ? undefined : Number(query[key])

const switchOf = ({ body: { on, seed } }: Input) => ({
  on: on === true,
  ...(typeof seed === 'number' && { seed }),
})

/** The workbench's own calls. */
export const benchVerbs: Record<string, (sim: Sim, input: Input) => unknown> = {
  'GET /_sim/wire': (sim, input) =>
    sim.wire({
      since: count(input, 'since'),
      before: count(input, 'before'),
      last: count(input, 'last'),
    }),
  'GET /_sim/cards': (sim, input) => sim.cards(count(input, 'last')),
  'GET /_sim/cards/:message': (sim, input) => sim.card(input.params.message ?? ''),
  'GET /_sim/outbox': (sim, input) => sim.outbox(count(input, 'last')),
  'GET /_sim/did': (sim, input) => sim.did(count(input, 'last')),
  'GET /_sim/scenarios': (sim) => sim.scenarios(),
  'PUT /_sim/scenarios/:name': (sim, input) => sim.scenario(input.params.name ?? '', switchOf(input)),
  'POST /_sim/deliveries/:id/redeliver': (sim, input) => sim.redeliver(input.params.id ?? ''),
}
