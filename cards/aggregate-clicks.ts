import { z } from 'zod'
import { defineClick } from './click.ts'

/** The buttons of 汇总. An officer of a unit directly under the district acts for the own unit. */
const who = ['aggregator', 'officer'] as const
const place = { unit: z.string().optional(), page: z.number().int().min(1).max(1000).optional() }
const entry = { nomination: z.string(), version: z.number().int() }

const step = (name: string) =>
  defineClick({ name, who, during: 'aggregate', value: z.object({ ...entry, ...place }) })

export const include = step('aggregate.include')
export const exclude = step('aggregate.exclude')

const withReason = (name: string) =>
  defineClick({
    name,
    who,
    during: 'aggregate',
    value: z.object(entry),
    form: z.object({ reason: z.string().max(500).default('') }),
  })

export const giveBack = withReason('aggregate.return')
export const hold = withReason('aggregate.hold')

/** Looking: allowed as long as the card is, whatever the stage. */
export const openQueue = defineClick({ name: 'aggregate.queue', who, value: z.object(place) })
export const openEntry = defineClick({
  name: 'aggregate.entry',
  who,
  value: z.object({ nomination: z.string() }),
})
export const openGroup = defineClick({
  name: 'aggregate.group',
  who,
  value: z.object({ unit: z.string(), key: z.string() }),
})
export const openReceipt = defineClick({
  name: 'aggregate.receipt',
  who: [...who, 'checker', 'staff', 'chair', 'auditor'],
  value: z.object({ batch: z.string(), page: place.page }),
})

/** A group larger than this is ordered by typing the names. */
export const PLACES_MAX = 6
const choice = z.string().default('')

export const saveOrder = defineClick({
  name: 'aggregate.order',
  who,
  during: 'aggregate',
  value: z.object({ unit: z.string(), key: z.string() }),
  form: z
    .object({
      place1: choice,
      place2: choice,
      place3: choice,
      place4: choice,
      place5: choice,
      names: z.string().max(1000).default(''),
      reason: z.string().max(500).default(''),
    })
    .transform(({ names, reason, ...places }) => ({
      names,
      reason,
      places: Object.values(places).filter((id) => id !== ''),
    })),
})

/** 上报 in the queue: what would leave. */
export const openHandOver = defineClick({
  name: 'aggregate.leaving',
  who,
  during: 'aggregate',
  value: z.object({ unit: z.string(), page: place.page }),
})

/** 确认上报: it leaves. `seen` tells what the card listed. */
export const confirmHandOver = defineClick({
  name: 'aggregate.handOver',
  who,
  during: 'aggregate',
  value: z.object({ unit: z.string(), seen: z.string() }),
  form: z.object({
    method: z
      .enum(['appraisal', 'contest', 'other', ''])
      .default('')
      .transform((method) => (method === '' ? undefined : method)),
    methodNote: z.string().max(500).default(''),
    signatory: z.string().max(40).default(''),
  }),
})
