import { chooseValue, goToField, openEntry } from '../../../cards/entry-parts.ts'
import { turnMine, withdrawEntry } from '../../../cards/my-entries.ts'
import { copyEarlier, fillMyself, reuseLast, uploadForm } from '../../../cards/nominate.ts'
import { confirmEntry, submitEntry } from '../../../cards/nominate-check.ts'
import { askLater, pickAnswer, typeAnswer } from '../../../cards/question.ts'
import { saveForces, savePerson } from '../../../cards/screens.ts'
import type { FieldKey } from '../../domain/fields.ts'
import { ok } from '../../domain/result.ts'
import { answerQuestion, goToField as leadToField, putOffQuestion } from '../../usecases/answer-question.ts'
import { chooseValue as settle } from '../../usecases/choose-value.ts'
import { confirmNomination } from '../../usecases/confirm-nomination.ts'
import { copyEarlier as copy } from '../../usecases/copy-earlier.ts'
import { openEntry as open } from '../../usecases/open-entry.ts'
import { saveForces as keepForces, savePerson as keepPerson } from '../../usecases/save-screen.ts'
import { fillMyself as startBlank } from '../../usecases/start-nomination.ts'
import { submitNomination } from '../../usecases/submit-nomination.ts'
import { withdrawNomination } from '../../usecases/withdraw-nomination.ts'
import { type On, on } from '../on.ts'

type Of = { nomination: string }

/** The buttons with which an entry is made and handed in. */
export const nominationClicks: readonly On[] = [
  on(uploadForm, async () => ok({ show: { card: 'nominate-upload', about: {} } })),
  on(reuseLast, async () => ok({ show: { card: 'nominate-earlier', about: {} } })),
  on(fillMyself, startBlank),
  on(copyEarlier, copy),
  on(openEntry, open),
  on(goToField, leadToField),
  on(chooseValue, settle, ({ nomination }: Of) => ({ card: 'entry-check', about: { nomination } })),
  on(pickAnswer, answerQuestion, question),
  on(typeAnswer, answerQuestion, question),
  on(askLater, putOffQuestion),
  on(savePerson, keepPerson, ({ nomination }: Of) => ({ card: 'entry-person', about: { nomination } })),
  on(saveForces, keepForces, ({ nomination }: Of) => ({ card: 'entry-forces', about: { nomination } })),
  on(submitEntry, submitNomination, ({ nomination }: Of) => ({ card: 'entry-check', about: { nomination } })),
  on(confirmEntry, confirmNomination, ({ nomination }: Of) => ({
    card: 'entry-check',
    about: { nomination },
  })),
  on(turnMine, async (_deps, _actor, { page }) => ok({ show: { card: 'my-entries', about: { page } } })),
  on(withdrawEntry, withdrawNomination, ({ nomination }: Of) => ({
    card: 'entry-withdraw',
    about: { nomination },
  })),
]

function question({ nomination, field }: Of & { field: string }) {
  return { card: 'entry-question', about: { nomination, field: field as FieldKey } } as const
}
