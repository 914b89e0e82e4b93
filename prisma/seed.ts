import type { Role } from '../src/domain/roles.ts'
import { defaultSettings } from '../src/domain/settings.ts'
import type { UnitKind } from '../src/domain/units.ts'
import type { Db } from '../src/store/tx.ts'

/** An invented district for the sandbox and for tests: nobody here exists. */
type SeedUnit = { id: string; name: string; kind: UnitKind; parentId: string | null }
type SeedPerson = { id: string; name: string; mobile: string; unitId: string; roles: SeedRole[] }
type SeedRole = Role | { role: Role; unitId?: string; category?: string }

export const seedUnits: readonly SeedUnit[] = [
  { id: 'district', name: '海淀区总工会', kind: 'district', parentId: null },
  { id: 'xueyuan', name: '学院路街道总工会', kind: 'town', parentId: 'district' },
  { id: 'zgc', name: '中关村科学城总工会', kind: 'scienceCity', parentId: 'district' },
  { id: 'jinggong', name: '海淀精工机械有限公司工会', kind: 'base', parentId: 'xueyuan' },
  { id: 'reli', name: '西山热力服务有限公司工会', kind: 'base', parentId: 'xueyuan' },
  { id: 'yunqi', name: '云启智造科技有限公司工会', kind: 'base', parentId: 'zgc' },
  { id: 'qinghe', name: '青禾数字文化有限公司工会', kind: 'base', parentId: 'district' },
]

const officer = (unitId: string): SeedRole => ({ role: 'officer', unitId })
const aggregator = (unitId: string): SeedRole => ({ role: 'aggregator', unitId })
const reviewer = (category: string): SeedRole => ({ role: 'reviewer', category })
const person = (id: string, name: string, rest: [number, string, ...SeedRole[]]): SeedPerson => {
  const [number, unitId, ...held] = rest
  return { id, name, mobile: String(13800001000 + number), unitId, roles: held }
}

export const seedPeople: readonly SeedPerson[] = [
  person('linxiao', '林晓', [1, 'district', 'staff']),
  person('zhaoqiming', '赵启明', [2, 'district', 'staff', 'confirmer']),
  person('hejing', '何静', [3, 'district', 'checker']),
  person('xulan', '许岚', [4, 'district', 'chair']),
  person('qianwen', '钱文', [5, 'district', 'recorder']),
  person('sunli', '孙立', [6, 'district', 'confirmer']),
  person('gaoyuan', '高远', [7, 'district', 'caseHandler']),
  person('yangliu', '杨柳', [8, 'xueyuan', aggregator('xueyuan')]),
  person('hubin', '胡斌', [9, 'zgc', aggregator('zgc')]),
  person('zhoumin', '周敏', [10, 'jinggong', officer('jinggong')]),
  person('luping', '陆萍', [11, 'jinggong', officer('jinggong')]),
  person('chenfang', '陈芳', [12, 'reli', officer('reli')]),
  person('wugang', '吴刚', [13, 'yunqi', officer('yunqi')]),
  person('liuyang', '刘洋', [14, 'qinghe', officer('qinghe')]),
  person('liguodong', '李国栋', [15, 'district', reviewer('领域专家')]),
  person('zhanghaiyan', '张海燕', [16, 'yunqi', reviewer('领域专家')]),
  person('wangsiyuan', '王思远', [17, 'district', reviewer('委办局')]),
  person('zhuming', '朱明', [18, 'district', reviewer('行业协会')]),
  person('songya', '宋雅', [19, 'district', reviewer('行业协会')]),
  person('wangjianguo', '王建国', [20, 'jinggong']),
  person('lixue', '李雪', [21, 'reli']),
  person('zhangweimin', '张伟民', [22, 'yunqi']),
  person('zhaohong', '赵小𬭎', [23, 'qinghe']),
  person('mengfan', '孟凡', [24, 'yunqi']),
  person('qinling', '秦岭', [25, 'reli']),
  person('dengxiaoyun', '邓小云', [26, 'jinggong']),
]

type Found = { openIds: ReadonlyMap<string, string>; phoneKey: (mobile: string) => string; at: number }

const DAY = 86_400_000

/** How the office is reached. */
export const contact = {
  contactPhone: '010-60000000',
  contactMail: 'gongjiang@example.org',
  contactAddress: '海淀区总工会职工发展部（示例地址）',
} as const

/** Fills an empty database: units, people found by their phone numbers, and a cycle in the stage 推荐. */
export const seedDistrict = async (db: Db, { openIds, phoneKey, at }: Found): Promise<void> => {
  await seedRegister(db, { openIds, phoneKey, at: at - DAY })
  const since = new Date(at - DAY)
  const year = new Date(at + 8 * 3_600_000).getUTCFullYear()
  await db.cycle.create({
    data: {
      id: `cyc_${year}`,
      year,
      name: `${year}年海淀工匠选树`,
      ruleVersion: '2025-05-12 试行',
      stage: 'nominate',
      dates: { nominate: { opens: at - DAY, closes: at + 20 * DAY } },
      settings: { ...defaultSettings, ...contact },
      frozen: [],
      at: since,
      version: 1,
    },
  })
}

/** The units, the people and their roles, in force from `at` on. */
export const seedRegister = async (db: Db, { openIds, phoneKey, at }: Found): Promise<void> => {
  const since = new Date(at)
  for (const unit of seedUnits) await db.unit.create({ data: { ...unit, at: since } })
  await db.person.createMany({
    data: seedPeople.map((one) => ({
      id: one.id,
      openId: openIds.get(one.mobile) ?? null,
      name: one.name,
      unitId: one.unitId,
      phoneKey: phoneKey(one.mobile),
      external: false,
      at: since,
      version: 1,
    })),
  })
  await db.roleGrant.createMany({ data: seedPeople.flatMap((one) => grantsOf(one, since)) })
}

const grantsOf = (one: SeedPerson, from: Date) =>
  one.roles.map((held, index) => {
    const grant = typeof held === 'string' ? { role: held } : held
    return {
      id: `grant_${one.id}_${index}`,
      personId: one.id,
      role: grant.role,
      unitId: grant.unitId ?? null,
      category: grant.category ?? null,
      from,
      grantedBy: 'installation',
      confirmedBy: 'sunli',
      state: 'active',
    }
  })
