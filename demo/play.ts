import { setTimeout as pause } from 'node:timers/promises'
import { buttonsOf, textOf } from '../sandbox/cards/form.ts'
import type { SimClient } from '../sandbox/client.ts'
import type { SimAnswer, SimCard, SimForm } from '../sandbox/contract.ts'
import type { Cast } from './cast.ts'
import type { Tell } from './tell.ts'

/** What a person did so far: buttons pressed, characters typed. */
export type Effort = { presses: number; typed: number }

/** What people read on their cards in the course of the story. */
export type Seen = {
  scores: { candidate: string; reviewer: string; marks: (number | null)[]; total: number }[]
  ranking: { place: number; tied: boolean; candidate: string; total: number }[]
  /** how many entries stand in each state at the end */
  states: Record<string, number>
  objections: Record<string, number>
  decisions: Record<string, string>
}

/** The stage of the story: the tenant, who plays, who tells it, what was seen, and what went wrong. */
export type Play = {
  sim: SimClient
  cast: Cast
  tell: Tell
  errors: string[]
  effort: Map<string, Effort>
  duplicates: { injected: number; absorbed: number }
  seen: Seen
}

/** The story cannot go on: somebody saw something else than they should. */
export class Wrong extends Error {
  override name = 'Wrong'
}

export const newPlay = (sim: SimClient, cast: Cast, tell: Tell): Play => ({
  sim,
  cast,
  tell,
  errors: [],
  effort: new Map(),
  duplicates: { injected: 0, absorbed: 0 },
  seen: { scores: [], ranking: [], states: {}, objections: {}, decisions: {} },
})

const effortOf = (play: Play, person: string): Effort => {
  const known = play.effort.get(person) ?? { presses: 0, typed: 0 }
  play.effort.set(person, known)
  return known
}

/** Fields that are picked from what is offered, not typed. */
const PICKED = ['行业', '政治素质', '技能等级或职称', '比选方式', '依据条款', '被反映人']

/** A tick and a choice are presses; what is typed counts by its characters. */
const count = (effort: Effort, form: SimForm): void => {
  for (const [label, value] of Object.entries(form)) {
    const isPicked = PICKED.includes(label) || /^\d{4}-\d{2}-\d{2}$/.test(String(value))
    if (isPicked || typeof value === 'boolean') effort.presses += 1
    else effort.typed += [...String(value)].length
  }
}

const refusedBy = ({ toast, error }: SimAnswer): string | undefined => {
  if (error) return error
  return toast && (toast.type === 'error' || toast.type === 'warning') ? toast.content : undefined
}

/** The platform's own words for an answer that took longer than 3 s. */
const LATE = /200341/
const PRESSES = 5

/** On a machine that is busy an answer may come too late; whoever pressed presses again, and it counts once. */
const pressed = async (sim: SimClient, press: () => Promise<SimAnswer>): Promise<SimAnswer> => {
  for (let left = PRESSES; ; left -= 1) {
    const answer = await press()
    if (left === 1 || !LATE.test(answer.error ?? '')) return answer
    await sim.idle()
  }
}

type Options = { form?: SimForm; chat?: string; message?: string }

export type Somebody = {
  name: string
  /** says it to the bot and waits for the answer; the words of the newest card */
  says: (text: string) => Promise<string>
  /** presses, and throws when it is refused; the words of the card that came back */
  presses: (button: string, options?: Options) => Promise<string>
  /** presses, and throws when it is accepted; the sentence of the refusal */
  isRefused: (button: string, options?: Options) => Promise<string>
  sendsFile: (name: string, bytes: Uint8Array) => Promise<string>
  /** the words of the newest card in the private chat */
  sees: () => Promise<string>
  card: (chat?: string) => Promise<SimCard | undefined>
  buttons: () => Promise<string[]>
  /** what was done since the last time it was asked */
  took: () => Effort
}

/** A person of the tenant, driven as the page would drive them. */
export const somebody = (play: Play, name: string): Somebody => {
  const { sim } = play
  const effort = effortOf(play, name)
  let told = { ...effort }

  const press = async (button: string, { form, chat, message }: Options = {}): Promise<SimAnswer> => {
    effort.presses += 1
    count(effort, form ?? {})
    return pressed(sim, () => sim.tryPress(name, button, { form, chat, message }))
  }
  const card = async (chat?: string) => (await sim.lastCard(name, chat)).card

  return {
    name,
    says: async (text) => {
      effort.typed += [...text].length
      await sim.say(name, text)
      await sim.idle()
      return textOf(await card())
    },
    presses: async (button, options) => {
      const answer = await press(button, options)
      const refusal = refusedBy(answer)
      if (refusal !== undefined) {
        throw new Wrong(`${name}按“${button}”被拒：${refusal}\n${textOf(answer.card)}`)
      }
      return [answer.toast?.content, textOf(answer.card)].filter(Boolean).join('\n')
    },
    isRefused: async (button, options) => {
      const answer = await press(button, options)
      if (answer.error) throw new Wrong(`${name}按“${button}”：${answer.error}`)
      const refusal = refusedBy(answer)
      if (refusal === undefined) throw new Wrong(`${name}按“${button}”本应被拒`)
      return refusal
    },
    sendsFile: async (file, bytes) => {
      await sim.sendFile(name, { name: file, bytes })
      await sim.idle()
      return textOf(await card())
    },
    sees: async () => {
      await sim.idle()
      return textOf(await card())
    },
    card,
    buttons: async () => buttonsOf(await card()).map(({ text }) => text),
    took: () => {
      const since = { presses: effort.presses - told.presses, typed: effort.typed - told.typed }
      told = { ...effort }
      return since
    },
  }
}

/** '按了 3 下，打了 0 个字'. */
export const inWords = ({ presses, typed }: Effort): string => `按了 ${presses} 下，打了 ${typed} 个字`

/** The tenant's date, '3月12日'. */
export const today = async ({ sim }: Play): Promise<string> => {
  const day = new Date(Date.parse((await sim.state()).now) + 8 * 3_600_000)
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}

/** Throws unless the words are there; what a story asserts, it asserts by what a person reads. */
export const expectWords = (seen: string, ...words: string[]): void => {
  const missing = words.filter((word) => !seen.includes(word))
  if (missing.length > 0) throw new Wrong(`卡片上没有“${missing.join('”“')}”：\n${seen}`)
}

/**
 * Sends the next event of a person twice, as the platform may, and asks afterwards whether it happened once.
 * @param type of the event: `card.action.trigger` or `im.message.receive_v1`
 */
export const twice = async (
  play: Play,
  event: { type: string; person: string },
  act: { do: () => Promise<unknown>; once: () => Promise<boolean> },
): Promise<void> => {
  await play.sim.clearFaults()
  await play.sim.fault({
    when: { event_type: event.type, user: event.person },
    times: 1,
    effect: { duplicate: 1 },
  })
  await act.do()
  await play.sim.idle()
  // The copy of a callback may still be on its way after the first one's answer.
  await pause(20)
  await play.sim.idle()
  await play.sim.clearFaults()
  play.duplicates.injected += 1
  if (await act.once()) play.duplicates.absorbed += 1
}
