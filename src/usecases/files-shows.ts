import type { Became } from './nomination-shows.ts'

/** The cards of files, the Word form, consent, 自荐 and signed papers. */
export type FilesShows = {
  /** what became of files sent together */
  files: { group: string }
  /** 改到别处 */
  'files-place': { group: string }
  /** the files of an entry; `page` from 0 */
  attachments: { nomination: string; page?: number }
  /** 改到别处 for one of them */
  'file-place': { file: string }
  /** 核对 after a form was read */
  'form-read': { nomination: string; file: string } & Became
  /** three ticks and the line of deeds, for the nominee alone */
  consent: { nomination: string }
  /** how far the consent is, for those who recommend */
  'consent-status': { nomination: string }
  /** the signed paper is awaited */
  'consent-paper': { nomination: string }
  /** 复核: a second person compares what was entered with the signed paper; 'next': the oldest this one may compare */
  'proxy-check': { proxy: string }
  /** 自荐 */
  'self-start': Record<never, never>
  /** 自荐: the certificate */
  'self-certificate': { nomination: string }
}
