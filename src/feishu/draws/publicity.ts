import { fateCard } from '../../../cards/fate.ts'
import { meetingCard } from '../../../cards/meeting.ts'
import { confirmCard } from '../../../cards/meeting-confirm.ts'
import { objectionFormCard, receiptCard } from '../../../cards/objection.ts'
import { caseCard, questionCard } from '../../../cards/objection-case.ts'
import { objectionQueueCard } from '../../../cards/objection-queue.ts'
import { publicNowCard } from '../../../cards/public-after.ts'
import { groupCard, postingCard } from '../../../cards/public-groups.ts'
import { lostGroupCard } from '../../../cards/public-lost.ts'
import { previewCard } from '../../../cards/public-preview.ts'
import { proofCard } from '../../../cards/public-proof.ts'
import { releaseCard } from '../../../cards/public-release.ts'
import type { PublicityShows } from '../../usecases/publicity-shows.ts'
import { showFate } from '../../usecases/show-fate.ts'
import { showMeeting, showMeetingConfirm } from '../../usecases/show-meeting.ts'
import {
  showObjectionCase,
  showObjectionForm,
  showObjectionQuestion,
  showObjectionReceipt,
} from '../../usecases/show-objection.ts'
import { showObjectionQueue } from '../../usecases/show-objection-queue.ts'
import { showPublic } from '../../usecases/show-public.ts'
import { showPublicGroup, showPublicPosting } from '../../usecases/show-public-group.ts'
import { showPublicLost } from '../../usecases/show-public-lost.ts'
import { showPublicPreview } from '../../usecases/show-public-preview.ts'
import { showPublicProof } from '../../usecases/show-public-proof.ts'
import { showPublicRelease } from '../../usecases/show-public-release.ts'
import { type Draws, draw } from '../show.ts'

/** Publicity, objections and the decision. */
export const publicityDraws: Draws<keyof PublicityShows> = {
  public: draw(showPublic, publicNowCard),
  'public-preview': draw(showPublicPreview, previewCard),
  'public-release': draw(showPublicRelease, releaseCard),
  'public-group': draw(showPublicGroup, groupCard),
  'public-posting': draw(showPublicPosting, postingCard),
  'public-lost': draw(showPublicLost, lostGroupCard),
  'objection-form': draw(showObjectionForm, objectionFormCard),
  'objection-receipt': draw(showObjectionReceipt, receiptCard),
  'objection-case': draw(showObjectionCase, caseCard),
  'objection-queue': draw(showObjectionQueue, objectionQueueCard),
  'public-proof': draw(showPublicProof, proofCard),
  'objection-question': draw(showObjectionQuestion, questionCard),
  meeting: draw(showMeeting, meetingCard),
  'meeting-confirm': draw(showMeetingConfirm, confirmCard),
  fate: draw(showFate, fateCard),
}
