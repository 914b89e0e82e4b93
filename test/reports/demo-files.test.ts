import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { whole } from '../../demo/cast.ts'
import { careerOf } from '../../src/domain/career.ts'
import { readNominationForm } from '../../src/reports/nomination-form.ts'
import { readPeopleSheet } from '../../src/reports/people-sheet.ts'

const demo = (name: string) => new URL(`../../demo/${name}`, import.meta.url)
const reference = '2026-01-01'
type Person = { name: string; mobile: string }

async function nominee(name: string) {
  const typed = JSON.parse(await readFile(demo(`forms/${name}.json`), 'utf8'))
  const form = await readNominationForm(await readFile(demo(`forms/${name}.docx`)))
  if (!form.ok) throw new Error(form.reason)
  return { typed, form }
}

describe('the story’s Word files', () => {
  test('王建国: this year’s form is read whole', async () => {
    const { typed, form } = await nominee('wangjianguo')
    expect(form).toEqual({ ok: true, isOurs: false, ...typed, missing: [], notes: [] })
  })

  test('李雪: the older form lacks only the membership number', async () => {
    const { typed, form } = await nominee('lixue')
    const { membershipNo, ...fields } = typed.fields
    expect(membershipNo).toBe('')
    expect(form).toEqual({
      ok: true,
      isOurs: false,
      fields,
      evidence: typed.evidence,
      missing: ['membershipNo'],
      notes: [],
    })
  })

  test('张伟民: the form by forces is divided into its criteria, and its jobs are numbered', async () => {
    const { typed, form } = await nominee('zhangweimin')
    const jobs: string[] = typed.fields.career.split('\n')
    const career = jobs.map((job, index) => `${index + 1}. ${job}`).join('\n')
    const fields = { ...typed.fields, career }
    expect(form).toEqual({
      ok: true,
      isOurs: false,
      fields,
      evidence: typed.evidence,
      missing: [],
      notes: [],
    })
  })

  const others = whole.forms.map(({ file }) => file).slice(3)

  test.each(others)('%s: everything that was typed is read, whichever form it is', async (name) => {
    const { typed, form } = await nominee(name)
    // The form by forces numbers its jobs.
    const career = form.fields.career?.replaceAll(/^\d+\. /gm, '')
    expect({ ...form, fields: { ...form.fields, career } }).toEqual({
      ok: true,
      isOurs: false,
      ...typed,
      missing: [],
      notes: [],
    })
  })

  test.each(['wangjianguo', 'lixue', 'zhangweimin', ...others])(
    '%s has five years on the front line',
    async (name) => {
      const { form } = await nominee(name)
      const career = careerOf(form.fields.career ?? '', reference)
      expect({ unparsed: career.unparsed, enough: career.enough }).toEqual({ unparsed: [], enough: true })
    },
  )
})

test('the story’s sheet names seven units, nineteen people and five reviewers of three sides', async () => {
  const sheet = readPeopleSheet(await readFile(demo('people.csv')))
  expect(sheet.headerErrors).toEqual([])
  expect(sheet.rows.flatMap((row) => row.errors)).toEqual([])
  expect(new Set(sheet.rows.map((row) => row.unit)).size).toBe(7)
  expect(new Set(sheet.rows.map((row) => row.phone)).size).toBe(19)
  const panel = sheet.rows.filter((row) => row.roles.includes('reviewer'))
  expect(panel.map((row) => [row.name, row.category])).toEqual([
    ['李国栋', '领域专家'],
    ['张海燕', '领域专家'],
    ['王思远', '委办局'],
    ['朱明', '行业协会'],
    ['宋雅', '行业协会'],
  ])
})

test('the whole district’s sheet names twelve units below it and seven reviewers of four sides', async () => {
  const sheet = readPeopleSheet(await readFile(demo('people-whole.csv')))
  expect(sheet.headerErrors).toEqual([])
  expect(sheet.rows.flatMap((row) => row.errors)).toEqual([])
  expect(new Set(sheet.rows.map((row) => row.unit)).size).toBe(13)
  const panel = sheet.rows.filter((row) => row.roles.includes('reviewer'))
  expect(panel.map((row) => [row.name, row.category])).toEqual([
    ['李国栋', '领域专家'],
    ['张海燕', '领域专家'],
    ['王思远', '委办局'],
    ['朱明', '行业协会'],
    ['宋雅', '行业协会'],
    ['唐思齐', '委办局'],
    ['郭立群', '其他方面'],
  ])
})

test('whoever has a part in the story is one of the district’s people', async () => {
  const tenant = JSON.parse(await readFile(demo('tenant.json'), 'utf8')) as { people: Person[] }
  const known = new Map(tenant.people.map((person) => [person.name, person]))
  const parts = [...whole.forms, ...whole.talks].flatMap(({ officer, nominee }) => [officer, nominee])
  const unknown = parts.filter((name) => !known.has(name) && name !== '韩冰')
  expect(unknown).toEqual([])
  expect(whole.nominees.filter(({ nominee, phone }) => known.get(nominee)?.mobile !== phone)).toEqual([])
})
