/** The cards of 资格审核. */
export type CheckShows = {
  /** what waits for this checker; `done`: what was decided already */
  'check-queue': { page?: number; done?: true }
  /** one entry by the items of the checklist; `note`: writing a note on an item, the buttons stay away */
  'check-entry': { nomination: string; note?: true }
}
