import { readFileSync } from 'node:fs'
import { chatIdOf, openIdOf, privateChatIdOf, unionIdOf } from './ids.ts'
import { BOT, type Chat, type Person, type TenantSeed } from './model.ts'

type SeedPerson = {
  id: string
  name: string
  roles: string[]
  unit: string
  unitName: string
  title?: string
  mobile?: string
  external?: boolean
}
type SeedChat = { id: string; name: string; kind: 'group'; external?: boolean; members: string[] }
type SeedFile = { people: SeedPerson[]; chats: SeedChat[] }

const DISTRICT = new URL('../seeds/district.json', import.meta.url)

const toPerson = (seed: SeedPerson): Person => ({
  id: seed.id,
  name: seed.name,
  openId: openIdOf(seed.id),
  unionId: unionIdOf(seed.id),
  roles: seed.roles,
  unit: seed.unit,
  unitName: seed.unitName,
  title: seed.title ?? '',
  mobile: seed.mobile ?? '',
  external: seed.external ?? false,
  left: false,
  stoppedBot: false,
})

const toGroup = (seed: SeedChat): Chat => ({
  id: chatIdOf(seed.id),
  seedId: seed.id,
  name: seed.name,
  kind: 'group',
  external: seed.external ?? false,
  members: seed.members,
})

/** The private chat of a person with the bot. */
export const botChatOf = (person: Person): Chat => ({
  id: privateChatIdOf(person.id, BOT),
  name: person.name,
  kind: 'p2p',
  external: false,
  members: [person.id, BOT],
})

/**
 * Reads a tenant: its people, its groups, and one private chat with the bot for everyone of this tenant.
 * @param seed `district`, or the path of a JSON file of the same form
 */
export const readSeed = (seed: string): TenantSeed => {
  const file = JSON.parse(readFileSync(seed === 'district' ? DISTRICT : seed, 'utf8')) as SeedFile
  const people = file.people.map(toPerson)
  const own = people.filter((person) => !person.external)
  return { people, chats: [...file.chats.map(toGroup), ...own.map(botChatOf)] }
}
