import { z } from 'zod'
import type { ObjectionState } from '../src/domain/objections.ts'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  type Card,
  card,
  fact,
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
import { formLabels, forPerson, nominationWords, objectionWords } from './words/contract.ts'
import { dateWords } from './words/measures.ts'
import { objectionStateWords } from './words/states.ts'

/** 我有异议: the private form. */
export type ObjectionFormView = {
  list: string
  people: { id: string; name: string; unit: string }[]
  /** 'YYYY-MM-DD' */
  end: string
  contact: string[]
}

const typed = z.string().optional().default('')

export const submitObjection = defineClick({
  name: 'objection.submit',
  who: 'anyone',
  // A secret until it is handled: nothing of it may be kept in the clear.
  sealed: true,
  value: z.object({ list: z.string() }),
  form: z.object({ nomination: typed, realName: typed, contact: typed, facts: typed }),
})

export const objectionFormCard = (view: ObjectionFormView, render: Render): Card =>
  card({ title: '我有异议', subtitle: '只有案件承办的同志能看到，严格保密', color: 'orange' }, [
    ...problems(sentencesOf(render)),
    text(`请在${dateWords(view.end)}前实名反映。要写明具体事实，照片和文件可以在提交之后直接发来。`),
    form('objection', [
      ...select('nomination', '被反映人', {
        options: view.people.map(({ id, name, unit }) => ({ text: `${name}（${unit}）`, value: id })),
        value: typedText(render, 'nomination', ''),
      }),
      input('realName', '真实姓名', { value: typedText(render, 'realName', ''), max: 40 }),
      input('contact', '联系方式', {
        value: typedText(render, 'contact', ''),
        max: 80,
        hint: '电话或邮箱，方便答复您',
      }),
      input('facts', '事实', {
        value: typedText(render, 'facts', ''),
        max: 1000,
        rows: 5,
        hint: '什么事、什么时候、有什么依据',
      }),
      submit(nominationWords.submit, press(submitObjection, { list: view.list }, render), {
        type: 'primary_filled',
      }),
    ]),
    ...view.contact.map((line) => note(`也可以联系我们。${line}`)),
  ])

/** What the objector gets: received, and later how it ended. */
export type ReceiptView = {
  number: string
  name: string
  at: string
  state: ObjectionState
  conclusion: string
  files: number
  answerBy: string | null
}

export const receiptCard = (view: ReceiptView): Card => {
  const closed = view.state !== 'received' && view.state !== 'accepted'
  return card({ title: closed ? '异议的答复' : '异议已收到', color: closed ? 'green' : 'blue' }, [
    fact('编号', view.number),
    fact('被反映人', view.name),
    fact('收到时间', view.at),
    fact('办理情况', objectionStateWords[view.state]),
    ...(closed && view.conclusion ? [fact('答复', view.conclusion)] : []),
    ...(closed
      ? []
      : [
          text('有照片或文件请直接发给我，会一并交给案件承办的同志。'),
          ...(view.files > 0 ? [fact('已收到文件', `${view.files}个`)] : []),
          ...(view.answerBy ? [note(`一般在${dateWords(view.answerBy)}前答复您。`)] : []),
        ]),
  ])
}

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
  files: string[]
  at: string
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
  form: z.object({ reason: typed, question: typed }),
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
            confirm: { title: '异议成立', text: `${view.name} 将移出公示名单，并提请更正公示。` },
          }),
          submit(forPerson(objectionWords.dismiss, view.name), act('dismiss')),
        ]),
      ]),
    ]
  return [fact('结论', view.conclusion || objectionStateWords[view.state])]
}

export const caseCard = (view: CaseView, render: Render): Card =>
  card(
    {
      title: `异议：${view.name}`,
      subtitle: `${view.number}　${view.unit}`,
      color: 'orange',
      tags: [{ text: objectionStateWords[view.state], color: 'orange' }],
      summary: '一件异议等您办理',
    },
    [
      ...problems(sentencesOf(render)),
      fact('收到时间', view.at),
      ...(view.answerBy ? [fact('答复期限', dateWords(view.answerBy))] : []),
      fact('反映人', view.realName),
      fact('联系方式', view.contact),
      text('反映的事实：'),
      text(view.facts),
      ...(view.files.length ? [fact('附件', view.files.join('、'))] : []),
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
    ...view.contact.map((line) => note(line)),
  ])
