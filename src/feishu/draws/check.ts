import { checkEntryCard } from '../../../cards/check-card.ts'
import { checkQueueCard } from '../../../cards/check-queue.ts'
import type { CheckShows } from '../../usecases/check-shows.ts'
import { showCheckEntry } from '../../usecases/show-check-entry.ts'
import { showCheckQueue } from '../../usecases/show-check-queue.ts'
import { type Draws, draw } from '../show.ts'

/** The cards of 资格审核. */
export const checkDraws: Draws<keyof CheckShows> = {
  'check-queue': draw(showCheckQueue, checkQueueCard),
  'check-entry': draw(showCheckEntry, checkEntryCard),
}
