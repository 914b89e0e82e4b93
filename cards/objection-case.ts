import { z } from 'zod'
import type { ObjectionState } from '../src/domain/objections.ts'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import { sendMe } from './files-list.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  fact,
  form,
  hr,
  input,
  note,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { typedField } from './objection.ts'
import { formLabels, forPerson, objectionWords } from './words/contract.ts'
import { clip, dateWords } from './words/measures.ts'
import { momentWords } from './words/moments.ts'
import { objectionStateWords } from './words/states.ts'

/** The whole objection, for the handler alone. */
export type CaseView = {
  objection: string
  version: number
  number: string
  name: string
  unit: string
  realName: string
  contact: string
  facts: string
  files: { id: string; name: string }[]
  at: number
  answerBy: string | null
  state: ObjectionState
  question: string
  conclusion: string
}

export const handleObjection = defineClick({
  name: 'objection.handle',
  who: ['caseHandler'],
  sealed: true,
  value: z.object({
    objection: z.string(),
    version: z.number().int(),
    action: z.enum(['accept', 'reject', 'uphold', 'dismiss']),
  }),
  form: z.object({ reason: typedField, question: typedField }),
})

const REJECT = '不予受理'

const steps = (view: CaseView, render: Render): BodyElement[] => {
  const act = (action: 'accept' | 'reject' | 'uphold' | 'dismiss') =>
    press(handleObjection, { objection: view.objection, version: view.version, action }, render)
  const reason = (label: string, hint: string) =>
    input('reason', label, { value: typedText(render, 'reason', ''), max: 500, rows: 3, hint })
  if (view.state === 'received')
    return [
      form('handle', [
        reason(formLabels.reason, '不予受理时必填，会告诉反映人'),
        input('question', '请单位说明的事', {
          value: typedText(render, 'question', ''),
          max: 300,
          rows: 2,
          hint: '可不填。只把这一段发给推荐单位，不透露反映人',
        }),
        row([
          submit(forPerson(objectionWords.accept, view.name), act('accept'), { type: 'primary_filled' }),
          submit(forPerson(REJECT, view.name), act('reject')),
        ]),
      ]),
    ]
  if (view.state === 'accepted')
    return [
      form('handle', [
        reason('结论', '写明核实情况，会告诉反映人'),
        row([
          submit(forPerson(objectionWords.uphold, view.name), act('uphold'), {
            type: 'danger',
            confirm: { title: '异议成立', text: `${view.name}将移出公示名单，并提请更正公示。` },
          }),
          submit(forPerson(objectionWords.dismiss, view.name), act('dismiss')),
        ]),
      ]),
    ]
  return [fact('结论', view.conclusion || objectionStateWords[view.state])]
}

const FILES_SHOWN = 20

const fileLines = (view: CaseView, render: Render): BodyElement[] => {
  if (view.files.length === 0) return []
  const shown = view.files.slice(0, FILES_SHOWN)
  return [
    text(`附件${view.files.length}个，按一下发到这个聊天里：`),
    row(
      shown.map(({ id, name }, index) =>
        button(`发给我 · ${index + 1} ${clip(name, 20)}`, press(sendMe, { file: id }, render), {
          size: 'small',
        }),
      ),
    ),
  ]
}

export const caseCard = (view: CaseView, render: Render): Card =>
  card(
    {
      title: `异议：${view.name}`,
      icon: 'chat_outlined',
      subtitle: `${view.number}　${view.unit}`,
      color: 'orange',
      tags: [{ text: objectionStateWords[view.state], color: 'orange' }],
      summary: '一件异议等您办理',
    },
    [
      ...problems(sentencesOf(render)),
      fact('收到时间', momentWords(view.at)),
      ...(view.answerBy ? [fact('答复期限', dateWords(view.answerBy))] : []),
      fact('反映人', view.realName),
      fact('联系方式', view.contact),
      text('反映的事实：'),
      text(view.facts),
      ...fileLines(view, render),
      ...(view.question ? [fact('已请单位说明', view.question)] : []),
      hr(),
      ...steps(view, render),
      note('在办结之前，只暂停对这一位的审议，其他人选不受影响。'),
    ],
  )

/** What the nominee's unit must answer, and nothing else. */
export type QuestionView = { name: string; question: string; contact: string[] }

export const questionCard = (view: QuestionView): Card =>
  card({ title: `请说明情况：${view.name}`, color: 'orange' }, [
    text('公示期间有一件事需要单位说明：'),
    text(view.question),
    text('请直接答复区总工会案件承办的同志，不要打听反映人。'),
    ...(view.contact.length > 0 ? [note(view.contact.join('\n'))] : []),
  ])
