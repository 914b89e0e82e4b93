import { z } from 'zod'
import { defineClick } from './click.ts'

const page = z.number().int().min(0)
const typed = (most = 200) =>
  z
    .string()
    .max(most)
    .nullish()
    .transform((value) => value ?? '')
const none = z.object({})

/** Opens one of the staff's cards in the place of the pressed one. */
export const open = defineClick({
  name: 'staff.open',
  // which of them for which card, the use case says
  who: ['staff', 'confirmer', 'auditor'],
  value: z.object({
    card: z.enum([
      'people',
      'grant-form',
      'grants-pending',
      'bindings',
      'cycle',
      'cycle-form',
      'next-stage',
      'settings-form',
      'tasks',
    ]),
    page: page.optional(),
  }),
})

export const confirmImport = defineClick({
  name: 'staff.import',
  who: ['staff'],
  value: z.object({ attachment: z.string() }),
})

export const grant = defineClick({
  name: 'staff.grant',
  who: ['staff'],
  // `who` may be a phone number.
  sealed: true,
  value: none,
  form: z.object({ who: typed(40), role: typed(40), unit: typed(80), category: typed(40) }),
})

export const revoke = defineClick({
  name: 'staff.revoke',
  who: ['staff'],
  value: z.object({ grant: z.string(), page }),
})

export const confirmGrants = defineClick({
  name: 'staff.confirm-grants',
  who: ['staff', 'confirmer'],
  value: z.object({ grants: z.array(z.string()).min(1).max(8) }),
})

export const refuseGrant = defineClick({
  name: 'staff.refuse-grant',
  who: ['staff', 'confirmer'],
  value: z.object({ grant: z.string() }),
})

export const renewBinding = defineClick({
  name: 'staff.renew-code',
  who: ['staff'],
  value: z.object({ person: z.string(), page }),
})

export const finishTask = defineClick({
  name: 'staff.task-done',
  who: ['staff'],
  // `stretch`: pressed on the card that told of it, else in 待办事项
  value: z.object({ task: z.string(), page, stretch: z.number().int().optional() }),
})

export const openCycle = defineClick({
  name: 'cycle.open',
  who: ['staff'],
  value: none,
  form: z.object({
    year: typed(10),
    opens: typed(40),
    nominate: typed(40),
    aggregate: typed(40),
    check: typed(40),
    review: typed(40),
    target: typed(10),
    contactPhone: typed(60),
    contactMail: typed(120),
    contactAddress: typed(200),
  }),
})

/** The stage is moved by the cycle as the card showed it, and no other. */
const step = z.object({ version: z.number().int(), seen: z.string() })

export const advance = defineClick({ name: 'cycle.advance', who: ['staff'], value: step })

/** The same with the reason for a list other than the target. */
export const advanceWithReason = defineClick({
  name: 'cycle.advance-reason',
  who: ['staff'],
  value: step,
  form: z.object({ reason: typed(1000) }),
})

const optional = z.string().max(200).optional()

/** `base`: the values the form was drawn with. A frozen setting is not in the form. */
export const changeSetting = defineClick({
  name: 'cycle.settings',
  who: ['staff'],
  value: z.object({ base: z.record(z.string(), z.string()) }),
  form: z.object({
    target: optional,
    publicityDays: optional,
    publicityStartCounts: optional,
    contactPhone: optional,
    contactMail: optional,
    contactAddress: optional,
    nominate: optional,
    aggregate: optional,
    check: optional,
    review: optional,
  }),
})
