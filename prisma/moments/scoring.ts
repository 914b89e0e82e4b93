import type { Usecase } from '../../src/deps.ts'
import { criterionCodes } from '../../src/domain/criteria.ts'
import { deny, ok } from '../../src/domain/result.ts'
import type { Db } from '../../src/store/tx.ts'
import { openSeat } from '../../src/usecases/review-seat.ts'
import { submitScore } from '../../src/usecases/submit-score.ts'
import type { Finalist } from './checked.ts'
import type { Chapter } from './past.ts'

export const panel = ['liguodong', 'zhanghaiyan', 'wangsiyuan', 'zhuming', 'songya'] as const
export type Reviewer = (typeof panel)[number]

/** Fifteen marks in the order of Art.6, a line for each of the panel; 张海燕 works where 张伟民 does. */
export const marksOf: Readonly<Record<Finalist, readonly [string, string, string, string, string]>> = {
  wangjianguo: [
    '555455554545544',
    '554554544445543',
    '545455554455454',
    '555445544545545',
    '455545554445454',
  ],
  dengxiaoyun: [
    '444354433344443',
    '344443333434434',
    '454344443334343',
    '443454434344334',
    '344344343343443',
  ],
  lixue: ['545454445544454', '454545444454544', '555444454545434', '454455445444545', '544545454454444'],
  zhangweimin: ['454554455444455', '', '545455444554454', '454545544445545', '544454455544454'],
  zhaohong: ['554454545445544', '455445544454445', '544544454554454', '454554445544544', '545445454445454'],
}

/** How far a reviewer came with one candidate: this many of the fifteen, and 提交评分 after the last. */
type Sheet = { who: Reviewer; nomination: string; candidate: Finalist; at: number; upTo?: number }

const EVERY = 20_000

/** Marks the criteria from the first on and, when all are there, hands the score in. */
export const scored = async ({ did, db }: Chapter, sheet: Sheet): Promise<void> => {
  const { who, nomination, candidate, at, upTo = criterionCodes.length } = sheet
  const marks = [...(marksOf[candidate][panel.indexOf(who)] ?? '')].map(Number).slice(0, upTo)
  await did(who, at, { do: markFrom(db), with: { nomination, marks } })
  if (marks.length < criterionCodes.length) return
  await did(who, at + marks.length * EVERY, { do: submitScore, with: { nomination } })
}

// One press marks one criterion; three hundred presses one by one take longer than a start may. The rows and the
// lines of the record are those of src/usecases/mark-criterion.ts.
const markFrom =
  (db: Db): Usecase<{ nomination: string; marks: readonly number[] }> =>
  (deps, actor, { nomination, marks }) =>
    deps.store.change(actor, async (tx) => {
      const seat = await openSeat(tx, actor, nomination)
      if (!seat.ok) return seat
      const { assignment } = seat.value
      if (!(await tx.reviews.change(assignment, { firstReadAt: actor.at }))) return deny('version-stale')
      const presses = marks.map((mark, index) => ({
        mark,
        criterion: criterionCodes[index] ?? 'F1.1',
        at: new Date(actor.at + index * EVERY),
      }))
      await db.mark.createMany({ data: presses.map((press) => ({ assignmentId: assignment.id, ...press })) })
      await db.auditLine.createMany({
        data: presses.map(({ criterion, mark, at }) => ({
          at,
          actorId: actor.person.id,
          action: 'review.mark',
          about: `assignment:${assignment.id}`,
          before: { [criterion]: null },
          after: { [criterion]: mark },
          article: '第六条',
        })),
      })
      return ok({})
    })
