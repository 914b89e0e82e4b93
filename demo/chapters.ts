import { aggregating } from './chapters/aggregate.ts'
import { checking } from './chapters/check.ts'
import { consents } from './chapters/consents.ts'
import { decision } from './chapters/decision.ts'
import { nominations } from './chapters/nominations.ts'
import { publicity } from './chapters/publicity.ts'
import { reviewing, shortlisting } from './chapters/review.ts'
import { selfNominations } from './chapters/self.ts'
import { enter, settingUp } from './chapters/setup.ts'
import type { Play } from './play.ts'

/** A Monday morning in Beijing; everything that follows is on the tenant's own clock. */
export const START = '2026-03-02T09:00:00+08:00'

/** The story from the six digits on the terminal to the decision, in order. */
export const chapters = async (play: Play, code: string): Promise<void> => {
  const at = (time: string) => play.sim.clock({ to: `2026-${time}:00+08:00` })
  await settingUp(play, code)
  await at('03-03T10:00')
  await nominations(play)
  await selfNominations(play)
  await consents(play)
  await at('03-12T09:30')
  await enter(play, '汇总')
  await aggregating(play)
  await at('03-16T09:30')
  await enter(play, '资格审核')
  await checking(play)
  await at('03-23T09:30')
  await enter(play, '评审')
  await reviewing(play)
  await at('03-31T16:00')
  await shortlisting(play)
  await enter(play, '名单')
  await enter(play, '公示')
  await at('04-01T09:00')
  await publicity(play)
  await enter(play, '党组会审议')
  await at('04-10T15:00')
  await decision(play)
}
