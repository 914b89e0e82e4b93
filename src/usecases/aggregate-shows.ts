import type { ForceKey } from '../domain/criteria.ts'

/** What those are told who recommended an entry, and its nominee; worded in cards/entry-news.ts. */
export type News = 'returned' | 'handed' | 'passed' | 'failed' | 'correcting' | 'reversed'

/** The cards of 汇总. `unit` is the aggregating unit. */
export type AggregateShows = {
  /** what the unit's own unions recommended */
  'aggregate-queue': { unit?: string; page?: number }
  /** one entry, with what the aggregator may do */
  'aggregate-entry': { nomination: string }
  /** two or more of one industry, unit and post: the comparison, the order, the reason */
  'aggregate-group': { unit: string; key: string }
  /** 上报: what will leave, the method and who answers for it */
  'hand-over': { unit: string; page?: number }
  /** the receipt of a batch */
  'batch-receipt': { batch: string; page?: number }
  /** an officer's own entries of a batch that left */
  'batch-news': { batch: string; unit: string }
}

/** An entry in full, a force a face, for whoever judges it; `back` is where it was opened. */
export type EntryFullShows = {
  'entry-full': { nomination: string; face: ForceKey | 'facts'; back: 'aggregate' | 'check' }
  'entry-news': { nomination: string; news: News }
}
