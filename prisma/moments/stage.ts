import type { Deps } from '../../src/deps.ts'
import { addDays, startOfDate } from '../../src/domain/dates.ts'
import type { Show } from '../../src/usecases/shows.ts'
import type { Past } from './past.ts'

/** How people are found: open_id by mobile number, and the key under which a number is kept. */
export type Register = {
  openIds: ReadonlyMap<string, string>
  phoneKey: (mobile: string) => string
}

/** What a moment is built on: the bot's own use cases, and the tenant's groups. */
export type Stage = Register & {
  /** what is done with these happens now and is sent */
  deps: Deps
  past: Past
  /** 'YYYY-MM-DD' */
  today: string
  /** somebody brings the bot into a group; answers with the chat's id */
  joinGroup: (name: string, by: string) => string
}

/** Cards that stand in people's private chats, oldest first. */
export type Standing = Readonly<Record<string, readonly Show[]>>

/** The instant (epoch ms) of an hour of a day counted from today: -1 is yesterday. */
export const instantOf = (today: string, day: number, hour: number): number =>
  startOfDate(addDays(today, day)) + hour * 3_600_000
