import { setTimeout as pause } from 'node:timers/promises'
import { buttonsOf } from '../sandbox/cards/form.ts'
import type { SimClient } from '../sandbox/client.ts'
import type { SimAnswer, SimForm } from '../sandbox/contract.ts'

/** Real milliseconds within which a killed or disconnected bot is back. */
const BACK_MS = 180_000
const LOOK_MS = 20
/** Milliseconds of the tenant's time: whatever failed is tried again within it; what is due later is no repair. */
const REPAIR_MS = 70 * 60_000
/** Nobody presses a dead button for ever. */
const TRIES = 12

/** What the platform says when no answer came (200340, 200341, 200671), and what the bot says when it stumbled. */
const NO_ANSWER = /（2003(40|41)）|（20067[123]）/
const BUSY = '系统繁忙'

type Options = { form?: SimForm; chat?: string }

/** People at their telephones while the weather is bad: who gets no answer presses again, as anybody would. */
export type Hands = {
  sim: SimClient
  /** what each press was answered in the end, '王建国 · 同意并确认 → 已确认同意，谢谢' */
  toasts: string[]
  /** how often somebody had to press again */
  again: () => number
  says: (person: string, text: string, chat?: string) => Promise<void>
  sends: (person: string, file: { name: string; bytes: Uint8Array }) => Promise<void>
  presses: (person: string, button: string, options?: Options) => Promise<SimAnswer>
  /** the first button of the person's newest card whose text ends so */
  buttonLike: (person: string, ending: string) => Promise<string>
  /** a minute goes by, so that whatever is listed by time is listed in the same order in every run */
  pauses: () => Promise<void>
  /** resolves when everything that failed was tried again and nothing is on its way */
  settled: () => Promise<void>
}

/** @param before called when somebody is about to do something, not when it is done again */
export const createHands = (sim: SimClient, before: () => void = () => {}): Hands => {
  const settled = () => settle(sim)
  const pressing = createPressing(sim, settled)
  return {
    ...{ sim, settled, toasts: pressing.toasts, again: pressing.again },
    presses: (person, button, options = {}) => {
      before()
      return pressing.press(person, button, options)
    },
    pauses: async () => {
      await settled()
      await sim.clock({ advance: '1m' }).catch(() => {})
      await settled()
    },
    says: async (person, text, chat) => {
      before()
      await sim.say(person, text, chat)
      await settled()
    },
    sends: async (person, file) => {
      before()
      await sim.sendFile(person, file)
      await settled()
    },
    buttonLike: async (person, ending) => {
      const texts = buttonsOf((await sim.lastCard(person)).card).map(({ text }) => text)
      const found = texts.find((text) => text.endsWith(ending))
      if (!found) throw new Error(`${person}的卡片上没有“…${ending}”，只有：${texts.join('、')}`)
      return found
    },
  }
}

const createPressing = (sim: SimClient, settled: () => Promise<void>) => {
  const toasts: string[] = []
  let again = 0
  const press = async (person: string, button: string, { form, chat }: Options) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (tries > 0) again += 1
      const answer = await sim.tryPress(person, button, { form, chat })
      if (!wasLost(answer)) {
        toasts.push(`${person} · ${button} → ${answer.error ?? answer.toast?.content ?? ''}`)
        return answer
      }
      await settled()
    }
    throw new Error(`${person}按“${button}”，${TRIES}次都没有回应`)
  }
  return { toasts, again: () => again, press }
}

/** Goes from one repair to the next until none is left. */
const settle = async (sim: SimClient): Promise<void> => {
  const from = Date.parse((await sim.state()).now)
  for (;;) {
    await back(sim)
    if (!(await isIdle(sim))) continue
    const next = await repairAt(sim, from)
    // A bot that was killed just now did not say what it still had to do.
    if (next === undefined && (await isThere(sim))) return
    if (next === undefined) continue
    // A bot that is killed on the way learns the time when it is back.
    await sim.clock({ to: next }).catch(() => {})
  }
}

const wasLost = ({ error, toast }: SimAnswer): boolean =>
  NO_ANSWER.test(error ?? '') || (toast?.content.startsWith(BUSY) ?? false)

/** Waits for a bot that takes events and does as the clock says. */
const back = async (sim: SimClient): Promise<void> => {
  const until = performance.now() + BACK_MS
  for (;;) {
    const { bots } = await sim.state()
    const isHeard = bots.webhook !== undefined || bots.connections > 0
    if (isHeard && bots.control.length > 0) return
    if (performance.now() > until) throw new Error('机器人三分钟都没有回来')
    await pause(LOOK_MS)
  }
}

/** False when the bot went away meanwhile. */
const isIdle = async (sim: SimClient): Promise<boolean> => {
  await sim.idle()
  return isThere(sim)
}

const isThere = async (sim: SimClient): Promise<boolean> => (await sim.state()).bots.control.length > 0

/** When something is tried again, ISO; undefined when nothing is. */
const repairAt = async (sim: SimClient, from: number): Promise<string | undefined> => {
  const { sandbox, bot } = await sim.next()
  const times = [sandbox, bot].filter((at) => at !== undefined)
  return times.filter((at) => Date.parse(at) <= from + REPAIR_MS).sort()[0]
}
