import { isForceKey } from '../domain/criteria.ts'
import { isFieldKey } from '../domain/fields.ts'
import type { Target } from './form-labels.ts'

/** Marks a form as the project's own; the number changes with its layout. */
export const FORM_BOOKMARK = 'haidian_craftsman_form_1'

const PREFIX = 'hc_'

/**
 * The bookmark in a label's cell: 'hc_name', 'hc_F1_1'. Officers type into the cells beside it, so it stays, and
 * a value that reads like a label is still a value. Word allows letters, digits and underscores, 40 at most.
 */
export function bookmarkOf(target: Target): string {
  return PREFIX + target.replace('.', '_')
}

export function bookmarkTarget(name: string): Target | undefined {
  if (!name.startsWith(PREFIX)) return undefined
  const key = name.slice(PREFIX.length).replace('_', '.')
  return isFieldKey(key) || isForceKey(key) ? key : undefined
}
