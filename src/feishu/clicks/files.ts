import {
  askAgain,
  askByPhone,
  declineConsent,
  enterPaper,
  giveConsent,
  openConsent,
  withdrawConsent,
} from '../../../cards/consent.ts'
import { confirmProxy, refuseProxy, sendPaper } from '../../../cards/consent-proxy.ts'
import {
  backToFiles,
  openFiles,
  openPlaces,
  placeGroup,
  removeFile,
  sendTemplate,
} from '../../../cards/files.ts'
import { openPlace, placeOne, sendMe } from '../../../cards/files-list.ts'
import { beginSelf } from '../../../cards/self.ts'
import { ok } from '../../domain/result.ts'
import { askConsentAgain } from '../../usecases/ask-consent-phone.ts'
import {
  declineConsent as declineConsentUsecase,
  giveConsent as giveConsentUsecase,
  withdrawConsent as withdrawConsentUsecase,
} from '../../usecases/give-consent.ts'
import { openConsent as openConsentUsecase } from '../../usecases/open-consent.ts'
import { placeFile, placeFiles, startPlacing } from '../../usecases/place-file.ts'
import {
  confirmProxy as confirmProxyUsecase,
  refuseProxy as refuseProxyUsecase,
  sendPaper as sendPaperUsecase,
} from '../../usecases/proxy-confirm.ts'
import { startPaper } from '../../usecases/proxy-paper.ts'
import { removeFile as removeFileUsecase } from '../../usecases/remove-file.ts'
import { beginSelf as beginSelfUsecase } from '../../usecases/self-nominate.ts'
import { sendAttachment, sendTemplate as sendTemplateUsecase } from '../../usecases/send-file.ts'
import { type On, on } from '../on.ts'

/** Files, consent, signed papers, 自荐. */
export const filesClicks: readonly On[] = [
  on(openPlaces, startPlacing),
  on(placeGroup, placeFiles, ({ group }) => ({ card: 'files-place', about: { group } })),
  on(backToFiles, async (_deps, _actor, { group }) => ok({ show: { card: 'files', about: { group } } })),
  on(removeFile, removeFileUsecase),
  on(openFiles, async (_deps, _actor, about) => ok({ show: { card: 'attachments', about } })),
  on(sendMe, sendAttachment),
  on(openPlace, async (_deps, _actor, about) => ok({ show: { card: 'file-place', about } })),
  on(placeOne, placeFile, ({ file }) => ({ card: 'file-place', about: { file } })),
  on(sendTemplate, sendTemplateUsecase),
  on(giveConsent, giveConsentUsecase, ({ nomination }) => ({ card: 'consent', about: { nomination } })),
  on(declineConsent, declineConsentUsecase),
  on(withdrawConsent, withdrawConsentUsecase),
  on(openConsent, openConsentUsecase),
  on(askAgain, askConsentAgain),
  on(askByPhone, askConsentAgain, ({ nomination }) => ({ card: 'consent-status', about: { nomination } })),
  on(enterPaper, startPaper),
  on(confirmProxy, confirmProxyUsecase),
  on(refuseProxy, refuseProxyUsecase, ({ proxy }) => ({ card: 'proxy-check', about: { proxy } })),
  on(sendPaper, sendPaperUsecase),
  on(beginSelf, beginSelfUsecase, () => ({ card: 'self-start', about: {} })),
]
