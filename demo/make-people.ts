import { readFile, writeFile } from 'node:fs/promises'

/** The office's sheets of units and people, one for each cast of the story: `node demo/make-people.ts`. */
type Seed = {
  people: { name: string; roles: string[]; unitName: string; mobile: string; external?: boolean }[]
}

const district = '海淀区总工会'

/** Two tiers, and one unit directly under the district. */
const units: [name: string, kind: string, parent: string][] = [
  [district, '区总工会', ''],
  ['学院路街道总工会', '镇街总工会', district],
  ['中关村科学城总工会', '中关村科学城总工会', district],
  ['海淀科技服务业工会联合会', '行业工会', district],
  ['海淀精工机械有限公司工会', '基层工会', '学院路街道总工会'],
  ['西山热力服务有限公司工会', '基层工会', '学院路街道总工会'],
  ['燕北轨道装备有限公司工会', '基层工会', '学院路街道总工会'],
  ['云启智造科技有限公司工会', '基层工会', '中关村科学城总工会'],
  ['上地芯源微电子有限公司工会', '基层工会', '中关村科学城总工会'],
  ['知春医疗器械有限公司工会', '基层工会', '中关村科学城总工会'],
  ['稻香湖水务有限公司工会', '基层工会', '海淀科技服务业工会联合会'],
  ['西三旗检测技术有限公司工会', '基层工会', '海淀科技服务业工会联合会'],
  ['青禾数字文化有限公司工会', '基层工会', district],
]

/** The sides of the panel (Art.4), and "等各方面代表". */
const categories: Record<string, string> = {
  李国栋: '领域专家',
  张海燕: '领域专家',
  王思远: '委办局',
  唐思齐: '委办局',
  朱明: '行业协会',
  宋雅: '行业协会',
  郭立群: '其他方面',
}

const noRole = ['职工', '外部联系人']
const heading = ['单位', '单位类型', '上级单位', '姓名', '手机号', '角色', '评委类别']

const rowsOf = ({ people }: Seed): string[][] =>
  people.flatMap((person) => {
    const roles = person.roles.filter((role) => !noRole.includes(role))
    if (person.external || roles.length === 0) return []
    const unit = units.find(([name]) => name === person.unitName)
    if (!unit) throw new Error(`no unit ${person.unitName} for ${person.name}`)
    return [[...unit, person.name, person.mobile, roles.join('、'), categories[person.name] ?? '']]
  })

const sheets: [tenant: string, sheet: string][] = [
  ['../sandbox/seeds/district.json', 'people.csv'],
  ['tenant.json', 'people-whole.csv'],
]
for (const [tenant, sheet] of sheets) {
  const seed = JSON.parse(await readFile(new URL(tenant, import.meta.url), 'utf8')) as Seed
  const text = [heading, ...rowsOf(seed)].map((cells) => cells.join(',')).join('\r\n')
  await writeFile(new URL(sheet, import.meta.url), `\ufeff${text}\r\n`)
}
