import { createHash, randomBytes } from 'node:crypto'

const hex = (bytes: number) => randomBytes(bytes).toString('hex')
const derived = (kind: string, name: string) =>
  createHash('sha256').update(`${kind}:${name}`).digest('hex').slice(0, 32)

/** Ids in the platform's own forms (prefix and length), random. */
export const newId = {
  app: () => `cli_${hex(8)}`,
  message: () => `om_${hex(16)}`,
  chat: () => `oc_${hex(16)}`,
  card: () => `card_${hex(12)}`,
  image: () => `img_v3_${hex(16)}`,
  file: () => `file_v3_${hex(16)}`,
  event: () => hex(16),
  updateToken: () => `c-${hex(20)}`,
  log: () => hex(16),
  secret: () => hex(16),
  command: () => hex(8),
  rule: () => `fault_${hex(4)}`,
} as const

/** Ids that follow from a seed's names, so that the same person is the same in every run. */
export const openIdOf = (name: string) => `ou_${derived('open', name)}`
export const unionIdOf = (name: string) => `on_${derived('union', name)}`
export const chatIdOf = (name: string) => `oc_${derived('chat', name)}`
/** The private chat of two members, whatever their order. */
export const privateChatIdOf = (a: string, b: string) => chatIdOf(`p2p:${[a, b].sort().join('+')}`)
