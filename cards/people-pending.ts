import type { Role } from '../src/domain/roles.ts'
import { press, type Render } from './click.ts'
import { actions, type BodyElement, button, type Card, card, note, row, text, under } from './kit.ts'
import { confirmGrants, refuseGrant } from './staff-clicks.ts'
import { forPerson } from './words/contract.ts'
import { dateWords } from './words/measures.ts'
import { roleWords } from './words/roles.ts'
import { staffWords } from './words/staff.ts'

type Line = {
  grant: string
  name: string
  role: Role
  givenBy: string
  since: string
  /** whether the viewer may confirm it, gave it, or would receive it */
  mine: 'may' | 'gave' | 'receives'
}
export type PendingView = { lines: Line[]; more: number }

const why = {
  may: '',
  gave: '您授予的，要由另一位同志确认',
  receives: '授予您的，要由另一位同志确认',
} as const

/** 确认授权, for the second person. */
export const pendingCard = (view: PendingView, render: Render): Card => {
  const mine = view.lines.filter((line) => line.mine === 'may')
  return card(
    { title: staffWords.confirmGrant, color: 'orange', tags: [{ text: '两人确认', color: 'orange' }] },
    [
      text(
        view.lines.length === 0
          ? '没有等待确认的授权。'
          : '这些角色要由两位同志分别办理，确认后才生效。请核对是不是本人。',
      ),
      ...view.lines.flatMap((line) => lineOf(line, nameOn(view, line), render)),
      ...(mine.length > 1
        ? [
            row([
              button(
                `${staffWords.confirmAll}（${mine.length}项）`,
                press(confirmGrants, { grants: mine.map((line) => line.grant) }, render),
                { type: 'primary_filled', name: 'confirm_all' },
              ),
            ]),
          ]
        : []),
      ...(view.more > 0 ? [note(`还有${view.more}项，办完这些会接着显示。`)] : []),
    ],
  )
}

/** A person with two roles on the card is told apart by the role. */
const nameOn = ({ lines }: PendingView, line: Line): string =>
  lines.filter(({ name }) => name === line.name).length > 1
    ? `${line.name}（${roleWords[line.role]}）`
    : line.name

const lineOf = (line: Line, name: string, render: Render): BodyElement[] => {
  const told = [
    text(`${line.name}　${roleWords[line.role]}`),
    under(`${line.givenBy}于${dateWords(line.since)}授予${line.mine === 'may' ? '' : `。${why[line.mine]}`}`),
  ]
  if (line.mine !== 'may') return told
  const confirm = press(confirmGrants, { grants: [line.grant] }, render)
  const refuse = press(refuseGrant, { grant: line.grant }, render)
  return [
    ...told,
    actions([
      button(forPerson(staffWords.confirmGrant, name), confirm, {
        size: 'small',
        name: `confirm_${line.grant}`,
      }),
      button(forPerson(staffWords.refuse, name), refuse, {
        size: 'small',
        name: `refuse_${line.grant}`,
      }),
    ]),
  ]
}
