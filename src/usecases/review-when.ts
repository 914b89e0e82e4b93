import { dateOf } from '../domain/dates.ts'

const SHANGHAI_MS = 8 * 3_600_000

/** '2026-12-15 23:59' in Shanghai of an instant (epoch ms). */
export const momentOf = (at: number): string =>
  `${dateOf(at)} ${new Date(at + SHANGHAI_MS).toISOString().slice(11, 16)}`
