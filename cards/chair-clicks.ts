import { z } from 'zod'
import { defineClick } from './click.ts'

const page = z.number().int().min(0).optional()
const reason = z.object({ reason: z.string().max(1000).optional() })

export const remind = defineClick({
  name: 'chair.remind',
  who: ['chair'],
  during: 'review',
  value: z.object({}),
})

/** Shows what would be missing; nothing ends yet. */
export const askClose = defineClick({ name: 'chair.ask-close', who: ['chair'], value: z.object({}) })

// Without `during`: the closing time binds the reviewers, and ending the scoring is what comes after it.
export const close = defineClick({
  name: 'chair.close',
  who: ['chair'],
  value: z.object({ missing: z.number().int().min(0) }),
})

export const showProgressClick = defineClick({
  name: 'chair.progress',
  who: ['chair', 'staff', 'auditor'],
  value: z.object({}),
})

export const showRankingClick = defineClick({
  name: 'chair.ranking',
  who: ['chair', 'staff', 'checker', 'recorder', 'auditor'],
  value: z.object({ page }),
})

const candidate = z.object({ nomination: z.string(), page })

export const list = defineClick({ name: 'chair.list', who: ['chair'], during: 'shortlist', value: candidate })
export const unlist = defineClick({
  name: 'chair.unlist',
  who: ['chair'],
  during: 'shortlist',
  value: candidate,
})

export const listBecause = defineClick({
  name: 'chair.list-because',
  who: ['chair'],
  during: 'shortlist',
  value: candidate,
  form: reason,
})

export const unlistBecause = defineClick({
  name: 'chair.unlist-because',
  who: ['chair'],
  during: 'shortlist',
  value: candidate,
  form: reason,
})

export const noteTargetClick = defineClick({
  name: 'chair.note-target',
  who: ['chair'],
  during: 'shortlist',
  value: z.object({ page }),
  form: reason,
})
