import { createHash } from 'node:crypto'
import type { Deps } from '../deps.ts'

type Sealing = Pick<Deps, 'seal'>

/** Without 0 O 1 I: a code is read out on the telephone. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const BINDING_LENGTH = 8

/** A fresh code of six digits, from the same source as our ids. */
export const sixDigits = (deps: Pick<Deps, 'newId'>): string => {
  const hash = createHash('sha256').update(deps.newId('code')).digest()
  return String(hash.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

/**
 * A person's binding code until an instant (epoch ms). It follows from our key, so that staff can look at it again
 * although the database holds its HMAC alone.
 */
export const bindingCode = (deps: Sealing, personId: string, until: number): string => {
  const hash = createHash('sha256')
    .update(deps.seal.hmac(`binding:${personId}:${until}`))
    .digest()
  return [...hash.subarray(0, BINDING_LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

export const adminCodeKey = (deps: Sealing, code: string): string => deps.seal.hmac(`admin-code:${code}`)
export const bindingCodeKey = (deps: Sealing, code: string): string => deps.seal.hmac(`binding-code:${code}`)

/** What somebody typed as a code: full-width characters and blanks are no difference. */
export const readCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase()
