import type { SimMessage, SimSeed } from '../../contract.ts'
import { post } from '../api.ts'

/** Bytes; the client refuses larger ones. */
export const MAX_FILE = 30 * 1024 * 1024

const at = (person: string): string => `/people/${encodeURIComponent(person)}`

const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(new Error('这个文件读不出来'))
    reader.readAsDataURL(file)
  })

/** @param chat a chat's id, or `bot` */
export const sendFile = async (
  person: string,
  { chat, file }: { chat: string; file: File },
): Promise<SimMessage> => {
  if (file.size > MAX_FILE) throw new Error(`“${file.name}”超过 30 MB，发不出去`)
  if (file.size === 0) throw new Error(`“${file.name}”是空文件，发不出去`)
  return post(`${at(person)}/files`, { chat, name: file.name, base64: await base64Of(file) })
}

export const sayText = (
  person: string,
  { chat, text }: { chat: string; text: string },
): Promise<SimMessage> => post(`${at(person)}/messages`, { chat, text })

export const pressMenu = (person: string, key: string): Promise<unknown> =>
  post(`${at(person)}/menu`, { key })

/** Both sides afresh: the sandbox's people and chats, and the bot's database. */
export const resetTenant = (seed: SimSeed): Promise<unknown> => post('/reset', { seed })
