import { readFile, writeFile } from 'node:fs/promises'

/** The office's sheet of units and people for the seeded tenant: `node demo/make-people.ts`. */
type Seed = {
  people: { name: string; roles: string[]; unitName: string; mobile: string; external?: boolean }[]
}

const district = '海淀区总工会'

/** Two tiers, and one unit directly under the district. */
const units: [name: string, kind: string, parent: string][] = [
  [district, '区总工会', ''],
  ['学院路街道总工会', '镇街总工会', district],
  ['中关村科学城总工会', '中关村科学城总工会', district],
  ['海淀精工机械有限公司工会', '基层工会', '学院路街道总工会'],
  ['西山热力服务有限公司工会', '基层工会', '学院路街道总工会'],
  ['云启智造科技有限公司工会', '基层工会', '中关村科学城总工会'],
  ['青禾数字文化有限公司工会', '基层工会', district],
]

/** The three sides of the panel (Art.4). */
const categories: Record<string, string> = {
  李国栋: '领域专家',
  张海燕: '领域专家',
  王思远: '委办局',
  朱明: '行业协会',
  宋雅: '行业协会',
}

const noRole = ['职工', '外部联系人']

const seed = JSON.parse(
  await readFile(new URL('../sandbox/seeds/district.json', import.meta.url), 'utf8'),
) as Seed

const rows = seed.people.flatMap((person) => {
  const roles = person.roles.filter((role) => !noRole.includes(role))
  if (person.external || roles.length === 0) return []
  const unit = units.find(([name]) => name === person.unitName)
  if (!unit) throw new Error(`no unit ${person.unitName} for ${person.name}`)
  return [[...unit, person.name, person.mobile, roles.join('、'), categories[person.name] ?? '']]
})

const heading = ['单位', '单位类型', '上级单位', '姓名', '手机号', '角色', '评委类别']
const text = [heading, ...rows].map((cells) => cells.join(',')).join('\r\n')
await writeFile(new URL('people.csv', import.meta.url), `\ufeff${text}\r\n`)
