import { z } from 'zod'
import type { Career } from '../src/domain/career.ts'
import type { CriterionCode, ForceKey } from '../src/domain/criteria.ts'
import type { FactKey } from '../src/domain/fields.ts'
import { defineClick, press, type Render, typedText } from './click.ts'
import {
  ANY_COLLEAGUE,
  type CollisionView,
  careerLines,
  collisionLines,
  focusLine,
  goToField,
  type HeadView,
  nameIn,
  refusals,
  returnedLines,
  type WrongView,
} from './entry-parts.ts'
import {
  type BodyElement,
  button,
  type Card,
  type Common,
  card,
  type Form,
  form,
  input,
  note,
  panel,
  row,
  select,
  submit,
  text,
} from './kit.ts'
import { words } from './words/contract.ts'
import { factLabels } from './words/fields.ts'
import { criterionWords, forceWords } from './words/forces.ts'
import { clip } from './words/measures.ts'

/** The versions of the fields that stand in the form, as they were drawn. */
const versions = z.record(z.string(), z.number().int().nonnegative())
const screen = (go: readonly ['next', 'leave'] | readonly ['next', 'back', 'leave']) =>
  z.object({ nomination: z.string(), versions, go: z.enum(go) })

// An untouched field comes as '' or not at all; a client must not be trusted with lengths.
const typed = z.string().max(5000).default('')
// What is not in the form was not touched, and keeps what stands there.
const written = z.string().max(5000).optional()
// Nobody can choose nothing: an empty choice was not touched either.
const chosen = z
  .string()
  .max(5000)
  .optional()
  .transform((value) => value || undefined)

export const savePerson = defineClick({
  name: 'entry.person',
  who: ANY_COLLEAGUE,
  value: screen(['next', 'leave']),
  form: z.object({
    name: written,
    unit: written,
    post: written,
    industry: chosen,
    membershipNo: written,
    politics: chosen,
    skill: chosen,
    contest: written,
    career: written,
    deeds: written,
  }),
})

export const saveForces = defineClick({
  name: 'entry.forces',
  who: ANY_COLLEAGUE,
  value: screen(['next', 'back', 'leave']),
  form: z.object({
    F1: typed.optional(),
    F2: typed.optional(),
    F3: typed.optional(),
    F4: typed.optional(),
    F5: typed.optional(),
  }),
})

export type PersonView = {
  head: HeadView
  versions: Record<string, number>
  values: Partial<Record<FactKey, string>>
  kept: Record<string, string>
  wrong: WrongView[]
  collisions: CollisionView[]
  career: Career | null
  industries: readonly string[]
  skills: readonly string[]
  max: Record<FactKey, number>
}

const POLITICS = ['政治素质过硬']

/** Screen ① 基本信息: one form. */
export const personCard = (view: PersonView, render: Render): Card => {
  const { head } = view
  return card(
    {
      title: `① 基本信息 · ${nameIn(head)}`,
      subtitle: '第1步，共3步',
      color: 'blue',
      summary: `填写${nameIn(head)}的基本信息`,
    },
    [
      text(focusLine(head)),
      ...returnedLines(head),
      ...refusals(render, view.wrong),
      ...keptNote(view.kept, render),
      ...collisionLines(head, view.collisions, { render }),
      form('person', [
        line('name', view, render),
        line('unit', view, render),
        line('post', view, render),
        ...choose('industry', view.industries, { view, render }),
        line('membershipNo', view, render),
        ...choose('politics', POLITICS, { view, render }),
        ...choose('skill', view.skills, { view, render }),
        line('contest', view, render, '年份、竞赛、名次，没有写“无”'),
        {
          ...line('career', view, render, '每份工作一行，例如：2015.03-2020.06 某某厂 钳工'),
          input_type: 'multiline_text',
          rows: 4,
        },
        ...careerLines(view.career),
        line('deeds', view, render, '公示时用这一句'),
        ...steps(view, render),
      ]),
    ],
  )
}

const keptNote = (kept: Record<string, string>, render: Render): Common[] =>
  Object.keys(kept).length > 0 && !render.typed ? [note('上次没有存上的内容，已为您放回原处。')] : []

const shownOf = (key: FactKey, view: PersonView, render: Render): string =>
  typedText(render, key, view.kept[key] ?? view.values[key] ?? '')

const line = (key: FactKey, view: PersonView, render: Render, hint?: string) => {
  const value = [...shownOf(key, view, render)].slice(0, view.max[key]).join('')
  return input(key, factLabels[key], { value, max: view.max[key], ...(hint && { hint }) })
}

const choose = (
  key: FactKey,
  options: readonly string[],
  { view, render }: { view: PersonView; render: Render },
) =>
  select(key, factLabels[key], {
    options: options.map((option) => ({ text: option, value: option })),
    value: shownOf(key, view, render),
  })

const steps = ({ head, versions: drawn }: PersonView, render: Render): Form['elements'] => [
  row([
    submit(words.next, press(savePerson, { nomination: head.id, versions: drawn, go: 'next' }, render), {
      type: 'primary_filled',
    }),
    submit(
      words.saveAndLeave,
      press(savePerson, { nomination: head.id, versions: drawn, go: 'leave' }, render),
    ),
  ]),
]

export type ForceView = {
  key: ForceKey
  text: string | null
  criteria: { code: CriterionCode; length: number; text: string }[]
}
export type ForcesView = {
  head: HeadView
  versions: Record<string, number>
  forces: ForceView[]
  kept: Record<string, string>
  wrong: WrongView[]
  collisions: CollisionView[]
}

const FORCE_MAX = 1000

/** Screen ② 五力: five fields, each with its three headings. */
export const forcesCard = (view: ForcesView, render: Render): Card => {
  const { head } = view
  return card(
    {
      title: `② 工匠五力 · ${nameIn(head)}`,
      subtitle: '第2步，共3步',
      color: 'blue',
      summary: `填写${nameIn(head)}的五力材料`,
    },
    [
      text(focusLine(head)),
      note('写在【】小标题下面，小标题请留着；一力写不下的，到核对页逐项写，每项1000字。'),
      ...refusals(render, view.wrong),
      ...keptNote(view.kept, render),
      ...collisionLines(head, view.collisions, { render, most: 2 }),
      ...view.forces
        .filter(({ text: whole }) => whole === null)
        .flatMap((force) => longForce(head, force, render)),
      form('forces', [
        ...view.forces.flatMap((force) => forceInput(force, view, render)),
        ...forceSteps(view, render),
      ]),
    ],
  )
}

const forceInput = (force: ForceView, { kept }: ForcesView, render: Render): Form['elements'] => {
  if (force.text === null) return []
  const value = typedText(render, force.key, kept[force.key] ?? force.text)
  const fitting = [...value].slice(0, FORCE_MAX).join('')
  return [input(force.key, forceWords[force.key], { value: fitting, max: FORCE_MAX, rows: 8 })]
}

/** Three long texts do not fit one field: they are changed one by one. */
const longForce = (head: HeadView, force: ForceView, render: Render): BodyElement[] => [
  panel(`${forceWords[force.key]}（内容较长，逐项修改）`, [
    ...force.criteria.map(({ code, length, text: whole }) =>
      text(`${criterionWords[code].name}（${length}字）：${clip(whole, 60)}`),
    ),
    row(
      force.criteria.map(({ code }) =>
        button(
          `改 ${criterionWords[code].name}`,
          press(goToField, { nomination: head.id, field: code, back: 'check' }, render),
          { size: 'small' },
        ),
      ),
    ),
  ]),
]

const forceSteps = ({ head, versions: drawn }: ForcesView, render: Render): Form['elements'] => {
  const step = (go: 'next' | 'back' | 'leave') =>
    press(saveForces, { nomination: head.id, versions: drawn, go }, render)
  return [
    row([
      submit(words.next, step('next'), { type: 'primary_filled' }),
      submit(words.previous, step('back')),
      submit(words.saveAndLeave, step('leave')),
    ]),
  ]
}
