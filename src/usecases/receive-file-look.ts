import type { CriterionCode } from '../domain/criteria.ts'
import type { FactKey } from '../domain/fields.ts'
import type { Denial } from '../domain/result.ts'

/** A recommendation form as read; `notes` are Chinese sentences about what could not be understood. */
export type ReadForm = {
  fields: Partial<Record<FactKey, string>>
  evidence: Partial<Record<CriterionCode, string>>
  notes: string[]
}

/** What a file turned out to be, by its bytes. */
export type Looked =
  | { is: 'form'; form: ReadForm }
  | { is: 'file'; kind: string; ext: string }
  | { is: 'refused'; denial: Denial }

export type FormPrefill = { fields?: Partial<Record<FactKey, string>> }

/** Readers and writers of files, given by the assembly: use cases do not know file formats. */
export type FilePapers = {
  lookAt: (bytes: Buffer, name: string) => Promise<Looked>
  /** the office's form, its name and its bytes */
  nominationTemplate: (prefill: FormPrefill) => Promise<{ name: string; bytes: Buffer }>
}
