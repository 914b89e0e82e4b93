import { z } from 'zod'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  fact,
  form,
  input,
  note,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { decisionWords } from './words/contract.ts'
import { dateWords } from './words/measures.ts'

const who = ['staff', 'confirmer'] as const
const value = z.object({ proxy: z.string() })

export const confirmProxy = defineClick({ name: 'proxy.confirm', who, value })
export const refuseProxy = defineClick({
  name: 'proxy.refuse',
  who,
  value,
  form: z.object({ reason: z.string().max(2000).default('') }),
})
export const sendPaper = defineClick({ name: 'proxy.paper', who, value })

export type ProxyCheckView = {
  id: string
  kind: 'consent' | 'nomination' | 'self' | 'objection' | 'score'
  personName: string
  unit: string
  post: string
  deeds: string
  enteredBy: string
  /** 'YYYY-MM-DD' */
  day: string
  file: string
  settled: 'confirmed' | 'refused' | null
  reason: string
  mayAct: boolean
}

const kindWords: Readonly<Record<ProxyCheckView['kind'], string>> = {
  consent: '签字同意书',
  nomination: '代录的推荐',
  self: '代录的自荐',
  objection: '代录的异议',
  score: '代录的评分',
}

/** 签字材料复核: what was entered, the paper, and the two answers. */
export const proxyCheckCard = (view: ProxyCheckView, render: Render): Card =>
  card(
    {
      title: `复核${kindWords[view.kind]} · ${view.personName}`,
      color: view.settled === 'confirmed' ? 'green' : 'orange',
    },
    [
      text([view.personName, view.post, view.unit].filter((part) => part !== '').join(' · ')),
      fact('录入', `${view.enteredBy}（${dateWords(view.day)}）`),
      fact('材料', view.file),
      ...(view.kind === 'consent'
        ? [
            text('请核对：本人签了字；同意收集使用、同意处理敏感信息、同意公示三项都有。'),
            fact('公示用的一句话事迹', view.deeds || '（未填）'),
          ]
        : []),
      ...problems(sentencesOf(render)),
      ...acting(view, render),
    ],
  )

const acting = (view: ProxyCheckView, render: Render): BodyElement[] => {
  if (view.settled === 'confirmed') return [text('已复核无误。', { text_color: 'green' })]
  if (view.settled === 'refused') return [text(`已退回：${view.reason}`, { text_color: 'orange' })]
  if (!view.mayAct) return [note('录入的同志不能自己复核，请另一位同志办理。')]
  const proxy = { proxy: view.id }
  return [
    row([
      button(decisionWords.confirmMeeting, press(confirmProxy, proxy, render), { type: 'primary_filled' }),
      button('看材料', press(sendPaper, proxy, render)),
    ]),
    form('refuse', [
      input('reason', '理由', {
        value: typedText(render, 'reason', '').slice(0, 200),
        max: 200,
        hint: '例如：照片看不清签字',
      }),
      submit('不符，退回', press(refuseProxy, proxy, render)),
    ]),
  ]
}
