import { aggregateEntryCard } from '../../../cards/aggregate-entry.ts'
import { aggregateGroupCard } from '../../../cards/aggregate-group.ts'
import { aggregateQueueCard } from '../../../cards/aggregate-queue.ts'
import { batchNewsCard, batchReceiptCard } from '../../../cards/batch.ts'
import { entryFullCard } from '../../../cards/entry-full.ts'
import { entryNewsCard } from '../../../cards/entry-news.ts'
import { handOverCard } from '../../../cards/hand-over.ts'
import type { AggregateShows, EntryFullShows } from '../../usecases/aggregate-shows.ts'
import { showAggregateEntry } from '../../usecases/show-aggregate-entry.ts'
import { showAggregateGroup } from '../../usecases/show-aggregate-group.ts'
import { showAggregateQueue } from '../../usecases/show-aggregate-queue.ts'
import { showBatchNews, showBatchReceipt } from '../../usecases/show-batch.ts'
import { showEntryFull } from '../../usecases/show-entry-full.ts'
import { showEntryNews } from '../../usecases/show-entry-news.ts'
import { showHandOver } from '../../usecases/show-hand-over.ts'
import { type Draws, draw } from '../show.ts'

/** The cards of 汇总, and an entry in full. */
export const aggregateDraws: Draws<keyof AggregateShows | keyof EntryFullShows> = {
  'aggregate-queue': draw(showAggregateQueue, aggregateQueueCard),
  'aggregate-entry': draw(showAggregateEntry, aggregateEntryCard),
  'aggregate-group': draw(showAggregateGroup, aggregateGroupCard),
  'hand-over': draw(showHandOver, handOverCard),
  'batch-receipt': draw(showBatchReceipt, batchReceiptCard),
  'batch-news': draw(showBatchNews, batchNewsCard),
  'entry-full': draw(showEntryFull, entryFullCard),
  'entry-news': draw(showEntryNews, entryNewsCard),
}
