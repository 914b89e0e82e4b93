import { CYCLE, DAY, ENTRY, HOUR, holders, NOW, SECOND } from './district.ts'
import { consented } from './files.ts'
import type { Sample } from './sample.ts'
import type { Stand } from './stand.ts'
import { all, entryIs } from './states.ts'

type Step = (stand: Stand) => Promise<void>
const staff = { by: 'staff', stage: 'publicity' } as const
const anyone = { by: 'worker', stage: 'publicity' } as const

const groupOf =
  (confirmedBy: string | null): Step =>
  async ({ db }) => {
    const group = {
      chatId: 'oc_group',
      name: '海淀职工之家',
      setBy: 'tangli',
      confirmedBy,
      at: new Date(NOW - DAY),
    }
    await db.publicGroup.create({ data: group })
  }

/** The entry stands on the chair's list and everything for a release is there. */
const listed = all(entryIs('listed'), consented(), groupOf(holders.confirmer))
const anotherListed = all(entryIs('listed', SECOND), consented(SECOND))

type Released = { state: string; by?: string; endsAt: number; rows?: readonly string[] }

/** A list with the entry on it. */
const listOf =
  ({ state, by, endsAt, rows = [ENTRY] }: Released): Step =>
  async ({ db }) => {
    const line = {
      name: '王建国',
      unit: '海淀精工机械有限公司',
      post: '数控车工',
      deeds: '把废品率降到千分之二。',
    }
    const period = { start: '2026-11-16', end: '2026-11-23', endsAt }
    await db.publicList.create({
      data: {
        ...{ id: 'list_one', cycleId: CYCLE, number: 1, kind: 'first', state, rowsHash: 'none', reason: '' },
        rows: rows.map((nominationId) => ({ nominationId, ...line, ...period })),
        ...{
          startDate: period.start,
          endDate: period.end,
          endsAt: new Date(endsAt),
          contact: '联系电话：010-60000000',
        },
        ...{
          proposedBy: 'tangli',
          proposedAt: new Date(NOW - 8 * DAY),
          at: new Date(NOW - 8 * DAY),
          version: 1,
        },
        ...(by && { releasedBy: by, releasedAt: new Date(NOW - 7 * DAY) }),
      },
    })
  }

const running = all(
  entryIs('publicised'),
  listOf({ state: 'released', by: holders.confirmer, endsAt: NOW + HOUR }),
)
const superseded: Step = async ({ db }) => {
  await db.publicList.update({ where: { id: 'list_one' }, data: { state: 'superseded' } })
}

/** 唐莉 asked for the release of what stands on the list now. */
const proposed = all(listed, async (stand) => {
  const value = await stand.carried('tangli', { card: 'public-preview', about: {} }, 'public.propose')
  await stand.press({ by: 'tangli', value, form: { start: '2026-11-24', reason: '' } })
})

const releasing = async (stand: Stand): Promise<Record<string, unknown>> => {
  const list = await stand.db.publicList.findFirstOrThrow({ where: { state: 'proposed' } })
  return stand.carried(holders.staff, { card: 'public-release', about: { list: list.id } }, 'public.release')
}

const posting: Step = async ({ db }) => {
  await db.posting.create({
    data: {
      ...{
        id: 'post_one',
        listId: 'list_one',
        what: 'list',
        aboutId: 'list_one',
        chatId: 'oc_group',
        uuid: 'u1',
      },
      ...{ state: 'unknown', cardSha256: 'none', card: {}, current: true, attempts: 1, at: new Date(NOW) },
    },
  })
}

const bound = { by: 'confirmer', stage: 'publicity', first: 'tangli', before: groupOf(null) } as const
const chat = { chat: 'oc_group' }
const groupTaken: Step = async ({ db }) => {
  await db.publicGroup.update({ where: { chatId: 'oc_group' }, data: { confirmedBy: 'zhaoqiming' } })
}

export const publicitySamples: readonly Sample[] = [
  { ...anyone, button: 'public.show', words: '查看进展', value: {}, before: running },
  {
    ...staff,
    button: 'public.preview',
    words: '更新预览',
    value: {},
    form: { start: '2026-11-24' },
    before: listed,
  },
  {
    ...{ ...staff, button: 'public.propose', words: '提请发布', before: listed, stale: anotherListed },
    value: (stand) => stand.carried(holders.staff, { card: 'public-preview', about: {} }, 'public.propose'),
    form: { start: '2026-11-24', reason: '' },
  },
  {
    ...{ ...staff, button: 'public.release', words: '同意发布', value: releasing, first: 'tangli' },
    before: proposed,
    stale: anotherListed,
  },
  {
    ...{ ...staff, button: 'public.return', words: '有误，退回', value: releasing, first: 'tangli' },
    before: proposed,
    stale: async ({ db }) => {
      await db.publicList.updateMany({ data: { rowsHash: 'another' } })
    },
    form: { reason: '第二位的单位写错了' },
  },
  { ...bound, button: 'group.confirm', words: '同意 · 海淀职工之家', value: chat, stale: groupTaken },
  { ...bound, button: 'group.decline', words: '不同意 · 海淀职工之家', value: chat, stale: groupTaken },
  {
    ...{ ...staff, button: 'public.proof', words: '下一页', value: { page: 0 } },
    before: all(running, groupOf(holders.confirmer), posting),
  },
  {
    ...{ ...staff, button: 'public.repost', words: '补发 · 海淀职工之家', value: { posting: 'post_one' } },
    before: all(running, groupOf(holders.confirmer), posting),
    stale: async ({ db }) => {
      await db.posting.update({ where: { id: 'post_one' }, data: { state: 'posted', messageId: 'om_list' } })
    },
  },
]

const objecting = {
  ...{ nomination: ENTRY, realName: '丁宁', contact: '13800001099' },
  facts: '所列专利的发明人另有其人，证书编号可查。',
}

/** 丁宁 objected; or `by`, who then must not handle it. */
const objection =
  ({ state = 'received', by = 'dingning', handlerId = null as string | null } = {}): Step =>
  async ({ db, deps }) => {
    const sealed = { realName: deps.seal.close('丁宁'), contactBox: deps.seal.close('13800001099') }
    await db.objection.create({
      data: {
        ...{ id: 'obj_one', cycleId: CYCLE, listId: 'list_one', nominationId: ENTRY, byId: by, state },
        ...{ ...sealed, factsBox: deps.seal.close(objecting.facts), handlerId, conclusion: '' },
        ...{ at: new Date(NOW - HOUR), version: 1 },
      },
    })
  }

const handled = (action: string) => ({ objection: 'obj_one', version: 1, action })
const closed: Step = async ({ db }) => {
  await db.objection.update({ where: { id: 'obj_one' }, data: { state: 'rejected', version: 2 } })
}
/** 江波 handles cases, too, but works where the nominee works; 郭洁 is the one who objected. */
const handling = { by: 'caseHandler', stage: 'publicity', recused: 'jiangbo', stale: closed } as const
const fresh = all(running, groupOf(holders.confirmer), objection({ by: 'guojie' }))
/** 高远 took it on; now it is nobody else's. */
const taken = all(
  running,
  groupOf(holders.confirmer),
  objection({ state: 'accepted', by: 'dingning', handlerId: holders.caseHandler }),
)
const found = { reason: '经核实', question: '' }

export const objectionSamples: readonly Sample[] = [
  {
    ...{ ...handling, button: 'objection.case', words: '办理 1 · 王建国', value: { objection: 'obj_one' } },
    ...{ before: taken, other: 'guojie' },
  },
  {
    ...handling,
    button: 'objection.turn',
    words: '下一页',
    value: { page: 0 },
    before: taken,
    stale: undefined,
  },
  {
    ...{ ...anyone, button: 'objection.open', words: '我有异议', value: { list: 'list_one' } },
    before: running,
    stale: superseded,
  },
  {
    ...{
      ...anyone,
      button: 'objection.submit',
      words: '提交',
      value: { list: 'list_one' },
      form: objecting,
    },
    before: running,
    stale: superseded,
  },
  {
    ...{ ...handling, button: 'objection.handle/accept', words: '受理 · 王建国', value: handled('accept') },
    ...{ form: { reason: '', question: '请说明专利情况' }, before: fresh, first: 'guojie' },
  },
  {
    ...{
      ...handling,
      button: 'objection.handle/reject',
      words: '不予受理 · 王建国',
      value: handled('reject'),
    },
    ...{ form: found, before: fresh, first: 'guojie' },
  },
  {
    ...{ ...handling, button: 'objection.handle/uphold', words: '成立 · 王建国', value: handled('uphold') },
    ...{ form: found, before: taken, other: 'guojie' },
  },
  {
    ...{
      ...handling,
      button: 'objection.handle/dismiss',
      words: '不成立 · 王建国',
      value: handled('dismiss'),
    },
    ...{ form: found, before: taken, other: 'guojie' },
  },
]

const ended = all(
  entryIs('publicised'),
  consented(),
  groupOf(holders.confirmer),
  listOf({ state: 'ended', by: holders.confirmer, endsAt: NOW - DAY }),
)
const head = { name: '2026年第8次党组会', date: '2026-11-23' }

const meeting =
  (state: string): Step =>
  async ({ db }) => {
    const at = new Date(NOW - HOUR)
    const recorded = state === 'recorded' ? { ...head, recordedAt: at } : { name: '', date: '' }
    await db.meeting.create({
      data: { id: 'meet_one', cycleId: CYCLE, state, recordedBy: 'weiping', version: 1, at, ...recorded },
    })
    if (state !== 'recorded') return
    const said = { decision: '同意', reason: '', at }
    await db.decision.create({ data: { meetingId: 'meet_one', nominationId: ENTRY, ...said } })
  }

const decided: Step = async ({ db }) => {
  await db.decision.createMany({
    data: [{ meetingId: 'meet_one', nominationId: ENTRY, decision: '同意', reason: '', at: new Date(NOW) }],
    skipDuplicates: true,
  })
}
const confirmed: Step = async ({ db }) => {
  const at = new Date(NOW)
  const done = {
    state: 'confirmed',
    confirmedBy: holders.confirmer,
    confirmedAt: at,
    recordedAt: at,
    version: 2,
  }
  await db.meeting.update({ where: { id: 'meet_one' }, data: done })
}

const recording = {
  by: 'recorder',
  stage: 'decision',
  before: all(ended, meeting('draft')),
  stale: all(decided, confirmed),
} as const
const noting = { meeting: 'meet_one', nomination: ENTRY, decision: '同意', page: 0 }

export const meetingSamples: readonly Sample[] = [
  {
    ...recording,
    button: 'meeting.note',
    words: '同意 · 王建国',
    value: noting,
    form: { ...head, reason: '' },
  },
  {
    ...{ ...recording, button: 'meeting.note/objection', words: '同意 · 王建国（异议未结）', value: noting },
    ...{ form: { ...head, reason: '' }, before: all(ended, meeting('draft'), objection()), stale: undefined },
  },
  {
    ...recording,
    button: 'meeting.turn',
    words: '下一页',
    value: { meeting: 'meet_one', page: 0 },
    form: head,
  },
  {
    ...{ ...recording, button: 'meeting.record', words: '提交', value: { meeting: 'meet_one' }, form: head },
    before: all(ended, meeting('draft'), decided),
  },
  {
    ...{ by: 'recorder', stage: 'decision', first: 'weiping', button: 'meeting.confirm', words: '确认无误' },
    before: all(ended, meeting('recorded')),
    value: (stand) =>
      stand.carried(
        holders.staff,
        { card: 'meeting-confirm', about: { meeting: 'meet_one' } },
        'meeting.confirm',
      ),
    stale: async ({ db }) => {
      await db.decision.updateMany({ data: { decision: '暂缓', reason: '材料待核' } })
    },
  },
  {
    ...{ by: 'recorder', stage: 'decision', first: 'weiping', button: 'meeting.return', words: '有误，退回' },
    before: all(ended, meeting('recorded')),
    form: { reason: '会议日期写错了' },
    value: (stand) =>
      stand.carried(
        holders.staff,
        { card: 'meeting-confirm', about: { meeting: 'meet_one' } },
        'meeting.confirm',
      ),
    stale: async ({ db }) => {
      await db.decision.updateMany({ data: { decision: '暂缓', reason: '材料待核' } })
    },
  },
]
