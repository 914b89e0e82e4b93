import { buttonsOf } from '../../cards/form.ts'
import type { SimDeed, SimDid } from '../../contract.ts'
import { parseDuration } from '../clock.ts'
import {
  cardOf,
  chatOf,
  currentCard,
  findGroup,
  findPerson,
  memberName,
  personByOpenId,
  personOf,
  visibleMessage,
} from '../lookup.ts'
import { BOT, type Chat, type Message, type Person } from '../model.ts'
import type { NewGroup } from '../people/groups.ts'
import type { World } from '../world.ts'
import { pressInWords, type RawPress } from './press-words.ts'

/** A file up to so many bytes is told with its content, so that a copied test can send it again. */
const TOLD_BYTES = 2048

type Note = { by: string } & SimDeed

/** In one's own words: `bot` is left out, another's private chat is called by the other's name. */
const chatWords = (world: World, person: Person, chat: Chat): { chat?: string } => {
  if (chat.kind === 'group') return { chat: chat.name }
  const other = chat.members.find((member) => member !== person.id) ?? BOT
  return other === BOT ? {} : { chat: memberName(world.store.state, other) }
}

const whoAndWhere = (world: World, who: string, key = BOT) => {
  const { state } = world.store
  const person = personOf(state, who)
  return { by: person.name, where: chatWords(world, person, chatOf(state, person, key)) }
}

const groupName = (world: World, key: string) => findGroup(world.store.state, key)?.name ?? key
const nameOf = (world: World, key: string) => (key === BOT ? BOT : personOf(world.store.state, key).name)

/** Ids differ from run to run; how far from the end a message stands does not. */
const findMessage = (world: World, who: string, id: string) => {
  const { state } = world.store
  const person = personOf(state, who)
  const message = visibleMessage(state, person, id)
  const chat = chatOf(state, person, message.chat)
  const ids = state.byChat.get(chat.id) ?? []
  const newer = ids.slice(ids.indexOf(id) + 1).flatMap((each) => state.messages.get(each) ?? [])
  return { person, message, newer, back: newer.length + 1, where: chatWords(world, person, chat) }
}

const hasButton = (world: World, message: Message, button: string): boolean => {
  const card = message.recalledBy ? undefined : cardOf(world.store.state, message)
  return buttonsOf(card && currentCard(card)).some(({ text, name }) => text === button || name === button)
}

const pressed = (world: World, who: string, press: RawPress & { message: string }): Note | undefined => {
  const { state } = world.store
  const { person, message, newer, back, where } = findMessage(world, who, press.message)
  const card = cardOf(state, message)
  if (!card) return undefined
  const { isButton, ...told } = pressInWords(
    currentCard(card),
    press,
    (openId) => personByOpenId(state, openId)?.name,
  )
  const found = isButton && !newer.some((each) => hasButton(world, each, told.button))
  return { by: person.name, verb: 'press', args: { ...told, ...where, ...(!found && { back }) } }
}

const sent = (
  world: World,
  who: string,
  { chat, name, bytes }: { chat?: string; name: string; bytes: Buffer },
): Note => {
  const { by, where } = whoAndWhere(world, who, chat)
  const content = bytes.length <= TOLD_BYTES ? { base64: bytes.toString('base64') } : {}
  return { by, verb: 'sendFile', args: { name, size: bytes.length, ...content, ...where } }
}

const made = (world: World, { name, members = [], external, by }: NewGroup): Note => ({
  by: by === undefined ? '' : nameOf(world, by),
  verb: 'createChat',
  args: {
    name,
    members: members.map((member) => nameOf(world, member)),
    ...(external !== undefined && { external }),
  },
})

/** Describing comes first, since the deed changes what it speaks of; a refused deed leaves no note. */
const quietly = (describe: () => Note | undefined): Note | undefined => {
  try {
    return describe()
  } catch {
    // The verb itself says why it is not possible.
    return undefined
  }
}

type Deeds = {
  say: (person: string, input: { chat?: string; text: string }) => unknown
  sendFile: (person: string, file: { chat?: string; name: string; bytes: Buffer }) => unknown
  click: (
    person: string,
    input: RawPress & { message: string },
  ) => Promise<{ error?: string; toast?: { type: string; content: string } }>
  menu: (person: string, key: string) => unknown
  enter: (person: string) => unknown
  forward: (person: string, input: { message: string; to: string }) => unknown
  recall: (person: string, message: string) => unknown
  leave: (person: string) => unknown
  stopBot: (person: string, stopped?: boolean) => unknown
  createChat: (group: NewGroup) => unknown
  addMembers: (chat: string, input: { members: string[]; by?: string }) => unknown
  removeMember: (chat: string, input: { member: string; by?: string }) => unknown
  dissolveChat: (chat: string, input?: { by?: string }) => unknown
}

/** How each verb is told. `click` is told by `noteClick`, once its answer is known. */
const tellers = (
  world: World,
): { [V in Exclude<keyof Deeds, 'click'>]: (...input: Parameters<Deeds[V]>) => Note } => {
  const by = (key: string | undefined) => (key === undefined ? '' : nameOf(world, key))
  return {
    say: (who, { chat, text }) => {
      const told = whoAndWhere(world, who, chat)
      return { by: told.by, verb: 'say', args: { text, ...told.where } }
    },
    sendFile: (who, file) => sent(world, who, file),
    menu: (who, key) => ({ by: nameOf(world, who), verb: 'menu', args: { key } }),
    enter: (who) => ({ by: nameOf(world, who), verb: 'enter', args: {} }),
    forward: (who, { message, to }) => {
      const { person, back, where } = findMessage(world, who, message)
      const chat = world.store.state.chats.get(to)
      const target = chat
        ? (chatWords(world, person, chat).chat ?? BOT)
        : (findPerson(world.store.state, to)?.name ?? to)
      return { by: person.name, verb: 'forward', args: { back, ...where, to: target } }
    },
    recall: (who, message) => {
      const { person, back, where } = findMessage(world, who, message)
      return { by: person.name, verb: 'recall', args: { back, ...where } }
    },
    leave: (who) => ({ by: nameOf(world, who), verb: 'leave', args: {} }),
    stopBot: (who, stopped = true) => ({ by: nameOf(world, who), verb: 'stopBot', args: { stopped } }),
    createChat: (group) => made(world, group),
    addMembers: (chat, input) => ({
      by: by(input.by),
      verb: 'addMembers',
      args: { chat: groupName(world, chat), members: input.members.map((each) => nameOf(world, each)) },
    }),
    removeMember: (chat, input) => ({
      by: by(input.by),
      verb: 'removeMember',
      args: { chat: groupName(world, chat), member: nameOf(world, input.member) },
    }),
    dissolveChat: (chat, input) => ({
      by: by(input?.by),
      verb: 'dissolveChat',
      args: { chat: groupName(world, chat) },
    }),
  }
}

const note = (world: World, did: Note | undefined): void => {
  if (did) world.store.commit({ kind: 'did', data: did })
}

/** The same verbs, with a note of each that worked (`GET /_sim/did`), in the words of a test. */
export const withNotes = <V extends Deeds>(world: World, verbs: V): V => {
  const noted = Object.entries(tellers(world)).map(([name, tell]) => {
    const verb = verbs[name as keyof V] as (...input: unknown[]) => unknown
    const told = (...input: unknown[]): unknown => {
      const did = quietly(() => (tell as (...input: unknown[]) => Note)(...input))
      const answer = verb(...input)
      note(world, did)
      return answer
    }
    return [name, told]
  })
  const click: Deeds['click'] = async (person, input) => {
    const did = quietly(() => pressed(world, person, input))
    const answer = await verbs.click(person, input)
    const toast = answer.toast ? { toast: answer.toast.content } : {}
    const refused = answer.toast?.type === 'error' || answer.toast?.type === 'warning'
    if (did?.verb === 'press' && answer.error === undefined)
      note(world, { ...did, args: { ...did.args, ...toast, ...(refused && { refused }) } })
    return answer
  }
  return { ...verbs, ...Object.fromEntries(noted), click }
}

type Shift = { advance?: string; to?: string }

/** A step of the clock is told as how far it went: another run begins at another time. */
export const clockWithNotes =
  <S extends Shift, R>(world: World, move: (shift: S) => Promise<R>) =>
  async (shift: S): Promise<R> => {
    const before = world.clock.now()
    const answer = await move(shift)
    const asked = parseDuration(shift.advance ?? '')
    const aim = shift.to === undefined ? Number.NaN : Date.parse(shift.to)
    const went = asked ?? (Number.isNaN(aim) ? world.clock.now() : aim) - before
    const advance = shift.advance ?? `${Math.round(went / 1000)}s`
    note(world, { by: '', verb: 'clock', args: { advance } })
    return answer
  }

/** What people did, oldest first. */
export const didOf = (world: World, last = 50): SimDid[] => world.store.state.did.slice(-last)
