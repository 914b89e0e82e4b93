import { buttonsOf } from '../sandbox/cards/form.ts'
import type { SimClient } from '../sandbox/client.ts'
import { criteria } from './data.ts'
import type { Pace } from './pace.ts'

/** Milliseconds at speed 1 from one act to the next. */
const ACT_MS = 1_000
/** In the middle of thirty-three sheets of fifteen marks one mark is like another. */
const MARK_MS = ACT_MS / 20
const SHEET_MS = ACT_MS / 2
/** A look at the clock that jumped and at what the bot did by itself. */
const CLOCK_MS = 2 * ACT_MS

const LONGEST = 30

const short = (text: string): string => {
  const characters = [...text.replaceAll(/\s+/g, ' ')]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('')
}

const SHEET = ['开始评审', '提交评分']

const timeOf = (button: string): number => {
  if (button.startsWith('mark_')) return MARK_MS
  return SHEET.includes(button) ? SHEET_MS : ACT_MS
}

/** 'mark_F1.1_5' carries no words a person could read; everything else is named by its words. */
const pressInWords = (button: string, fields: number): string => {
  const [, code, mark] = /^mark_(F\d\.\d)_(\d|na)$/.exec(button) ?? []
  const criterion = criteria.find(([each]) => each === code)?.[1]
  if (criterion) return `给“${criterion}”打${mark === 'na' ? '不适用' : ` ${mark} 分`}`
  return fields > 0 ? `填 ${fields} 项，按“${button}”` : `按“${button}”`
}

const UNITS: Record<string, string> = { d: '天', h: '小时', m: '分钟' }

const clockInWords = (shift: { advance: string } | { to: string }): string => {
  if ('advance' in shift) {
    const [, amount, unit] = /^(\d+)([dhm])$/.exec(shift.advance) ?? []
    return `时钟往前走 ${amount} ${UNITS[unit ?? ''] ?? ''}`
  }
  const [, month, day, time] = /^\d+-(\d+)-(\d+)T(\d+:\d+)/.exec(shift.to) ?? []
  return `时钟走到 ${Number(month)}月${Number(day)}日 ${time}`
}

/** The newest card with this button, so that whoever watches sees which one is pressed. */
const cardWith = async (sim: SimClient, person: string, { button, chat }: { button: string; chat: string }) =>
  (await sim.cards(person, chat)).findLast(({ card }) =>
    buttonsOf(card).some(({ text, name }) => text === button || name === button),
  )?.id

const pressing = (sim: SimClient, pace: Pace): Pick<SimClient, 'tryPress'> => ({
  tryPress: async (person, button, options = {}) => {
    const chat = options.chat ?? 'bot'
    const message = options.message ?? (await cardWith(sim, person, { button, chat }))
    const act = pressInWords(button, Object.keys(options.form ?? {}).length)
    return pace.act({ act, actor: person, chat, button, message }, timeOf(button), () =>
      sim.tryPress(person, button, { ...options, message }),
    )
  },
})

const speaking = (sim: SimClient, pace: Pace): Pick<SimClient, 'say' | 'sendFile' | 'addMembers'> => ({
  say: (actor, text, chat) =>
    pace.act({ act: `说：“${short(text)}”`, actor, chat }, ACT_MS, () => sim.say(actor, text, chat)),
  sendFile: (actor, file) =>
    pace.act({ act: `发文件：${file.name}`, actor, chat: file.chat }, ACT_MS, () =>
      sim.sendFile(actor, file),
    ),
  addMembers: (chat, members, by) =>
    pace.act({ act: `把机器人拉进“${chat}”`, actor: by, chat }, ACT_MS, () =>
      sim.addMembers(chat, members, by),
    ),
})

/** The people and the clock of a running sandbox, each act at the pace of whoever looks at the page. */
export const pacedSim = (sim: SimClient, pace: Pace): SimClient => ({
  ...sim,
  ...pressing(sim, pace),
  ...speaking(sim, pace),
  clock: async (shift) => {
    await pace.seen()
    const { now } = await sim.state()
    // Time goes on while somebody pauses the story, perhaps beyond what comes next.
    if ('to' in shift && Date.parse(shift.to) <= Date.parse(now)) return now
    return pace.act({ act: clockInWords(shift) }, CLOCK_MS, () => sim.clock(shift))
  },
})
