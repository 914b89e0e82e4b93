type None = Record<string, never>

/** Toasts of files, consent and signed papers. */
export type FilesToasts = {
  'files-placed': { count: number }
  'file-removed': { name: string }
  'file-coming': { name: string }
  'consent-asked': { name: string }
  'consent-given': None
  'consent-partial': { missing: number }
  'consent-declined': None
  'consent-withdrawn': None
  'proxy-confirmed': { name: string }
  'proxy-refused': { name: string }
}
