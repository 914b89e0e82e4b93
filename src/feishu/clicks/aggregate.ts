import {
  confirmHandOver,
  exclude,
  giveBack,
  hold,
  include,
  openEntry,
  openGroup,
  openHandOver,
  openQueue,
  openReceipt,
  saveOrder,
} from '../../../cards/aggregate-clicks.ts'
import { readInFull, sendFiles } from '../../../cards/entry-clicks.ts'
import type { Usecase } from '../../deps.ts'
import { ok } from '../../domain/result.ts'
import { excludeEntry } from '../../usecases/exclude-entry.ts'
import { handOverBatch } from '../../usecases/hand-over.ts'
import { holdEntry } from '../../usecases/hold-entry.ts'
import { includeEntry } from '../../usecases/include-entry.ts'
import { orderGroup } from '../../usecases/order-group.ts'
import { returnEntry } from '../../usecases/return-entry.ts'
import { sendEntryFiles } from '../../usecases/send-entry-files.ts'
import type { CardName, Show, Shows } from '../../usecases/shows.ts'
import { type On, on } from '../on.ts'

/** A button that only turns to a card: its loader says who may see it. */
export const opens =
  <N extends CardName>(card: N): Usecase<Shows[N]> =>
  async (_deps, _actor, about) =>
    ok({ show: { card, about } as Show })

const entry = ({ nomination }: { nomination: string }): Show => ({
  card: 'aggregate-entry',
  about: { nomination },
})
const queue = ({ unit, page }: Shows['aggregate-queue']): Show => ({
  card: 'aggregate-queue',
  about: { ...(unit !== undefined && { unit }), ...(page !== undefined && { page }) },
})

export const aggregateClicks: readonly On[] = [
  on(openQueue, opens('aggregate-queue')),
  on(openEntry, opens('aggregate-entry')),
  on(openGroup, opens('aggregate-group')),
  on(openHandOver, opens('hand-over')),
  on(openReceipt, opens('batch-receipt')),
  on(readInFull, opens('entry-full')),
  on(sendFiles, sendEntryFiles),
  on(include, includeEntry, queue),
  on(exclude, excludeEntry, queue),
  on(giveBack, returnEntry, entry),
  on(hold, holdEntry, entry),
  on(saveOrder, orderGroup, ({ unit, key }) => ({ card: 'aggregate-group', about: { unit, key } })),
  on(confirmHandOver, handOverBatch, ({ unit }) => ({ card: 'hand-over', about: { unit } })),
]
