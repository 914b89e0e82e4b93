import type { Role } from '../src/domain/roles.ts'
import type { Stage } from '../src/domain/stages.ts'
import { press, type Render } from './click.ts'
import { say } from './home.ts'
import { type Button, button, type Card, card, fact, note, row, text } from './kit.ts'
import { typedWords } from './words/contract.ts'
import { dateWords } from './words/measures.ts'
import { roleSentences, roleWords } from './words/roles.ts'
import { stageSentences } from './words/stages.ts'

export type OwnRolesView = {
  name: string
  roles: Role[]
  external: boolean
  cycle: string | null
  stage: Stage | null
}

const first = (word: string, render: Render): Button =>
  button(word, press(say, { word }, render), { type: 'primary_filled' })
const other = (word: string, render: Render): Button => button(word, press(say, { word }, render))

/** The first time somebody opens the chat: what this is, and what they can do here. */
export const welcomeCard = (view: OwnRolesView, render: Render): Card =>
  card({ title: '欢迎使用海淀工匠选树助手', subtitle: view.cycle ?? '本年度尚未开始', color: 'blue' }, [
    text(`${view.name}，您好。这里办理海淀工匠的推荐、评审和公示。`),
    text(view.stage ? stageSentences[view.stage] : '新一年度的选树开始后，这里会有通知。'),
    ...roleFacts(view),
    row([
      first(typedWords.home, render),
      other(typedWords.rules, render),
      other(view.external ? typedWords.publicity : typedWords.help, render),
    ]),
    note('也可以直接打字，发送“帮助”看看可以怎么说。'),
  ])

const roleFacts = (view: OwnRolesView) => {
  if (view.external) return [text('您的账号不在区总工会的飞书里，可以查看规则和公示。')]
  if (view.roles.length === 0) return [text(roleSentences.worker)]
  return view.roles.map((role) => fact(roleWords[role], roleSentences[role]))
}

/** After a role was given, confirmed or bound. */
export const roleGivenCard = (view: OwnRolesView, render: Render): Card =>
  card({ title: '您的身份', color: 'green' }, [
    text(
      view.roles.length > 0
        ? `${view.name}，您现在有这些身份：`
        : `${view.name}，账号已绑定。身份还在等另一位同志确认，确认后会通知您。`,
    ),
    ...view.roles.map((role) => fact(roleWords[role], roleSentences[role])),
    row([first(typedWords.home, render)]),
  ])

export type StageNewsView = { cycle: string; stage: Stage; closes: string | null; drafts: number }

/** 推荐 has opened, for officers. */
export const stageOpenedCard = (view: StageNewsView, render: Render): Card =>
  card({ title: '推荐开始了', subtitle: view.cycle, icon: 'bell_outlined' }, [
    text(
      view.closes ? `可以推荐本单位的人选了，${dateWords(view.closes)}截止。` : '可以推荐本单位的人选了。',
    ),
    note('可以取模板填好发回来，也可以直接说：推荐 王建国 数控车工'),
    row([
      first(typedWords.nominate, render),
      other(typedWords.template, render),
      other(typedWords.rules, render),
    ]),
  ])

/** Before the end of 推荐, for whoever has drafts. */
export const deadlineNearCard = (view: StageNewsView, render: Render): Card =>
  card({ title: '推荐快截止了', subtitle: view.cycle, color: 'orange', icon: 'bell_outlined' }, [
    text(`您还有${view.drafts}份草稿没有提交。`),
    text(view.closes ? `${dateWords(view.closes)}截止，之后不能再提交。` : '截止后不能再提交。'),
    row([first(typedWords.resume, render)]),
  ])
