import type { DenialKey } from '../domain/denials.ts'
import type { Denial } from '../domain/result.ts'

/** The field of a form that a refusal is about, so that its sentence stands there. */
const fields: Partial<Record<DenialKey, string>> = {
  'reason-missing': 'reason',
  'article-missing': 'article',
  'due-date-missing': 'due',
  'due-date-past': 'due',
  'batch-method-missing': 'method',
  'batch-signatory-missing': 'signatory',
}

/** A refusal of the rules with the name of the form's field in its facts. */
export const atField = (denial: Denial): { ok: false; denial: Denial } => {
  const field = fields[denial.key]
  return { ok: false, denial: field ? { ...denial, facts: { ...denial.facts, field } } : denial }
}
