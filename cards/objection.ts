import { z } from 'zod'
import type { ObjectionState } from '../src/domain/objections.ts'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import { type Card, card, fact, form, input, note, problems, select, submit, text } from './kit.ts'
import { nominationWords } from './words/contract.ts'
import { dateWords } from './words/measures.ts'
import { momentWords } from './words/moments.ts'
import { objectionStateWords } from './words/states.ts'

/** 我有异议: the private form. */
export type ObjectionFormView = {
  list: string
  people: { id: string; name: string; unit: string }[]
  /** 'YYYY-MM-DD' */
  end: string
  contact: string[]
}

export const typedField = z.string().optional().default('')

export const submitObjection = defineClick({
  name: 'objection.submit',
  who: 'anyone',
  // A secret until it is handled: nothing of it may be kept in the clear.
  sealed: true,
  value: z.object({ list: z.string() }),
  form: z.object({ nomination: typedField, realName: typedField, contact: typedField, facts: typedField }),
})

export const objectionFormCard = (view: ObjectionFormView, render: Render): Card =>
  card(
    {
      title: '我有异议',
      subtitle: '只有案件承办的同志能看到，严格保密',
      color: 'orange',
      icon: 'chat_outlined',
    },
    [
      ...problems(sentencesOf(render)),
      text(
        `请在${dateWords(view.end)}（含当天）以前实名反映。要写明具体事实，照片和文件可以在提交之后直接发来。`,
      ),
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
      ...(view.contact.length === 0 ? [] : [note(['也可以联系我们：', ...view.contact].join('\n'))]),
    ],
  )

/** What the objector gets: received, and later how it ended. */
export type ReceiptView = {
  number: string
  name: string
  at: number
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
    fact('收到时间', momentWords(view.at)),
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
