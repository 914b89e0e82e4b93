import { myEntriesCard, statusCard, withdrawCard } from '../../../cards/my-entries.ts'
import { draftsCard, earlierCard, lostCard, startCard, uploadCard } from '../../../cards/nominate.ts'
import { checkCard, confirmCard } from '../../../cards/nominate-check.ts'
import { questionCard } from '../../../cards/question.ts'
import { forcesCard, personCard } from '../../../cards/screens.ts'
import type { NominationShows } from '../../usecases/nomination-shows.ts'
import { showCheck, showConfirm } from '../../usecases/show-check.ts'
import { showLost } from '../../usecases/show-lost.ts'
import {
  showDrafts,
  showEarlier,
  showMyEntries,
  showNominateStart,
  showStatus,
} from '../../usecases/show-my-entries.ts'
import { showQuestion } from '../../usecases/show-question.ts'
import { showForces, showPerson } from '../../usecases/show-screens.ts'
import { type Draws, draw, drawPlain } from '../show.ts'

/** The cards with which an entry is made, seen and handed in. */
export const nominationDraws: Draws<keyof NominationShows> = {
  'nominate-start': draw(showNominateStart, startCard),
  'nominate-upload': drawPlain(uploadCard),
  'nominate-earlier': draw(showEarlier, earlierCard),
  drafts: draw(showDrafts, draftsCard),
  'my-entries': draw(showMyEntries, myEntriesCard),
  'talk-lost': draw(showLost, lostCard),
  'entry-question': draw(showQuestion, questionCard),
  'entry-person': draw(showPerson, personCard),
  'entry-forces': draw(showForces, forcesCard),
  'entry-check': draw(showCheck, checkCard),
  'entry-confirm': draw(showConfirm, confirmCard),
  'entry-withdraw': draw(showStatus, withdrawCard),
  'entry-status': draw(showStatus, statusCard),
}
