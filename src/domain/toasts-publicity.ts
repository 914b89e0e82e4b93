type None = Record<string, never>

/** Toasts of publicity, objections and the decision. */
export type PublicityToasts = {
  'list-proposed': { count: number }
  'list-released': { number: number }
  'list-returned': None
  'group-confirmed': { group: string }
  'group-declined': { group: string }
  reposting: { group: string }
  'sent-privately': { contact: string }
  /** the last private message to this person was refused */
  'private-unreachable': { contact: string }
  'objection-form-sent': { contact: string }
  'objection-received': None
  'objection-handled': { name: string; state: string }
  'decision-noted': { name: string; decision: string }
  'meeting-recorded': None
  'meeting-confirmed': { approved: number }
  'meeting-returned': None
}
