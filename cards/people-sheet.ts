import type { Denial } from '../src/domain/result.ts'
import type { Role } from '../src/domain/roles.ts'
import { press, type Render } from './click.ts'
import { button, type Card, card, fact, note, panel, problems, row, text } from './kit.ts'
import { confirmImport } from './staff-clicks.ts'
import { opener } from './staff-parts.ts'
import { words } from './words/contract.ts'
import { denialSentence } from './words/denials.ts'
import { clip } from './words/measures.ts'
import { roleWords } from './words/roles.ts'
import { staffWords } from './words/staff.ts'

export type PreviewView = {
  attachment: string
  file: string
  unreadable: string[]
  blocked: Denial | null
  rows: number
  newUnits: number
  people: number
  known: number
  roles: { role: Role; count: number; confirmed: boolean }[]
  bad: { line: number; sentences: string[] }[]
  moreBad: number
}

/** What a people sheet would change; nothing has changed yet. */
export const previewCard = (view: PreviewView, render: Render): Card => {
  if (view.unreadable.length > 0) {
    return card({ title: '人员表没有读出来', subtitle: clip(view.file, 60), color: 'orange' }, [
      ...problems(view.unreadable.slice(0, 8).map((line) => clip(line, 120))),
      text('请改好后再发一次。'),
    ])
  }
  const bad = view.bad.length + view.moreBad
  const good = view.rows - bad
  const may = view.blocked === null && good > 0
  return card({ title: '核对人员表', subtitle: clip(view.file, 60) }, [
    text(`共${view.rows}行，其中${good}行可以导入${bad > 0 ? `，${bad}行有问题` : ''}。`),
    ...(view.blocked ? problems([denialSentence(view.blocked)]) : []),
    fact('新单位', `${view.newUnits}个`),
    fact('人员', `${view.people}位，其中${view.known}位已经在系统里`),
    ...view.roles.map(({ role, count, confirmed }) =>
      fact(roleWords[role], `${count}位${confirmed ? '（要另一位同志确认）' : ''}`),
    ),
    ...(bad > 0 ? [badRows(view)] : []),
    ...(may
      ? [
          row([
            button(staffWords.confirmImport, press(confirmImport, { attachment: view.attachment }, render), {
              type: 'primary_filled',
            }),
          ]),
          note(
            bad > 0
              ? '有问题的行不会导入，改好后可以再发一次整张表。'
              : '导入不会收回已有的角色，可以重复导入。',
          ),
        ]
      : [text('请改好后再发一次。')]),
  ])
}

const badRows = ({ bad, moreBad }: PreviewView) =>
  panel(
    `有问题的行（${bad.length + moreBad}）`,
    [
      ...bad.map(({ line, sentences }) => text(`第${line}行：${clip(sentences.join(''), 120)}`)),
      ...(moreBad > 0 ? [note(`还有${moreBad}行，改好这些再发一次就能看到。`)] : []),
    ],
    true,
  )

export type ResultView = {
  file: string
  units: number
  people: number
  bound: number
  unbound: number
  pending: number
  tasks: number
}

/** What became of a people sheet. */
export const importResultCard = (view: ResultView, render: Render): Card =>
  card({ title: '人员表已导入', subtitle: clip(view.file, 60), color: 'green' }, [
    fact('单位', `系统里现有${view.units}个`),
    fact('人员', `${view.people}位，${view.bound}位已找到账号`),
    ...(view.unbound > 0 ? [text(`${view.unbound}位没有找到账号，请把绑定码告诉本人。`)] : []),
    ...(view.pending > 0 ? [text(`${view.pending}项授权在等另一位同志确认。`)] : []),
    ...(view.tasks > 0 ? [text(`有${view.tasks}件事要人工核对。`)] : []),
    row([
      ...(view.unbound > 0 ? [opener(staffWords.bindings, 'bindings', render, true)] : []),
      opener(staffWords.people, 'people', render),
      ...(view.tasks > 0 ? [opener(staffWords.tasks, 'tasks', render)] : []),
      opener(words.newCycle, 'cycle-form', render),
    ]),
  ])
