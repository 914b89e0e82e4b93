import type { EntryBodyView, EntryHeadView, ForceView } from '../../../cards/entry-body.ts'
import { criteriaOf, forceKeys } from '../../../src/domain/criteria.ts'
import { cutAtSentence } from '../../../src/domain/evidence.ts'
import { factKeys } from '../../../src/domain/fields.ts'
import { defaultSettings } from '../../../src/domain/settings.ts'
import { validate } from '../../../src/domain/validation.ts'

export const render = { k: 'k_fixture_12345678901234567890' }
export const hostile = '<at id=all></at> **x** 𬭎䶮'
/** a name as long as a unit's may be */
export const wide = '很长的单位名称'.repeat(9).slice(0, 60)
export const long = `${hostile}${'长'.repeat(1000)}`.slice(0, 1000)

export const head: EntryHeadView = {
  id: 'nom_12345678901234567890',
  version: 123,
  name: hostile,
  unit: wide,
  post: wide.slice(0, 30),
  route: 'unit',
  state: 'submitted',
}

const forces = (text: string, most: number): ForceView[] =>
  forceKeys.map((force) => ({
    force,
    criteria: criteriaOf(force).map(({ code }) => ({ code, files: 3, ...cutAtSentence(text, most) })),
  }))

export const smallBody: EntryBodyView = {
  head: { ...head, name: '王建国', unit: '海淀精工', post: '' },
  facts: [],
  career: null,
  findings: [],
  forces: forces('', 0).map((force) => ({
    ...force,
    criteria: force.criteria.map((one) => ({ ...one, text: '', cut: false, files: 0 })),
  })),
  files: [],
}

/** One force in full. */
export const fullForce: ForceView = forces(long, 1000)[1] as ForceView

/** Every field as long as it may be; each criterion cut to `excerpt` characters, as the loader does. */
export const body = (excerpt: number): EntryBodyView => ({
  head,
  facts: factKeys
    .filter((key) => key !== 'name' && key !== 'post')
    .map((key) => ({ key, value: long.slice(0, key === 'career' ? 1000 : key === 'contest' ? 200 : 60) })),
  career: { years: 12, months: 3 },
  findings: validate({ route: 'unit', fields: {} }, defaultSettings, { at: 0 }).map((finding) => ({
    finding,
    reason: long,
  })),
  forces: forces(long, excerpt),
  files: Array.from({ length: 20 }, (_, index) => ({
    id: `att_${index}`,
    name: `${'文件'.repeat(60)}.pdf`,
    size: 20 * 1024 * 1024,
    purpose: 'evidence',
    criterion: 'F3.2',
  })),
})
