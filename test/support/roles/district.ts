import { seedDistrict, seedPeople } from '../../../prisma/seed.ts'
import { type Role, roleKeys } from '../../../src/domain/roles.ts'
import type { Db } from '../../../src/store/tx.ts'
import { completeEntry } from '../../domain/district.ts'

/** A Monday morning in Beijing; every stage a press needs ends an hour later. */
export const NOW = Date.parse('2026-11-23T01:00:00.000Z')
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
export const CYCLE = 'cyc_2026'

/** The entry that nearly every button is about, recommended by 海淀精工机械有限公司工会. */
export const ENTRY = 'nom_main'
/** Another one of the same unit, and one of another unit under another collecting union. */
export const SECOND = 'nom_second'
export const ELSEWHERE = 'nom_elsewhere'

type Held = { role: Role; unitId?: string; category?: string; to?: number }
type Extra = { id: string; name: string; unitId: string | null; external?: true; holds: Held[] }

/** Who is needed beside the seeded district. Nobody here exists. */
const extras: readonly Extra[] = [
  { id: 'dingning', name: '丁宁', unitId: 'jinggong', holds: [] },
  { id: 'fengtao', name: '冯涛', unitId: 'district', holds: [{ role: 'finance' }] },
  { id: 'shenqing', name: '沈清', unitId: 'district', holds: [{ role: 'auditor' }] },
  { id: 'hanxue', name: '韩雪', unitId: 'jinggong', holds: [{ role: 'checker' }] },
  { id: 'luoyong', name: '罗勇', unitId: 'jinggong', holds: [{ role: 'reviewer', category: '领域专家' }] },
  { id: 'baibing', name: '白冰', unitId: 'district', holds: [{ role: 'reviewer', category: '行业协会' }] },
  { id: 'tangli', name: '唐莉', unitId: 'district', holds: [{ role: 'staff' }] },
  { id: 'weiping', name: '魏平', unitId: 'district', holds: [{ role: 'recorder' }] },
  { id: 'guojie', name: '郭洁', unitId: 'district', holds: [{ role: 'caseHandler' }] },
  { id: 'jiangbo', name: '江波', unitId: 'jinggong', holds: [{ role: 'caseHandler' }] },
  { id: 'outsider', name: '外单位人员', unitId: null, external: true, holds: [] },
  {
    id: 'formerly',
    name: '曾经在职',
    unitId: 'jinggong',
    holds: roleKeys
      .filter((role) => role !== 'worker' && role !== 'nominee')
      .map((role) => ({
        role,
        to: NOW - HOUR,
        ...(role === 'officer' && { unitId: 'jinggong' }),
        ...(role === 'aggregator' && { unitId: 'xueyuan' }),
      })),
  },
]

/** The person who stands for each role, holding that role alone, in the right unit. */
export const holders: Readonly<Record<Role, string>> = {
  worker: 'dingning',
  nominee: 'wangjianguo',
  officer: 'zhoumin',
  aggregator: 'yangliu',
  staff: 'linxiao',
  checker: 'hejing',
  reviewer: 'liguodong',
  chair: 'xulan',
  recorder: 'qianwen',
  confirmer: 'sunli',
  finance: 'fengtao',
  caseHandler: 'gaoyuan',
  auditor: 'shenqing',
}

/** Whose names, and which sentence of the evidence, somebody must not learn from a button that is not theirs. */
export const nominees = ['王建国', '邓小云', '张伟民']
export const EVIDENCE = '承担重型主轴的加工。'

export const openIdOf = (person: string): string => `ou_${person}`

/** Fills an empty database with people, units, a cycle and the entries; every button's own state is put in later. */
export const fillDistrict = async (db: Db, phoneKey: (mobile: string) => string): Promise<void> => {
  const openIds = new Map(seedPeople.map(({ id, mobile }) => [mobile, openIdOf(id)]))
  await seedDistrict(db, { openIds, phoneKey, at: NOW })
  for (const person of extras) await putPerson(db, person)
  await putEntry(db, { id: ENTRY, unitId: 'jinggong', name: '王建国', nomineeId: holders.nominee })
  await putEntry(db, { id: SECOND, unitId: 'jinggong', name: '邓小云', nomineeId: 'dengxiaoyun' })
  await putEntry(db, { id: ELSEWHERE, unitId: 'yunqi', name: '张伟民', nomineeId: 'zhangweimin' })
}

const putPerson = async (db: Db, { id, name, unitId, external, holds }: Extra): Promise<void> => {
  const at = new Date(NOW - DAY)
  await db.person.create({
    data: {
      ...{ id, name, unitId, external: external === true, at, version: 1 },
      openId: openIdOf(id),
      ...(holds.some(({ to }) => to) && { leftAt: new Date(NOW - HOUR) }),
    },
  })
  await db.roleGrant.createMany({
    data: holds.map(({ role, unitId: place = null, category = null, to }, index) => ({
      ...{ id: `grant_${id}_${index}`, personId: id, role, unitId: place, category, from: at },
      to: to === undefined ? null : new Date(to),
      ...{ grantedBy: 'installation', confirmedBy: holders.confirmer, state: 'active' },
    })),
  })
}

type Put = { id: string; unitId: string; name: string; nomineeId: string }

const putEntry = async (db: Db, { id, unitId, name, nomineeId }: Put): Promise<void> => {
  const at = new Date(NOW - DAY)
  const unit = await db.unit.findUniqueOrThrow({ where: { id: unitId } })
  await db.nomination.create({
    data: {
      ...{ id, cycleId: CYCLE, route: 'unit', unitId, state: 'draft', nomineeId },
      ...{ createdBy: holders.officer, reasons: {}, at, changedAt: at, version: 1 },
      groupKey: `先进制造业|${unitId}|${id}`,
    },
  })
  const membershipNo = `1101080${id.length}${name.codePointAt(0)}`
  const fields = { ...completeEntry().fields, name, unit: unit.name.replace(/工会$/u, ''), membershipNo }
  await db.fieldValue.createMany({
    data: Object.entries(fields).map(([key, value]) => ({
      ...{ nominationId: id, key, version: 1, value, current: true },
      ...{ byId: holders.officer, source: 'screen', at },
    })),
  })
}
