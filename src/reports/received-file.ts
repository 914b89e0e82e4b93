import type { CriterionCode } from '../domain/criteria.ts'
import type { FactKey } from '../domain/fields.ts'
import type { Denial } from '../domain/result.ts'
import { FILE_MAX_BYTES, sniffFile } from './file-kind.ts'
import { type NominationFormRefusal, readNominationForm } from './nomination-form.ts'
import { inspectZip } from './zip-guard.ts'

type Form = {
  fields: Partial<Record<FactKey, string>>
  evidence: Partial<Record<CriterionCode, string>>
  notes: string[]
}

export type Looked =
  | { is: 'form'; form: Form }
  | { is: 'file'; kind: string; ext: string }
  | { is: 'refused'; denial: Denial }

const refused = (key: Denial['key'], facts?: Denial['facts']): Looked => ({
  is: 'refused',
  denial: { key, ...(facts && { facts }) },
})

const formRefusals: Record<Exclude<NominationFormRefusal['reason'], 'not-a-form'>, Looked> = {
  bomb: refused('file-bomb'),
  damaged: refused('file-unreadable'),
  encrypted: refused('file-unreadable'),
  'not-docx': refused('file-unreadable'),
  'too-large': refused('file-too-large', { max: FILE_MAX_BYTES }),
}

/**
 * What a received file is, by its bytes alone: a recommendation form, another file to keep, or one that is refused:
 * file-empty, file-too-large, file-type, file-unreadable, file-bomb.
 */
export async function lookAtFile(bytes: Buffer, name: string): Promise<Looked> {
  const sniffed = await sniffFile(bytes, name)
  if (!sniffed.ok) return sniffed.reason === 'empty' ? refused('file-empty') : formRefusals['too-large']
  const { kind, ext, protected: locked } = sniffed.value
  if (locked) return refused('file-unreadable')
  if (kind === 'other') return lookAtOther(bytes, { name, ext })
  if (kind === 'docx') return lookAtWord(bytes)
  if (kind === 'xlsx') return lookAtArchive(bytes, kind)
  return { is: 'file', kind, ext }
}

/** Named as a document, but not one: damaged or an archive in disguise rather than of a foreign kind. */
async function lookAtOther(bytes: Buffer, { name, ext }: { name: string; ext: string }): Promise<Looked> {
  if (!/\.(?:docx?|xlsx?|pdf|jpe?g|png)$/i.test(name)) return refused('file-type')
  const zip = ext === 'zip' ? await inspectZip(bytes) : undefined
  return zip && !zip.ok && zip.reason === 'bomb' ? formRefusals.bomb : formRefusals.damaged
}

async function lookAtWord(bytes: Buffer): Promise<Looked> {
  const read = await readNominationForm(bytes)
  if (read.ok)
    return { is: 'form', form: { fields: read.fields, evidence: read.evidence, notes: read.notes } }
  return read.reason === 'not-a-form' ? { is: 'file', kind: 'docx', ext: 'docx' } : formRefusals[read.reason]
}

async function lookAtArchive(bytes: Buffer, kind: string): Promise<Looked> {
  const zip = await inspectZip(bytes)
  if (zip.ok) return { is: 'file', kind, ext: kind }
  return zip.reason === 'bomb' ? formRefusals.bomb : formRefusals.damaged
}
