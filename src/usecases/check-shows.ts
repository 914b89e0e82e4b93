/** The cards of 资格审核. */
export type CheckShows = {
  /** what waits for this checker; `done`: what was decided already */
  'check-queue': { page?: number; done?: true }
  /** one entry by the items of the checklist */
  'check-entry': { nomination: string }
}
