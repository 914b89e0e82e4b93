import { press, type Render } from './click.ts'
import { type BodyElement, type Button, button, type Common, row, text } from './kit.ts'
import { open } from './staff-clicks.ts'
import { staffWords } from './words/staff.ts'

export type Openable =
  | 'people'
  | 'grant-form'
  | 'grants-pending'
  | 'bindings'
  | 'cycle'
  | 'cycle-form'
  | 'next-stage'
  | 'settings-form'
  | 'tasks'

/** A button that opens another of the staff's cards here. */
export const opener = (label: string, card: Openable, render: Render, primary = false): Button =>
  button(label, press(open, { card }, render), primary ? { type: 'primary_filled' } : {})

type Paged = { card: Openable; page: number; pages: number }

/** 上一页, 下一页 and where one is; nothing for a single page. */
export const pager = ({ card, page, pages }: Paged, render: Render): BodyElement[] => {
  if (pages < 2) return []
  const to = (label: string, target: number): Common =>
    button(label, press(open, { card, page: target }, render), { size: 'small' })
  return [
    row([
      ...(page > 0 ? [to(staffWords.previousPage, page - 1)] : []),
      text(`第${page + 1}页，共${pages}页`),
      ...(page < pages - 1 ? [to(staffWords.nextPage, page + 1)] : []),
    ]),
  ]
}
