/** Every toast a use case can answer with, and the facts its sentence needs. Worded in cards/words/toasts.ts. */
type None = Record<string, never>
export type Toasts = {
  saved: None
  'role-granted': { role: string }
}
