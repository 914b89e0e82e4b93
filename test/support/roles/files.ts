import type { Prisma } from '../../../src/store/generated/client.ts'
import { ENTRY, HOUR, holders, NOW } from './district.ts'
import type { Sample } from './sample.ts'
import type { Stand } from './stand.ts'
import { all, entryIs, movedTo } from './states.ts'

const about = { nomination: ENTRY }
const own = { by: 'officer', stage: 'nominate', other: 'chenfang' } as const

type File = Partial<Prisma.AttachmentUncheckedCreateInput>

/** A stored file of the entry, sent by its officer. */
export const fileOf =
  (more: File = {}) =>
  async ({ db }: Stand): Promise<void> => {
    await db.attachment.create({
      data: {
        ...{
          id: 'att_one',
          messageId: 'om_file',
          fileKey: 'file_one',
          resource: 'file',
          name: '专利证书.pdf',
        },
        ...{ personId: holders.officer, hash: '0'.repeat(64), size: 4, kind: 'pdf', state: 'stored' },
        ...{ purpose: 'evidence', groupId: 'grp_one', nominationId: ENTRY, criterion: 'F3.2' },
        at: new Date(NOW - HOUR),
        ...more,
      },
    })
  }

const removed = async ({ db }: Stand): Promise<void> => {
  await db.attachment.update({ where: { id: 'att_one' }, data: { state: 'removed' } })
}

const group = { group: 'grp_one' }
const file = { file: 'att_one' }
const filing = { ...own, before: fileOf(), stale: removed }

export const fileSamples: readonly Sample[] = [
  { ...filing, button: 'files.places', words: '改到别处', value: group },
  { ...filing, button: 'files.place', words: '确定', value: group, form: { ...about, place: 'F1.2' } },
  { ...own, before: fileOf(), button: 'files.show', words: '先放着', value: group },
  { ...filing, button: 'files.remove', words: '移除', value: { ...file, back: 'list' } },
  { ...filing, button: 'files.list', words: '附件', value: about, stale: movedTo('submitted') },
  { ...filing, button: 'files.send', words: '发给我', value: file },
  { ...filing, button: 'files.places-one', words: '改到别处', value: file },
  { ...filing, button: 'files.place-one', words: '确定', value: file, form: { place: 'F1.2' } },
  { ...own, button: 'files.template', words: '模板', value: {} },
]

/** The nominee agreed to all three. */
export const consented =
  (id = ENTRY) =>
  async ({ db }: Stand): Promise<void> => {
    const ticks = { collect: true, sensitive: true, publish: true, deeds: '把废品率降到千分之二。' }
    const consent = { ...ticks, byId: holders.nominee, at: new Date(NOW - HOUR) }
    await db.consent.create({ data: { nominationId: id, ...consent } })
  }

const handedIn = entryIs('submitted')
const gone = movedTo('withdrawn')
/** 邓小云 was recommended by the same unit: the consent is not hers to give. */
const nominee = {
  by: 'nominee',
  stage: 'nominate',
  other: 'dengxiaoyun',
  before: handedIn,
  stale: gone,
} as const
const asking = { ...own, before: handedIn, stale: gone }
const ticks = { collect: true, sensitive: true, publish: true }

export const consentSamples: readonly Sample[] = [
  {
    ...{ ...nominee, button: 'consent.give', words: '同意并确认', value: about },
    form: { ...ticks, deeds: '把废品率降到千分之二。' },
  },
  { ...nominee, button: 'consent.decline', words: '不同意参加', value: about },
  {
    ...{ ...nominee, button: 'consent.withdraw', words: '撤回同意', value: about },
    before: all(handedIn, consented()),
    stale: async ({ db }) => {
      await db.consent.update({ where: { nominationId: ENTRY }, data: { withdrawnAt: new Date(NOW) } })
    },
  },
  { ...asking, button: 'consent.status', words: '本人同意情况', value: about },
  { ...asking, button: 'consent.ask', words: '再发给本人', value: about },
  {
    ...asking,
    button: 'consent.phone',
    words: '发给这个号码的本人',
    value: about,
    form: { phone: '13800001020' },
  },
  { ...asking, button: 'consent.paper', words: '上传签字的同意书', value: { ...about, kind: 'consent' } },
  {
    ...{ ...asking, by: 'staff', other: undefined, button: 'consent.paper/nomination', words: '代录推荐表' },
    value: { ...about, kind: 'nomination' },
  },
]

/** 唐莉 of the staff entered the signed paper. */
const paper = all(
  handedIn,
  fileOf({ purpose: 'consent', personId: 'tangli', criterion: null }),
  async ({ db }) => {
    const proxy = { id: 'prx_one', kind: 'consent', about: `consent:${ENTRY}`, personName: '王建国' }
    const entered = { enteredBy: 'tangli', attachmentId: 'att_one', at: new Date(NOW - HOUR) }
    await db.proxy.create({ data: { ...proxy, ...entered } })
  },
)
const settled = async ({ db }: Stand): Promise<void> => {
  await db.proxy.update({ where: { id: 'prx_one' }, data: { confirmedBy: 'zhaoqiming' } })
}
const second = {
  by: 'confirmer',
  stage: 'nominate',
  first: 'tangli',
  before: paper,
  value: { proxy: 'prx_one' },
} as const

export const proxySamples: readonly Sample[] = [
  { ...second, button: 'proxy.confirm', words: '确认无误', stale: settled },
  {
    ...second,
    button: 'proxy.refuse',
    words: '不符，退回',
    form: { reason: '签字看不清' },
    stale: settled,
  },
  { ...second, button: 'proxy.paper', words: '看材料' },
]

export const selfSamples: readonly Sample[] = [
  {
    ...{ by: 'worker', stage: 'nominate', button: 'self.begin', words: '开始自荐', value: {} },
    form: { contest: '2023年北京市职工技能大赛第六名', unit: '' },
  },
]
