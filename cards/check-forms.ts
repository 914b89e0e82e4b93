import type { CheckEntryView } from './check-card.ts'
import { fail, giveBack, noteItem, openCheck, pass, reverse } from './check-clicks.ts'
import { press, type Render, typedText } from './click.ts'
import {
  type BodyElement,
  button,
  date,
  type Form,
  form,
  heading,
  hr,
  input,
  note,
  row,
  select,
  submit,
} from './kit.ts'
import { checkItemWords } from './words/checks.ts'
import { checkWords, formLabels, forPerson } from './words/contract.ts'
import { dateWords } from './words/measures.ts'

/** What ends the check, or takes a verdict back. */
export const checkForms = (view: CheckEntryView, render: Render): BodyElement[] => {
  if (view.offers === 'read') return []
  if (view.offers === 'note') return [noteForm(view, render)]
  if (view.offers === 'reverse') return [hr(), reverseForm(view, render)]
  const { id: nomination, version, name } = view.head
  return [
    button('写核对说明', press(openCheck, { nomination, note: true }, render), { size: 'small' }),
    hr(),
    heading('结论'),
    button(forPerson(checkWords.pass, name), press(pass, { nomination, version }, render), {
      type: 'primary_filled',
    }),
    note('“原则上”的两项可以不符合而通过；其余各项要符合才能通过。'),
    verdictForm(view, render),
  ]
}

const noteForm = ({ items, head }: CheckEntryView, render: Render): Form =>
  form('note_form', [
    ...select('item', '给哪一项写说明', {
      options: items.map(({ key }) => ({ text: checkItemWords[key], value: key })),
      value: typedText(render, 'item', ''),
    }),
    input('note', '核对说明', { value: typedText(render, 'note', ''), max: 500, rows: 2 }),
    row([submit('保存说明', press(noteItem, { nomination: head.id }, render))]),
  ])

const verdictForm = ({ head, articles, article, lastDueDate }: CheckEntryView, render: Render): Form => {
  const at = { nomination: head.id, version: head.version }
  return form('verdict_form', [
    input('reason', formLabels.reason, {
      value: typedText(render, 'reason', ''),
      max: 500,
      rows: 3,
      hint: '不通过或退回补正时写明，经办人和本人会看到',
    }),
    ...select('article', '依据条款', {
      options: articles.map((one) => ({ text: one, value: one })),
      value: typedText(render, 'article', article),
    }),
    ...date('due', formLabels.due, typedText(render, 'due', '').slice(0, 10)),
    note(`不通过要选依据条款；退回补正要选完成时限，最晚${dateWords(lastDueDate)}。`),
    row([
      submit(checkWords.returnForCorrection, press(giveBack, at, render)),
      submit(checkWords.fail, press(fail, at, render), { type: 'danger' }),
    ]),
  ])
}

const reverseForm = ({ head }: CheckEntryView, render: Render): Form =>
  form('reverse_form', [
    input('reason', formLabels.reason, {
      value: typedText(render, 'reason', ''),
      max: 500,
      rows: 2,
      hint: '为什么撤销结论、重新审核',
    }),
    row([submit('撤销结论', press(reverse, { nomination: head.id, version: head.version }, render))]),
  ])
