import type { SimOverviewPerson } from '../../contract.ts'

export type PeopleGroup = { title: string; people: SimOverviewPerson[] }

type Rule = { title: string; holds: (person: SimOverviewPerson) => boolean }

const has = (...roles: string[]): Rule['holds'] => {
  return (person) => person.roles.some((role) => roles.includes(role))
}

/** In the order in which a selection passes from hand to hand; the first that holds counts. */
const RULES: Rule[] = [
  { title: '外部', holds: ({ external }) => external },
  { title: '基层工会与汇总单位', holds: has('基层工会', '汇总单位') },
  { title: '评委', holds: has('评委', '评审组长') },
  { title: '区总工会', holds: ({ roles }) => roles.some((role) => role !== '职工') },
  { title: '职工', holds: () => true },
]
const ORDER = ['基层工会与汇总单位', '评委', '区总工会', '职工', '外部']

const titleOf = (person: SimOverviewPerson): string => RULES.find(({ holds }) => holds(person))?.title ?? ''

const matches = ({ name, roles, unitName, title }: SimOverviewPerson, wanted: string): boolean =>
  [name, unitName, title, ...roles].some((each) => each.includes(wanted))

/** @param wanted part of a name, role, unit or title; empty: everybody */
export const groupsOf = (people: readonly SimOverviewPerson[], wanted: string): PeopleGroup[] => {
  const found = people.filter((person) => matches(person, wanted.trim()))
  return ORDER.map((title) => ({
    title,
    people: found.filter((person) => titleOf(person) === title),
  })).filter((group) => group.people.length > 0)
}

/** What is said beside a name. */
export const roleWords = ({ roles, left }: SimOverviewPerson): string =>
  [...roles, ...(left ? ['已离职'] : [])].join('、')
