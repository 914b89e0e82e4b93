import { criterionCodes } from '../../../src/domain/criteria.ts'
import type { NominationState } from '../../../src/domain/nomination-facts.ts'
import type { Stage } from '../../../src/domain/stages.ts'
import type { Db } from '../../../src/store/tx.ts'
import { CYCLE, DAY, ENTRY, HOUR, holders, NOW } from './district.ts'
import type { Stand } from './stand.ts'

type Step = (stand: Stand) => Promise<void>

/** One after another. */
export const all =
  (...steps: Step[]): Step =>
  async (stand) => {
    for (const step of steps) await step(stand)
  }

/** The cycle stands in this stage, which ends in an hour. */
export const inStage = async (db: Db, stage: Stage): Promise<void> => {
  const dates = { [stage]: { opens: NOW - 30 * DAY, closes: NOW + HOUR } }
  await db.cycle.update({ where: { id: CYCLE }, data: { stage, dates } })
}

type Nomination = NonNullable<Parameters<Db['nomination']['update']>[0]['data']>

/** An entry in a state, with what goes with it. */
export const entryIs =
  (state: NominationState, id = ENTRY, more: Nomination = {}): Step =>
  async ({ db }) => {
    await db.nomination.update({ where: { id }, data: { ...more, state } })
  }

/** Somebody else moved the entry on, or wrote into it. */
export const movedTo =
  (state: NominationState, id = ENTRY): Step =>
  async ({ db }) => {
    await db.nomination.update({ where: { id }, data: { state, version: { increment: 1 } } })
  }

/** Somebody else wrote into it since. */
export const touched =
  (id = ENTRY): Step =>
  async ({ db }) => {
    await db.nomination.update({ where: { id }, data: { version: { increment: 1 } } })
  }

export const declaredBy =
  (byId: string, id = ENTRY): Step =>
  async ({ db }) => {
    const declaration = { byId, words: '所填内容经单位核实', at: NOW }
    await db.nomination.update({ where: { id }, data: { declaration } })
  }

export type Desk = { nomination?: string; reviewer: string; marked?: boolean; state?: string; kind?: string }

/** A reviewer's place at an entry; `marked`: all fifteen marks are there. */
export const deskOf =
  ({ nomination = ENTRY, reviewer, marked = false, state = 'assigned', kind }: Desk): Step =>
  async ({ db }) => {
    const id = `asg_${nomination}_${reviewer}`
    const at = new Date(NOW - HOUR)
    await db.assignment.create({
      data: {
        ...{ id, cycleId: CYCLE, nominationId: nomination, reviewerId: reviewer, state, comment: '', at },
        ...(kind && { recusalKind: kind, recusedAt: at, recusalReason: '' }),
        ...(state === 'submitted' && { submittedAt: at, firstReadAt: at }),
        version: 1,
      },
    })
    if (!marked) return
    await db.mark.createMany({
      data: criterionCodes.map((criterion) => ({ assignmentId: id, criterion, mark: 4, at })),
    })
  }

/** The entry is being scored: by the reviewer, by two more, and one who must not. */
export const inReview = (own: Partial<Desk> = {}): Step =>
  all(
    entryIs('assigned'),
    deskOf({ reviewer: holders.reviewer, ...own }),
    deskOf({ reviewer: 'wangsiyuan', marked: true, state: 'submitted' }),
    deskOf({ reviewer: 'luoyong', state: 'recused', kind: 'unit' }),
  )

const judges = ['liguodong', 'wangsiyuan', 'zhuming', 'songya', 'zhanghaiyan']

/** The scoring has ended; the entry has five valid scores. */
export const scored = (id = ENTRY): Step =>
  all(
    entryIs('scored', id),
    ...judges.map((reviewer) => deskOf({ nomination: id, reviewer, marked: true, state: 'submitted' })),
  )
