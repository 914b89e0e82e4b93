import type { CheckToasts } from './toasts-check.ts'
import type { FilesToasts } from './toasts-files.ts'

import type { PublicityToasts } from './toasts-publicity.ts'
import type { ReviewToasts } from './toasts-review.ts'
import type { StaffToasts } from './toasts-staff.ts'

/** Every toast a use case can answer with, and the facts its sentence needs. Worded in cards/words/toasts.ts. */
type None = Record<string, never>
export type Toasts = ReviewToasts &
  PublicityToasts &
  StaffToasts &
  FilesToasts &
  CheckToasts & {
    saved: None
    'nothing-new': None
    'partly-saved': { count: number }
    collided: { count: number }
    'value-chosen': None
    'draft-copied': { name: string }
    submitted: { name: string }
    withdrawn: { name: string }
    'role-granted': { role: string }
  }
