import type { Entry } from '../../src/domain/entry.ts'
import type { Grant, Person, Role } from '../../src/domain/roles.ts'
import { defaultSettings, type Settings } from '../../src/domain/settings.ts'
import type { CycleClock, Stage } from '../../src/domain/stages.ts'
import type { Unit } from '../../src/domain/units.ts'

/** 2026-06-10 10:00 in Shanghai. */
export const NOW = Date.parse('2026-06-10T10:00:00+08:00')

/** A small district of invented units; 海淀精工 stands under 学院路街道, 清河动力 directly under the district. */
export const units: readonly Unit[] = [
  { id: 'qu', name: '海淀区总工会', kind: 'district', parentId: null },
  { id: 'xueyuan', name: '学院路街道总工会', kind: 'town', parentId: 'qu' },
  { id: 'kexue', name: '中关村科学城总工会', kind: 'scienceCity', parentId: 'qu' },
  { id: 'jingong', name: '海淀精工有限公司工会', kind: 'base', parentId: 'xueyuan' },
  { id: 'jingong2', name: '海淀精工第二车间工会', kind: 'base', parentId: 'jingong' },
  { id: 'xinpian', name: '西山芯片公司工会', kind: 'base', parentId: 'kexue' },
  { id: 'qinghe', name: '清河动力公司工会', kind: 'base', parentId: 'qu' },
  { id: 'xiehui', name: '海淀数控技术协会', kind: 'social', parentId: 'qu' },
]

export function person(id: string, unitId: string | null, ...roles: (Role | [Role, string])[]): Person {
  const grants = roles.map((role): Grant => {
    const [key, grantUnit] = typeof role === 'string' ? [role, unitId] : role
    return { role: key, unitId: grantUnit, from: 0, to: null, grantedBy: '装机', confirmedBy: '钱七' }
  })
  return { id, unitId, grants }
}

export const 张三 = person('张三', 'jingong', 'officer')
export const 孙六 = person('孙六', 'xueyuan', 'aggregator')
export const 周八 = person('周八', 'qinghe', 'officer')
export const 吴九 = person('吴九', 'qu', 'staff')
export const 钱七 = person('钱七', 'qu', 'confirmer')
export const 李四 = person('李四', 'xinpian', 'reviewer')
export const 郑十 = person('郑十', 'kexue', 'chair')
export const 赵一 = person('赵一', 'kexue', 'checker')
export const 冯二 = person('冯二', 'qu', 'recorder')
export const 王五 = person('王五', 'xinpian')
export const 陈办 = person('陈办', 'qu', 'caseHandler')

export function cycleIn(stage: Stage, dates: CycleClock['dates'] = {}): CycleClock {
  return { stage, dates }
}

/** An entry without any finding. */
export function completeEntry(change: Partial<Entry> = {}): Entry {
  return {
    route: 'unit',
    fields: {
      name: '王建国',
      unit: '海淀精工有限公司',
      post: '数控车工',
      industry: '先进制造业',
      membershipNo: '11010800123',
      career: '2012.07-2018.03 海淀精工 数控车工 一线\n2018.04至今 海淀精工 班组长 一线',
      politics: '政治素质过硬',
      skill: '技师',
      contest: '2023年海淀区职工技能大赛 优胜奖',
      deeds: '改进车削工艺，把废品率降到千分之二。',
      'F1.1': '承担重型主轴的加工。',
      'F1.2': '保持本单位最好的合格率。',
      'F1.3': '带动全班组立足岗位创新。',
      'F2.1': '技师。',
      'F2.2': '2023、2024、2025年产量均高于平均两成。',
      'F2.3': '自学编程。',
      'F3.1': '找出刀具异常磨损的症结。',
      'F3.2': '实用新型专利一项。',
      'F3.3': '年节约三十万元。',
      'F4.1': '参与市重大工程。',
      'F4.2': '与高校团队合作。',
      'F4.3': '参与解决主轴材料难题。',
      'F5.1': '写成操作法一册。',
      'F5.2': '带徒六人。',
      'F5.3': '把经验做成程序模板。',
    },
    ...change,
  }
}

export function settingsWith(change: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, ...change }
}
