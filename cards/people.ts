import type { Role } from '../src/domain/roles.ts'
import { press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  entry,
  form,
  hr,
  input,
  note,
  problems,
  row,
  select,
  submit,
  text,
} from './kit.ts'
import { grant, renewBinding, revoke } from './staff-clicks.ts'
import { opener, pager } from './staff-parts.ts'
import { forPerson } from './words/contract.ts'
import { dateWords } from './words/measures.ts'
import { roleWords } from './words/roles.ts'
import { staffLabels, staffWords } from './words/staff.ts'

export type PeopleView = {
  holders: {
    grant: string
    name: string
    role: Role
    unit: string | null
    category: string | null
    since: string
    bound: boolean
  }[]
  total: number
  pending: number
  unbound: number
  second: boolean
  page: number
  pages: number
}

/** 人员: who holds which role. */
export const peopleCard = (view: PeopleView, render: Render): Card =>
  card({ title: staffWords.people, tags: [{ text: `${view.total}项`, color: 'blue' }] }, [
    ...(view.second ? [] : [text('还没有第二位同志能复核，请先给一位同志授予“复核人”。')]),
    row([
      opener(staffWords.grant, 'grant-form', render, true),
      ...(view.pending > 0
        ? [opener(`${staffWords.pending} ${view.pending}`, 'grants-pending', render)]
        : []),
      ...(view.unbound > 0 ? [opener(`${staffWords.bindings} ${view.unbound}`, 'bindings', render)] : []),
    ]),
    hr(),
    ...view.holders.map((holder) => holderRow(holder, view.page, render)),
    ...pager({ card: 'people', ...view }, render),
    note('要一次录入很多人，把人员表（.csv）直接发到这里。'),
  ])

const holderRow = (holder: PeopleView['holders'][number], page: number, render: Render): BodyElement => {
  const role = roleWords[holder.role]
  const more = [holder.unit, holder.category, holder.bound ? null : '还没有绑定账号'].filter(Boolean)
  const end = button(
    forPerson(staffWords.revoke, `${holder.name}（${role}）`),
    press(revoke, { grant: holder.grant, page }, render),
    {
      size: 'small',
      name: `revoke_${holder.grant}`,
      confirm: { title: `收回“${role}”？`, text: '收回后马上不能再办这项业务，已经办的不受影响。' },
    },
  )
  return entry(
    [text(`${holder.name}　${role}`), note([...more, `${dateWords(holder.since)}起`].join(' · '))],
    end,
  )
}

export type GrantFormView = { roles: Role[]; second: boolean }

/** The sides of the panel that Art.4 names, and its “等各方面代表”. */
const categories = ['领域专家', '委办局', '行业协会', '其他方面']

/** 授权: one role for one person. */
export const grantFormCard = (view: GrantFormView, render: Render): Card => {
  const value = (name: string) => typedText(render, name, '')
  return card({ title: staffWords.grant }, [
    text('给一位同志一个角色。'),
    ...problems(sentencesOf(render)),
    form('grant', [
      input('who', staffLabels.who, { value: value('who'), max: 40, hint: '同名的请填手机号' }),
      ...select('role', staffLabels.role, {
        options: view.roles.map((role) => ({ text: roleWords[role], value: role })),
        value: value('role'),
      }),
      input('unit', staffLabels.unit, { value: value('unit'), max: 80, hint: '基层工会、汇总单位必填' }),
      ...select('category', staffLabels.category, {
        options: categories.map((name) => ({ text: name, value: name })),
        value: value('category'),
      }),
      submit(staffWords.grant, press(grant, {}, render), { type: 'primary_filled' }),
    ]),
    note('工作人员、评审组长、党组记录员、财务、案件承办、审计要由另一位同志确认后才生效。'),
    ...(view.second ? [] : [note('还没有第二位同志能确认，请先授予“复核人”。')]),
    row([opener(staffWords.back, 'people', render)]),
  ])
}

export type BindingsView = {
  lines: { person: string; name: string; unit: string | null; code: string | null; until: string | null }[]
  total: number
  page: number
  pages: number
}

/** People without an account, with the code that binds one. */
export const bindingsCard = (view: BindingsView, render: Render): Card =>
  card({ title: staffWords.bindings, tags: [{ text: `${view.total}位`, color: 'blue' }] }, [
    text(
      view.total === 0
        ? '大家都已绑定账号。'
        : '这些同志按手机号没有找到账号。请把绑定码当面或电话告诉本人，由本人在和机器人的单独聊天里发送“绑定 ＋ 八位码”。',
    ),
    ...view.lines.map((line) =>
      entry(
        [
          text(`${line.name}　${line.code ?? '已过期'}`),
          note(
            [line.unit, line.until ? `${dateWords(line.until)}前有效，只能用一次` : '请换一个']
              .filter(Boolean)
              .join(' · '),
          ),
        ],
        button(
          forPerson(staffWords.renewCode, line.name),
          press(renewBinding, { person: line.person, page: view.page }, render),
          { size: 'small', name: `renew_${line.person}` },
        ),
      ),
    ),
    ...pager({ card: 'bindings', ...view }, render),
    row([opener(staffWords.back, 'people', render)]),
  ])
