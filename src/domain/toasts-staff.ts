type None = Record<string, never>

/** Toasts of the staff's set-up and of the cycle. */
export type StaffToasts = {
  initialised: None
  'role-pending': { name: string; role: string }
  'role-given': { name: string; role: string }
  'role-revoked': { name: string; role: string }
  'grants-confirmed': { count: number }
  'grant-refused': { name: string }
  'import-started': { rows: number }
  'import-again': None
  'code-renewed': { name: string }
  bound: None
  'cycle-opened': { year: number }
  'stage-entered': { stage: string }
  'missing-changed': None
  'settings-changed': { count: number }
  'settings-same': None
  'task-done': None
  'task-was-done': None
}
