import { redeliver } from '../push/outbox.ts'
import { scenariosShown, switchScenario } from '../scenarios.ts'
import type { World } from '../world.ts'
import { cardStory, latestCards } from './card-story.ts'
import { didOf } from './did.ts'
import { outboxOf } from './outbox.ts'
import { type WirePart, wireOf } from './wire.ts'

/** What the page's workbench asks for. */
export const benchOf = (world: World) => ({
  wire: (part: WirePart = {}) => wireOf(world, part),
  cards: (last?: number) => latestCards(world, last),
  card: (message: string) => cardStory(world, message),
  outbox: (last?: number) => outboxOf(world, last),
  did: (last?: number) => didOf(world, last),
  scenarios: () => scenariosShown(world),
  scenario: (name: string, input: { on: boolean; seed?: number }) => switchScenario(world, name, input),
  redeliver: (id: string) => redeliver(world, id),
})
