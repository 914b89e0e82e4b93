import type { Card } from '../../cards/kit.ts'

/**
 * One fixture file per card family in test/cards/fixtures: each card's smallest and its largest view, with text that
 * tries to become markup. `card` is the name in the registry of cards; `typed` must come out exactly as typed.
 */
export type Fixture = { card: string; name: string; json: Card; typed?: string[] }
