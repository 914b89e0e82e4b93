import type { dueWords } from '../../cards/words/dues.ts'
import { correctionNear, correctionOver } from '../usecases/check-remind.ts'
import { remindDrafts, remindScores } from '../usecases/cycle-remind.ts'
import { endList, renewList, startList } from '../usecases/end-list.ts'
import { renewCard } from '../usecases/renew-card.ts'
import { remindObjection } from '../usecases/submit-objection.ts'
import { tellUndelivered } from '../usecases/undelivered.ts'
import type { DueUsecase } from './due.ts'

/** Everything that falls due by itself: a line each. */
export const dueKinds: Record<keyof typeof dueWords, DueUsecase> = {
  'publicity-start': startList,
  'publicity-renew': renewList,
  'publicity-end': endList,
  'objection-remind': remindObjection,
  'correction-near': correctionNear,
  'correction-over': correctionOver,
  'remind-drafts': remindDrafts,
  'remind-scores': remindScores,
  'undelivered-tell': tellUndelivered,
  'card-renew': renewCard,
}
