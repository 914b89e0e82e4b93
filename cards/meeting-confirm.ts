import { z } from 'zod'
import type { DecisionValue, MeetingState } from '../src/domain/decision.ts'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  fact,
  form,
  heading,
  hr,
  input,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { decisionValues, type MeetingLine } from './meeting.ts'
import { decisionWords, formLabels } from './words/contract.ts'
import { dateWords } from './words/measures.ts'

/** What the second person confirms. */
export type ConfirmView = {
  meeting: string
  name: string
  date: string
  state: MeetingState
  recordedBy: string
  own: boolean
  lines: MeetingLine[]
  seen: string
}

/** 确认无误 */
export const confirmMeeting = defineClick({
  name: 'meeting.confirm',
  who: ['recorder', 'confirmer', 'staff'],
  during: 'decide',
  value: z.object({ meeting: z.string(), seen: z.string() }),
})

/** 有误，退回 */
export const returnMeeting = defineClick({
  name: 'meeting.return',
  who: ['recorder', 'confirmer', 'staff'],
  during: 'decide',
  value: z.object({ meeting: z.string(), seen: z.string() }),
  form: z.object({ reason: z.string().max(2000).default('') }),
})

const confirmation = (view: ConfirmView, render: Render): BodyElement[] => {
  if (view.state === 'confirmed') return [text('已确认，不能再改。')]
  if (view.state === 'draft') return [text('前一次提交已退回，或之后内容有了变化，请等记录员重新提交。')]
  if (view.own) return [text('这次会议是您录入的，要由另一位同志确认。')]
  return [
    text('提交之后内容没有变化。请对照会议纪要逐位核对。'),
    row([
      button(
        decisionWords.confirmMeeting,
        press(confirmMeeting, { meeting: view.meeting, seen: view.seen }, render),
        {
          type: 'primary_filled',
          confirm: { title: '确认党组会决定', text: '确认后不能再改，结果会发到公示群并通知本人和单位。' },
        },
      ),
    ]),
    form('return', [
      input('reason', '理由', {
        value: typedText(render, 'reason', '').slice(0, 200),
        max: 200,
        hint: '哪里不对，会告诉录入的同志',
      }),
      submit('有误，退回', press(returnMeeting, { meeting: view.meeting, seen: view.seen }, render)),
    ]),
  ]
}

export const confirmCard = (view: ConfirmView, render: Render): Card =>
  card({ title: '请确认党组会决定', subtitle: view.name, color: 'orange' }, [
    ...problems(sentencesOf(render)),
    fact(formLabels.meeting, view.name),
    fact('会议日期', dateWords(view.date)),
    fact('录入', view.recordedBy),
    hr(),
    ...decisionValues.flatMap((value) => decided(view.lines, value)),
    hr(),
    ...confirmation(view, render),
  ])

const decided = (lines: readonly MeetingLine[], value: DecisionValue): BodyElement[] => {
  const these = lines.filter((line) => line.decision === value)
  if (these.length === 0) return []
  return [
    heading(`${value}　${these.length}人`),
    ...these.map((line) =>
      text(
        `${line.name}　${line.unit}${line.reason ? `　理由：${line.reason}` : ''}${line.blocked ? `　${line.blocked}` : ''}`,
      ),
    ),
  ]
}
