import { ENTRY, SECOND } from './district.ts'
import { fileOf } from './files.ts'
import type { Sample } from './sample.ts'
import type { Stand } from './stand.ts'
import { all, deskOf, entryIs, inReview, movedTo, scored } from './states.ts'

/** 白冰 reviews others, not this entry; 罗勇 works where the nominee works. */
const reviewing = { by: 'reviewer', stage: 'review', other: 'baibing', recused: 'luoyong' } as const
const about = { nomination: ENTRY }
const closed = movedTo('scored')

const marked = async ({ db }: Stand): Promise<void> => {
  await db.mark.updateMany({
    where: { criterion: 'F1.2', assignmentId: { contains: 'liguodong' } },
    data: { mark: null },
  })
}

const oneMissing = async ({ db }: Stand): Promise<void> => {
  const id = `asg_${ENTRY}_liguodong`
  await db.mark.deleteMany({ where: { assignmentId: id, criterion: 'F5.3' } })
}

export const reviewSamples: readonly Sample[] = [
  {
    ...reviewing,
    button: 'review.start',
    words: '开始评审',
    value: about,
    before: inReview(),
    stale: closed,
  },
  { ...reviewing, button: 'review.queue', words: '下一页', value: { page: 0 }, before: inReview() },
  {
    ...{ ...reviewing, button: 'review.mark', words: '5', before: inReview(), stale: closed },
    value: { ...about, criterion: 'F1.1', mark: 5 },
  },
  {
    ...{ ...reviewing, button: 'review.reason', words: '保存理由 · 追求卓越', stale: closed },
    value: { ...about, criterion: 'F1.2' },
    form: { 'reason_F1.2': '岗位不涉及' },
    before: all(inReview({ marked: true }), marked),
  },
  {
    ...{ ...reviewing, button: 'review.turn', words: '下一力', before: inReview(), stale: closed },
    value: { ...about, face: 'F2' },
  },
  { ...reviewing, button: 'review.skip', words: '跳过', value: about, before: inReview(), stale: closed },
  {
    ...{ ...reviewing, button: 'review.recuse', words: '申请回避', value: about, before: inReview() },
    form: { reason: '与被推荐人是亲属' },
    stale: async ({ db }) => {
      await db.assignment.updateMany({
        where: { reviewerId: 'liguodong' },
        data: { firstReadAt: new Date(0), version: { increment: 1 } },
      })
    },
  },
  {
    ...{
      ...reviewing,
      button: 'review.submit',
      words: '提交评分',
      value: about,
      form: { comment: '技艺精湛' },
    },
    before: inReview({ marked: true }),
    stale: oneMissing,
  },
  {
    ...{
      ...reviewing,
      button: 'review.files',
      words: '看附件',
      value: { ...about, face: 'F3' },
      stale: closed,
    },
    before: all(inReview(), fileOf()),
  },
]

const chairing = { by: 'chair', stage: 'review' } as const
const listing = { by: 'chair', stage: 'shortlist' } as const

/** A second entry stands above: more points, and not listed. */
const better = all(scored(SECOND), async ({ db }) => {
  await db.mark.updateMany({ where: { assignmentId: { contains: SECOND } }, data: { mark: 5 } })
})

export const chairSamples: readonly Sample[] = [
  { ...chairing, button: 'chair.remind', words: '催办', value: {}, before: inReview() },
  { ...chairing, button: 'chair.ask-close', words: '结束评分', value: {}, before: inReview() },
  {
    ...{ ...chairing, button: 'chair.close', words: '结束评分（确认）', value: { missing: 1 } },
    before: inReview(),
    stale: deskOf({ reviewer: 'songya' }),
  },
  { ...chairing, button: 'chair.progress', words: '刷新', value: {}, before: inReview() },
  { ...chairing, button: 'chair.ranking', words: '看排名', value: {}, stage: 'shortlist', before: scored() },
  {
    ...{ ...chairing, button: 'chair.ranking/early', words: '看排名（评分未结束）', value: {} },
    before: inReview(),
  },
  {
    ...{ ...listing, button: 'chair.list', words: '列入名单 · 王建国', value: about },
    before: scored(),
    stale: movedTo('listed'),
  },
  {
    ...{ ...listing, button: 'chair.unlist', words: '移出名单 · 王建国', value: about },
    before: all(scored(), entryIs('listed')),
    stale: movedTo('scored'),
  },
  {
    ...{ ...listing, button: 'chair.list-because', words: '列入名单（写明理由）', value: about },
    form: { reason: '行业代表性' },
    before: all(scored(), better),
    stale: movedTo('listed'),
  },
  {
    ...{ ...listing, button: 'chair.unlist-because', words: '移出名单（写明理由）', value: about },
    form: { reason: '本人要求' },
    before: all(scored(), entryIs('listed')),
    stale: movedTo('scored'),
  },
  {
    ...{
      ...listing,
      button: 'chair.note-target',
      words: '保存说明',
      value: {},
      form: { reason: '宁缺毋滥' },
    },
    before: scored(),
  },
]
