import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DISTRICT = new URL('../../sandbox/seeds/district.json', import.meta.url)

export const groupName = (nth: number): string => `第${nth}基层工会职工群`
/** The names of those groups, and no others. */
export const GROUPS_OF_THE_LIST = /^第\d+基层工会职工群$/

type Chat = { name: string; external?: boolean; members: string[] }

/** The district with so many more groups, in each of which 邓小云 and the bot are. The path of the file. */
export const tenantWithGroups = (count: number): string => {
  const district = JSON.parse(readFileSync(DISTRICT, 'utf8')) as { chats: Chat[] }
  const groups = Array.from({ length: count }, (_, nth) => ({
    ...{ id: `qun${nth}`, name: groupName(nth), kind: 'group', members: ['dengxiaoyun', 'bot'] },
  }))
  const chats = district.chats.map((chat) =>
    chat.external ? chat : { ...chat, members: [...chat.members, 'bot'] },
  )
  const file = join(tmpdir(), `haidian-tenant-with-${count}-groups.json`)
  // Moved into place whole: another may read it.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...district, chats: [...chats, ...groups] }))
  renameSync(`${file}.${process.pid}`, file)
  return file
}
