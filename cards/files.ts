import { z } from 'zod'
import type { FieldKey } from '../src/domain/fields.ts'
import type { Denial } from '../src/domain/result.ts'
import { defineClick, press, type Render, sentencesOf } from './click.ts'
import { ANY_COLLEAGUE, focusLine, type HeadView, openEntry } from './entry-parts.ts'
import {
  aside,
  type BodyElement,
  type Button,
  button,
  type Card,
  card,
  form,
  heading,
  multiSelect,
  note,
  problems,
  row,
  select,
  submit,
  text,
} from './kit.ts'
import { moreWords } from './words/buttons.ts'
import { denialSentence } from './words/denials.ts'
import { fieldLabel } from './words/fields.ts'
import { clip } from './words/measures.ts'

export const openPlaces = defineClick({
  name: 'files.places',
  who: ANY_COLLEAGUE,
  value: z.object({ group: z.string() }),
})

const chosen = z.string().optional().catch(undefined)

export const placeGroup = defineClick({
  name: 'files.place',
  who: ANY_COLLEAGUE,
  value: z.object({ group: z.string() }),
  form: z.object({
    files: z.array(z.string()).optional().catch(undefined),
    nomination: chosen,
    place: chosen,
  }),
})

/** 附件: the files of an entry; also a button on other cards. */
export const openFiles = defineClick({
  name: 'files.list',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string(), page: z.number().int().min(0).optional() }),
})

export const backToFiles = defineClick({
  name: 'files.show',
  who: ANY_COLLEAGUE,
  value: z.object({ group: z.string() }),
})

export const removeFile = defineClick({
  name: 'files.remove',
  who: ANY_COLLEAGUE,
  value: z.object({ file: z.string(), back: z.enum(['group', 'list']) }),
})

/** 模板 as a button. */
export const sendTemplate = defineClick({ name: 'files.template', who: ANY_COLLEAGUE, value: z.object({}) })

type FileState = 'arriving' | 'stored' | 'refused' | 'removed'
type FilePurpose = 'evidence' | 'form' | 'consent' | 'proxy' | 'objection' | 'sheet' | 'unplaced'

export type FileLineView = {
  id: string
  name: string
  state: FileState
  purpose: FilePurpose
  place: FieldKey | null
  person: string
  movable: boolean
  refusal: Denial | null
}

export type FilesView = { group: string; head: HeadView | null; goOn: boolean; lines: FileLineView[] }

const LONGEST_NAME = 40
const MOST_LINES = 20
const MOST_BUTTONS = 8

/** What became of files sent together: where each one is, or why it was not taken. */
export const filesCard = (view: FilesView, render: Render): Card => {
  const { lines } = view
  const unplaced = lines.filter(({ state, purpose }) => state === 'stored' && purpose === 'unplaced').length
  const movable = lines.filter((line) => line.movable)
  const taken = lines.filter(({ state }) => state === 'stored' || state === 'arriving').length
  return card(
    {
      title: titleOf({ taken, unplaced, all: lines.length }),
      color: unplaced > 0 || taken === 0 ? 'orange' : 'green',
    },
    [
      ...(view.head ? [text(focusLine(view.head))] : []),
      ...receivedLines(lines.slice(0, MOST_LINES)),
      ...(lines.length > MOST_LINES ? [note(`还有${lines.length - MOST_LINES}个，在“附件”里`)] : []),
      ...(unplaced > 0 ? [heading(`这${unplaced === 1 ? '' : unplaced}个文件是哪位、哪一项的？`)] : []),
      row(goingOn(view, { movable: movable.length > 0, unplaced: unplaced > 0 }, render)),
      ...removing(movable, render),
    ].filter((element) => element.tag !== 'column_set' || element.columns.length > 0),
  )
}

/** The one that is wanted now comes first. */
const goingOn = (
  { group, head, goOn }: FilesView,
  { movable, unplaced }: { movable: boolean; unplaced: boolean },
  render: Render,
): Button[] => {
  const place = unplaced ? '选择放在哪里' : moreWords.placeElsewhere
  const placing = movable ? [button(place, press(openPlaces, { group }, render), main(unplaced))] : []
  const talking =
    head && goOn
      ? [button('接着填', press(openEntry, { nomination: head.id, at: 'talk' }, render), main(!unplaced))]
      : []
  return unplaced ? [...placing, ...talking] : [...talking, ...placing]
}

const main = (wanted: boolean) => (wanted ? { type: 'primary_filled' as const } : {})

type Counts = { taken: number; unplaced: number; all: number }

const titleOf = ({ taken, unplaced, all }: Counts): string => {
  if (taken === 0) return all === 1 ? '这个文件没有收下' : '这些文件没有收下'
  if (unplaced > 0) return `收到${taken}个文件，请选择放在哪里`
  return `已收到${taken}个文件`
}

const purposeWords: Readonly<Record<Exclude<FilePurpose, 'evidence'>, string>> = {
  form: '，是推荐表',
  consent: '，作为签字同意书，等待复核',
  proxy: '，作为代录依据，等待复核',
  objection: '，放在异议材料',
  sheet: '，是单位和人员表',
  unplaced: '，还没有归到哪一项',
}

/** What was taken in one block, what was not in another. */
const receivedLines = (lines: readonly FileLineView[]): BodyElement[] => {
  const refused = lines.filter(({ state }) => state === 'refused').map(lineOf)
  const others = lines.filter(({ state }) => state !== 'refused').map(lineOf)
  return [
    ...(others.length > 0 ? [text(others.join('\n'))] : []),
    ...(refused.length > 0 ? [text(refused.join('\n'), { text_color: 'red' })] : []),
  ]
}

const lineOf = (line: FileLineView): string => {
  const name = clip(line.name, LONGEST_NAME)
  if (line.state === 'removed') return `已移除 ${name}`
  if (line.state === 'arriving') return `正在接收 ${name}`
  if (line.state === 'refused')
    return `没有收下 ${name}：${line.refusal ? denialSentence(line.refusal) : '请重新发一次。'}`
  if (line.purpose !== 'evidence') return `已收到 ${name}${purposeWords[line.purpose]}`
  return `已收到 ${name}，放在${placeWord(line.place)}${line.person ? `（${line.person}）` : ''}`
}

const placeWord = (place: FieldKey | null): string => (place === null ? '整份申报' : fieldLabel(place))

/** Names told apart, as no two buttons may read alike. */
const removing = (movable: readonly FileLineView[], render: Render): BodyElement[] => {
  if (movable.length === 0) return []
  const labels = distinct(movable.slice(0, MOST_BUTTONS).map(({ name }) => clip(name, 16)))
  return [
    row(
      movable.slice(0, MOST_BUTTONS).map(({ id }, index) =>
        button(`移除 · ${labels[index]}`, press(removeFile, { file: id, back: 'group' }, render), {
          size: 'small',
          confirm: removal(labels[index] ?? ''),
        }),
      ),
    ),
  ]
}

/** One slip would cost a file that has to be found and sent again. */
export const removal = (name: string) => ({
  title: '移除这个附件？',
  text: `“${clip(name, 20)}”不再算在申报里，要用时请重新发一次。`,
})

/** '证书.jpg', '证书.jpg（2）'. */
const distinct = (names: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count > 1 ? `${name}（${count}）` : name
  })
}

export type FilesPlaceView = {
  group: string
  files: { id: string; name: string }[]
  entries: { id: string; name: string; unit: string }[]
  fields: FieldKey[]
  chosen: { nomination: string; place: FieldKey | null }
}

/** The value the use case reads as 'no single field'. */
const WHOLE_ENTRY = 'entry'

/** One choice for all files, or for some of them. */
export const filesPlaceCard = (view: FilesPlaceView, render: Render): Card =>
  card({ title: `${view.files.length}个文件放在哪里？`, color: 'orange' }, [
    ...problems(sentencesOf(render)),
    note(
      view.files
        .slice(0, MOST_LINES)
        .map(({ name }) => clip(name, LONGEST_NAME))
        .join('\n'),
    ),
    form('placing', [
      ...(view.files.length > 1 ? whichFiles(view, render) : []),
      ...select('nomination', '哪位', {
        options: view.entries.map(({ id, name, unit }) => ({
          text: [name || '未填姓名', unit].filter((part) => part !== '').join(' · '),
          value: id,
        })),
        value: picked(render, 'nomination', view.chosen.nomination),
      }),
      ...select('place', '哪一项', {
        options: placeOptions(view.fields),
        value: picked(render, 'place', view.chosen.place ?? ''),
      }),
      row([
        submit(moreWords.confirm, press(placeGroup, { group: view.group }, render), {
          type: 'primary_filled',
        }),
        aside('先放着', press(backToFiles, { group: view.group }, render)),
      ]),
    ]),
  ])

const MOST_OPTIONS = 20

const whichFiles = ({ files }: FilesPlaceView, render: Render) => {
  const shown = files.slice(0, MOST_OPTIONS)
  const labels = distinct(shown.map(({ name }) => clip(name, LONGEST_NAME)))
  const typed = render.typed?.values.files
  return multiSelect('files', '哪几个文件', {
    options: shown.map(({ id }, index) => ({ text: labels[index] ?? '', value: id })),
    values: Array.isArray(typed) ? typed.map(String) : shown.map(({ id }) => id),
  })
}

export const placeOptions = (fields: readonly FieldKey[]) => [
  ...fields.map((field) => ({ text: fieldLabel(field), value: field as string })),
  { text: '整份申报，不分项', value: WHOLE_ENTRY },
]

export const picked = (render: Render, name: string, stored: string): string => {
  const typed = render.typed?.values[name]
  return typeof typed === 'string' ? typed : stored
}
