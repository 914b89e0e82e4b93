type None = Record<never, never>

/** The cards of publicity, objections and the decision. */
export type PublicityShows = {
  /** 公示: whatever there is to see now */
  public: None
  /** 预览公示 for a first day ('YYYY-MM-DD') */
  'public-preview': { start?: string }
  /** for the second person; without an id the list that waits */
  'public-release': { list?: string }
  /** 设为公示群, for the second person */
  'public-group': { chat: string }
  /** a posting of which nobody knows whether it arrived */
  'public-posting': { posting: string }
  /** a public group that was lost; `posting`: the proof of what stood there */
  'public-lost': { chat: string; why: 'removed' | 'dissolved'; posting: string | null }
  /** 我有异议 */
  'objection-form': { list: string }
  /** what the objector gets */
  'objection-receipt': { objection: string }
  /** the whole objection, for the handler alone */
  'objection-case': { objection: string }
  /** open objections of a handler; `page` from 0 */
  'objection-queue': { page?: number }
  /** 公示凭证: what stood where, when, with which hash; `page` from 0 */
  'public-proof': { page?: number }
  /** what the nominee's unit must answer */
  'objection-question': { objection: string }
  /** 录入会议; `page` from 0 */
  meeting: { page?: number }
  /** for the second person; without an id the meeting that waits */
  'meeting-confirm': { meeting?: string }
  /** what became of an entry, for the nominee and the unit */
  fate: { nomination: string }
}
