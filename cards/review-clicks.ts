import { z } from 'zod'
import { defineClick } from './click.ts'

/** Every button names the candidate; whose score it changes is decided by who presses. */
const candidate = z.object({ nomination: z.string() })

/** The card stays where it is (`from` its candidate, or the queue's page), and the next one comes as a message. */
export const start = defineClick({
  name: 'review.start',
  who: ['reviewer'],
  value: z.object({
    nomination: z.string().optional(),
    from: z.string().optional(),
    page: z.number().int().min(0).optional(),
  }),
})

/** 评审任务, one page of it. */
export const queue = defineClick({
  name: 'review.queue',
  who: ['reviewer'],
  value: z.object({ page: z.number().int().min(0) }),
})

// What is no mark is refused by the rule in its own words, not as an expired card.
export const mark = defineClick({
  name: 'review.mark',
  who: ['reviewer'],
  during: 'review',
  value: candidate.extend({ criterion: z.unknown(), mark: z.unknown() }),
})

/** The form holds one field, whose name differs from criterion to criterion. */
const onlyField = z
  .record(z.string(), z.unknown())
  .transform((fields) => ({ reason: String(Object.values(fields)[0] ?? '').slice(0, 1000) }))

export const reasonFor = defineClick({
  name: 'review.reason',
  who: ['reviewer'],
  during: 'review',
  value: candidate.extend({ criterion: z.string() }),
  form: onlyField,
})

export const turn = defineClick({
  name: 'review.turn',
  who: ['reviewer'],
  value: candidate.extend({ face: z.string(), full: z.string().optional() }),
})

export const skip = defineClick({
  name: 'review.skip',
  who: ['reviewer'],
  during: 'review',
  value: candidate,
})

export const recuse = defineClick({
  name: 'review.recuse',
  who: ['reviewer'],
  during: 'review',
  value: candidate,
  form: z.object({ reason: z.string().max(1000).optional() }),
})

export const submitMarks = defineClick({
  name: 'review.submit',
  who: ['reviewer'],
  during: 'review',
  value: candidate,
  form: z.object({ comment: z.string().max(1000).optional() }),
})

export const files = defineClick({
  name: 'review.files',
  who: ['reviewer'],
  value: candidate.extend({ face: z.string() }),
})
