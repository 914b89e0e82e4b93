import { createDecipheriv, createHash, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

const sha256 = (value: string | Buffer): Buffer => createHash('sha256').update(value).digest()

/** Compares in a time that tells nothing about where the two differ, nor how long the right one is. */
export const sameSecret = (given: string, right: string): boolean =>
  timingSafeEqual(sha256(given), sha256(right))

export type Signed = { timestamp: string; nonce: string; body: Buffer }

/**
 * Hex, over the bytes as they came: a body that was parsed and written again need not be the same.
 * Source: event-subscription-guide/callback-subscription/receive-and-handle-callbacks
 */
export const signatureOf = (encryptKey: string, { timestamp, nonce, body }: Signed): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex')

const IV_BYTES = 16
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** There is one key. Made anew for each request it costs more than the decryption. */
let made: { from: string; key: KeyObject } | undefined

const keyFrom = (encryptKey: string): KeyObject => {
  if (made?.from !== encryptKey) made = { from: encryptKey, key: createSecretKey(sha256(encryptKey)) }
  return made.key
}

/**
 * The text inside `{"encrypt"}`: base64 of IV and AES-256-CBC, the key being the hash of the Encrypt Key.
 * @returns null for whatever this key does not open
 */
export const decrypt = (encryptKey: string, wire: string): string | null => {
  const bytes = Buffer.from(wire, 'base64')
  if (bytes.length <= IV_BYTES || bytes.length % IV_BYTES !== 0) return null
  const decipher = createDecipheriv('aes-256-cbc', keyFrom(encryptKey), bytes.subarray(0, IV_BYTES))
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()])
    return UTF8.decode(plain)
  } catch {
    return null
  }
}
