import { noteDecision, recordMeeting, turnMeeting } from '../../../cards/meeting.ts'
import { confirmMeeting, returnMeeting } from '../../../cards/meeting-confirm.ts'
import { submitObjection } from '../../../cards/objection.ts'
import { handleObjection } from '../../../cards/objection-case.ts'
import { openCase, turnQueue } from '../../../cards/objection-queue.ts'
import { openObjection, openPublic } from '../../../cards/public.ts'
import { confirmGroup, declineGroup, repostCard } from '../../../cards/public-groups.ts'
import { previewList, proposeList } from '../../../cards/public-preview.ts'
import { turnProof } from '../../../cards/public-proof.ts'
import { releaseList, returnList } from '../../../cards/public-release.ts'
import { confirmDecision } from '../../usecases/confirm-decision.ts'
import { handleObjection as handle } from '../../usecases/handle-objection.ts'
import { openObjection as openForm } from '../../usecases/open-objection.ts'
import { openPublic as sendPublic } from '../../usecases/open-public.ts'
import { previewList as preview, proposeList as propose } from '../../usecases/propose-list.ts'
import {
  noteDecision as note,
  recordMeeting as record,
  turnMeeting as turn,
} from '../../usecases/record-meeting.ts'
import { releaseList as release } from '../../usecases/release-list.ts'
import { repost } from '../../usecases/repost.ts'
import { returnList as sendListBack } from '../../usecases/return-list.ts'
import { returnMeeting as sendMeetingBack } from '../../usecases/return-meeting.ts'
import { confirmGroup as confirm, declineGroup as decline } from '../../usecases/set-group.ts'
import { openCase as showCase, turnQueue as turnCases } from '../../usecases/show-objection-queue.ts'
import { turnProof as turnProofs } from '../../usecases/show-public-proof.ts'
import { submitObjection as submit } from '../../usecases/submit-objection.ts'
import { type On, on } from '../on.ts'

/** Publicity, objections and the decision. */
export const publicityClicks: readonly On[] = [
  on(openObjection, openForm),
  on(openPublic, sendPublic),
  on(previewList, preview, () => ({ card: 'public-preview', about: {} })),
  on(proposeList, propose, () => ({ card: 'public-preview', about: {} })),
  on(releaseList, release, ({ list }) => ({ card: 'public-release', about: { list } })),
  on(returnList, sendListBack, ({ list }) => ({ card: 'public-release', about: { list } })),
  on(confirmGroup, confirm, ({ chat }) => ({ card: 'public-group', about: { chat } })),
  on(declineGroup, decline, ({ chat }) => ({ card: 'public-group', about: { chat } })),
  on(repostCard, repost, ({ posting }) => ({ card: 'public-posting', about: { posting } })),
  on(submitObjection, submit, ({ list }) => ({ card: 'objection-form', about: { list } })),
  on(handleObjection, handle, ({ objection }) => ({ card: 'objection-case', about: { objection } })),
  on(openCase, showCase),
  on(turnQueue, turnCases),
  on(turnProof, turnProofs),
  on(noteDecision, note, ({ page }) => ({ card: 'meeting', about: { page } })),
  on(turnMeeting, turn, ({ page }) => ({ card: 'meeting', about: { page } })),
  on(recordMeeting, record, () => ({ card: 'meeting', about: {} })),
  on(confirmMeeting, confirmDecision, ({ meeting }) => ({ card: 'meeting-confirm', about: { meeting } })),
  on(returnMeeting, sendMeetingBack, ({ meeting }) => ({ card: 'meeting-confirm', about: { meeting } })),
]
