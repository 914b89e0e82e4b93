import { consentCard, consentPaperCard, consentStatusCard } from '../../../cards/consent.ts'
import { proxyCheckCard } from '../../../cards/consent-proxy.ts'
import { filesCard, filesPlaceCard } from '../../../cards/files.ts'
import { attachmentsCard, filePlaceCard, formReadCard } from '../../../cards/files-list.ts'
import { selfCertificateCard, selfStartCard } from '../../../cards/self.ts'
import type { FilesShows } from '../../usecases/files-shows.ts'
import {
  showConsent,
  showConsentPaper,
  showConsentStatus,
  showProxyCheck,
} from '../../usecases/show-consent.ts'
import {
  showAttachments,
  showFilePlace,
  showFiles,
  showFilesPlace,
  showFormRead,
} from '../../usecases/show-files.ts'
import { showSelfCertificate, showSelfStart } from '../../usecases/show-self.ts'
import { type Draws, draw } from '../show.ts'

/** Files, the Word form, consent, signed papers, 自荐. */
export const filesDraws: Draws<keyof FilesShows> = {
  files: draw(showFiles, filesCard),
  'files-place': draw(showFilesPlace, filesPlaceCard),
  attachments: draw(showAttachments, attachmentsCard),
  'file-place': draw(showFilePlace, filePlaceCard),
  'form-read': draw(showFormRead, formReadCard),
  consent: draw(showConsent, consentCard),
  'consent-status': draw(showConsentStatus, consentStatusCard),
  'consent-paper': draw(showConsentPaper, consentPaperCard),
  'proxy-check': draw(showProxyCheck, proxyCheckCard),
  'self-start': draw(showSelfStart, selfStartCard),
  'self-certificate': draw(showSelfCertificate, selfCertificateCard),
}
