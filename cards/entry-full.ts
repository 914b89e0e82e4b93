import type { ForceKey } from '../src/domain/criteria.ts'
import { openEntry } from './aggregate-clicks.ts'
import { openCheck } from './check-clicks.ts'
import { press, type Render } from './click.ts'
import { type EntryHeadView, type FileView, type ForceView, forceText, headLine } from './entry-body.ts'
import { filePanel, fullButton } from './entry-clicks.ts'
import { button, type Card, type Common, card, fact, heading, row, text } from './kit.ts'
import { fieldLabel } from './words/fields.ts'
import { forceWords } from './words/forces.ts'

/** One face of an entry in full: a force with its three criteria, or the facts. */
export type EntryFullView = {
  head: EntryHeadView
  back: 'aggregate' | 'check'
  face: ForceKey | 'facts'
  force: ForceView | null
  facts: { key: Parameters<typeof fieldLabel>[0]; value: string }[]
  files: FileView[]
}

const faces = ['facts', 'F1', 'F2', 'F3', 'F4', 'F5'] as const
const faceWord = (face: (typeof faces)[number]) => (face === 'facts' ? '基本信息' : forceWords[face])

export const entryFullCard = (view: EntryFullView, render: Render): Card =>
  card({ title: `全文 · ${faceWord(view.face)}`, subtitle: view.head.name }, [
    headLine(view.head),
    ...(view.force ? [heading(faceWord(view.face)), text(forceText(view.force))] : []),
    ...view.facts.map(({ key, value }) => fact(fieldLabel(key), value)),
    ...filePanel(view.files, { nomination: view.head.id, back: view.back }, render),
    turns(view, render),
    back(view, render),
  ])

const turns = ({ head, face, back: from }: EntryFullView, render: Render): Common =>
  row(
    faces
      .filter((other) => other !== face)
      .map((other) => fullButton(faceWord(other), { nomination: head.id, face: other, back: from }, render)),
  )

const back = ({ head, back: from }: EntryFullView, render: Render): Common =>
  from === 'check'
    ? button('返回审核', press(openCheck, { nomination: head.id }, render), { type: 'primary' })
    : button('返回汇总材料', press(openEntry, { nomination: head.id }, render), { type: 'primary' })
