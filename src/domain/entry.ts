import type { CriterionCode } from './criteria.ts'
import type { FieldKey } from './fields.ts'

/** Art.3¶1: recommended by a base union, by a social organisation, or self-nominated // 自荐. */
export const routes = { unit: '基层工会推荐', organisation: '社会组织推荐', self: '自荐' } as const
export type Route = keyof typeof routes

/** What a nomination says. `offline`: criteria whose material is secret and handed in on paper. */
export type Entry = {
  route: Route
  fields: Readonly<Partial<Record<FieldKey, string>>>
  files?: Readonly<Partial<Record<FieldKey, number>>>
  offline?: readonly CriterionCode[]
  reasons?: Readonly<Partial<Record<FieldKey, string>>>
}

/** A field's text, trimmed; '' when there is none. */
export function textOf(entry: Entry, key: FieldKey): string {
  return entry.fields[key]?.trim() ?? ''
}
