import { z } from 'zod'
import type { CheckItemKey } from '../src/domain/checks.ts'
import { defineClick } from './click.ts'

/** The buttons of 资格审核. */
const who = ['checker'] as const
const readers = ['checker', 'staff', 'auditor'] as const
const entry = { nomination: z.string(), version: z.number().int() }

/** The items of the checklist; cards import no values from the domain, so they are named here. */
export const itemKeys = [
  'employed',
  'politics',
  'membership',
  'career',
  'industry',
  'skill',
  'evidence',
  'contest',
  'truth',
] as const satisfies readonly CheckItemKey[]

export const openQueue = defineClick({
  name: 'check.queue',
  who: readers,
  value: z.object({
    page: z.number().int().min(1).max(1000).optional(),
    done: z.literal(true).optional(),
  }),
})
export const openCheck = defineClick({
  name: 'check.entry',
  who: readers,
  value: z.object({ nomination: z.string(), note: z.literal(true).optional() }),
})

/** 符合 · 不符合 · 待核实, saved at once. */
export const sayItem = defineClick({
  name: 'check.item',
  who,
  during: 'check',
  value: z.object({
    nomination: z.string(),
    item: z.enum(itemKeys),
    verdict: z.enum(['pass', 'fail', 'unclear']),
    seen: z.number(),
  }),
})
export const noteItem = defineClick({
  name: 'check.note',
  who,
  during: 'check',
  value: z.object({ nomination: z.string() }),
  form: z.object({
    item: z
      .enum([...itemKeys, ''])
      .default('')
      .transform((item) => (item === '' ? undefined : item)),
    note: z.string().max(500).default(''),
  }),
})

export const pass = defineClick({ name: 'check.pass', who, during: 'check', value: z.object(entry) })

const filled = z.object({
  article: z.string().max(40).default(''),
  reason: z.string().max(500).default(''),
  due: z.string().max(40).default(''),
})
export const fail = defineClick({
  name: 'check.fail',
  who,
  during: 'check',
  value: z.object(entry),
  form: filled,
})
export const giveBack = defineClick({
  name: 'check.return',
  who,
  during: 'check',
  value: z.object(entry),
  form: filled,
})
export const reverse = defineClick({
  name: 'check.reverse',
  who,
  during: 'check',
  value: z.object(entry),
  form: z.object({ reason: z.string().max(500).default('') }),
})
