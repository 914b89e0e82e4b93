import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import type { Seal } from './deps.ts'

const IV = 12
const TAG = 16

/**
 * Encrypts fields at rest: AES-256-GCM, the key's id in front, so that keys can be replaced one after another.
 * `keys`: the first one encrypts, all decrypt; each 32 bytes.
 */
export const createSeal = (keys: readonly [Buffer, ...Buffer[]]): Seal => {
  const byId = new Map(keys.map((key) => [idOf(key), key]))
  const [current] = keys
  return {
    close: (text) => {
      const iv = randomBytes(IV)
      const cipher = createCipheriv('aes-256-gcm', current, iv)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${idOf(current)}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open: (box) => {
      const [id = '', packed = ''] = box.split('.')
      const key = byId.get(id)
      if (!key) throw new Error(`no data key ${id}`)
      const bytes = Buffer.from(packed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV))
      decipher.setAuthTag(bytes.subarray(IV, IV + TAG))
      return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
    },
    hmac: (text) => createHmac('sha256', current).update(text.normalize('NFKC')).digest('base64url'),
  }
}

const idOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8)
