import { z } from 'zod'
import type { FieldKey } from '../src/domain/fields.ts'
import { defineClick, press, type Render, sentencesOf } from './click.ts'
import { enterPaper } from './consent.ts'
import { ANY_COLLEAGUE, focusLine, type HeadView, nameIn, openEntry } from './entry-parts.ts'
import { type FileLineView, openFiles, picked, placeOptions, removal, removeFile } from './files.ts'
import {
  aside,
  type BodyElement,
  button,
  type Card,
  type Common,
  card,
  form,
  note,
  problems,
  row,
  select,
  submit,
  text,
  thirds,
} from './kit.ts'
import { type CheckView, checkCard } from './nominate-check.ts'
import { moreWords } from './words/buttons.ts'
import { fieldLabel } from './words/fields.ts'
import { clip } from './words/measures.ts'

export const sendMe = defineClick({
  name: 'files.send',
  who: ANY_COLLEAGUE,
  value: z.object({ file: z.string() }),
})

export const openPlace = defineClick({
  name: 'files.places-one',
  who: ANY_COLLEAGUE,
  value: z.object({ file: z.string() }),
})

export const placeOne = defineClick({
  name: 'files.place-one',
  who: ANY_COLLEAGUE,
  value: z.object({ file: z.string() }),
  form: z.object({ place: z.string().optional().catch(undefined) }),
})

export type AttachmentsView = {
  head: HeadView
  lines: FileLineView[]
  editable: boolean
  page: number
  pages: number
  count: number
  /** staff who enter this for somebody (代录) need the signed paper */
  enters: boolean
}

/** The files of an entry, each with where it stands and what can be done with it. */
export const attachmentsCard = (view: AttachmentsView, render: Render): Card => {
  const { head, lines, count } = view
  return card({ title: `${nameIn(head)}的附件（${count}个）`, icon: 'attachment_outlined' }, [
    text(focusLine(head)),
    ...(count === 0 ? [note('还没有附件。证书、照片直接发到这里就行。')] : []),
    ...lines.flatMap((line, index) => oneFile(line, { nth: index + 1, view, render })),
    ...(view.enters
      ? [
          note('代为录入的，要有本人或单位签字盖章的纸质材料。'),
          button('代录推荐表', press(enterPaper, { nomination: head.id, kind: 'nomination' }, render)),
        ]
      : []),
    row([
      ...turning(view, render),
      button(
        '回到核对',
        press(openEntry, { nomination: head.id, at: view.editable ? 'check' : 'status' }, render),
      ),
    ]),
  ])
}

const otherPurposes: Readonly<Record<string, string>> = {
  form: '推荐表',
  consent: '签字同意书',
  proxy: '代录依据',
}

type Place = { nth: number; view: AttachmentsView; render: Render }

/** The same words stand at each file: the name tells them apart. */
const oneFile = (line: FileLineView, { nth, view, render }: Place): BodyElement[] => {
  const place = line.place ? fieldLabel(line.place) : (otherPurposes[line.purpose] ?? '整份申报')
  const small = (name: string) => ({ size: 'small', width: 'fill', name: `${name}_${nth}` }) as const
  const send = button('发给我', press(sendMe, { file: line.id }, render), small('send'))
  const moving = [
    button(moreWords.placeElsewhere, press(openPlace, { file: line.id }, render), small('place')),
    button('移除', press(removeFile, { file: line.id, back: 'list' }, render), {
      ...small('remove'),
      confirm: removal(line.name),
    }),
  ]
  const name = text(`${nth}. ${clip(line.name, 40)}（${place}）`)
  return view.editable && line.movable ? [name, thirds([send, ...moving])] : [name, row([send])]
}

const turning = ({ head, page, pages }: AttachmentsView, render: Render): Common[] => [
  ...(page > 0 ? [button('上一页', press(openFiles, { nomination: head.id, page: page - 1 }, render))] : []),
  ...(page < pages - 1
    ? [button('下一页', press(openFiles, { nomination: head.id, page: page + 1 }, render))]
    : []),
]

export type FilePlaceView = {
  head: HeadView
  file: { id: string; name: string }
  fields: FieldKey[]
  place: FieldKey | null
}

export const filePlaceCard = (view: FilePlaceView, render: Render): Card =>
  card({ title: '改到别处', color: 'orange' }, [
    text(focusLine(view.head)),
    ...problems(sentencesOf(render)),
    text(clip(view.file.name, 60)),
    form('placing', [
      ...select('place', '哪一项', {
        options: placeOptions(view.fields),
        value: picked(render, 'place', view.place ?? ''),
      }),
      row([
        submit(moreWords.confirm, press(placeOne, { file: view.file.id }, render), {
          type: 'primary_filled',
        }),
        aside('不改了', press(openFiles, { nomination: view.head.id }, render)),
      ]),
    ]),
  ])

export type FormReadView = { check: CheckView; file: string; understood: number; notes: string[] }

const MOST_NOTES = 5
const LONGEST_NOTE = 120

/**
 * 核对 with what was understood of a form on top: gaps as buttons and 提交 are the same as on every way. One element,
 * as 核对 alone may fill the card; the facts stand below, so they are not echoed.
 */
export const formReadCard = (view: FormReadView, render: Render): Card => {
  const whole = checkCard({ ...view.check, echo: [], remarks: [] }, render)
  const [focus, ...rest] = whole.body.elements
  const more = view.notes.length - MOST_NOTES
  const read = [
    `读懂了《${clip(view.file, 40)}》，共${view.understood}项。`,
    ...view.notes.slice(0, MOST_NOTES).map((line) => `· ${clip(line, LONGEST_NOTE)}`),
    ...(more > 0 ? [`· 还有${more}处请在下面核对。`] : []),
  ]
  const elements = [
    ...(focus ? [focus] : []),
    text(read.join('\n'), { text_color: view.notes.length > 0 ? 'default' : 'green' }),
    ...rest,
  ]
  return { ...whole, body: { ...whole.body, elements } }
}
