import { z } from 'zod'
import type { DecisionValue, MeetingState } from '../src/domain/decision.ts'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type Card,
  card,
  choices,
  date,
  type Form,
  form,
  hr,
  input,
  note,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { formLabels, forPerson, nominationWords } from './words/contract.ts'
import { dateWords } from './words/measures.ts'

/** Why nothing can be decided yet; `end` is the last day of the publicity, 'YYYY-MM-DD'. */
type Blocked = { why: 'not-public' } | { why: 'objection' } | { why: 'public'; end: string }

/** One person of a meeting. */
export type MeetingLine = {
  nomination: string
  name: string
  unit: string
  post: string
  decision: DecisionValue | null
  reason: string
  blocked: Blocked | null
}

/** 录入会议. */
export type MeetingView = {
  meeting: string
  version: number
  name: string
  date: string
  state: MeetingState
  lines: MeetingLine[]
  page: number
  pages: number
  counts: { decided: number; all: number }
}

const typed = z.string().optional().default('')
const heads = { name: typed, date: typed.transform((value) => value.slice(0, 10)) }

/** 同意, 不同意 or 暂缓 of one person; the meeting's name and date are kept with it. */
export const noteDecision = defineClick({
  name: 'meeting.note',
  who: ['recorder'],
  during: 'decide',
  value: z.object({
    meeting: z.string(),
    nomination: z.string(),
    decision: z.string(),
    page: z.number().int(),
  }),
  form: z.object({ ...heads, reason: typed }),
})

export const turnMeeting = defineClick({
  name: 'meeting.turn',
  who: ['recorder'],
  during: 'decide',
  value: z.object({ meeting: z.string(), page: z.number().int().min(0) }),
  form: z.object(heads),
})

/** 提交 */
export const recordMeeting = defineClick({
  name: 'meeting.record',
  who: ['recorder'],
  during: 'decide',
  value: z.object({ meeting: z.string() }),
  form: z.object(heads),
})

export const decisionValues: readonly DecisionValue[] = ['同意', '不同意', '暂缓']

const blockedLine = (blocked: Blocked): string => {
  if (blocked.why === 'not-public') return '还没有经过公示'
  if (blocked.why === 'objection') return '有未办结的异议，等办结后再审议'
  return `公示到${dateWords(blocked.end)}，结束后再审议`
}

const person = (line: MeetingLine, view: MeetingView, render: Render): Form['elements'] => {
  const said = line.decision ? `${line.decision}${line.reason ? `（${line.reason}）` : ''}` : '还没有决定'
  const who = text(`${line.name}　${line.post}\n${line.unit}`)
  if (line.blocked) return [who, note(blockedLine(line.blocked))]
  return [
    who,
    note(`${formLabels.decision}：${said}`),
    choices(
      decisionValues.map((decision) =>
        submit(
          forPerson(decision, line.name),
          press(
            noteDecision,
            { meeting: view.meeting, nomination: line.nomination, decision, page: view.page },
            render,
          ),
          {
            size: 'small',
            width: 'fill',
            ...(line.decision === decision && { type: 'primary_filled' as const }),
          },
        ),
      ),
    ),
  ]
}

const turns = (view: MeetingView, render: Render): Form['elements'] => {
  if (view.pages < 2) return []
  const to = (page: number) => press(turnMeeting, { meeting: view.meeting, page }, render)
  return [
    row([
      ...(view.page > 0 ? [submit('上一页', to(view.page - 1))] : []),
      ...(view.page + 1 < view.pages ? [submit('下一页', to(view.page + 1))] : []),
    ]),
  ]
}

export const meetingCard = (view: MeetingView, render: Render): Card =>
  card(
    {
      title: '录入党组会',
      icon: 'calendar_outlined',
      subtitle: `已录入${view.counts.decided}人，共${view.counts.all}人`,
      color: 'blue',
    },
    [
      ...problems(sentencesOf(render)),
      ...(view.state === 'recorded' ? [text('已提交，等第二位同志确认。再改动要重新提交。')] : []),
      form('meeting', [
        input('name', formLabels.meeting, {
          value: typedText(render, 'name', view.name),
          max: 60,
          hint: '例如：2026年第40次党组会',
        }),
        ...date('date', '会议日期', typedText(render, 'date', view.date).slice(0, 10)),
        input('reason', formLabels.reason, {
          value: typedText(render, 'reason', ''),
          max: 200,
          hint: '不同意或暂缓时先写理由，再按那一位的按钮',
        }),
        hr(),
        ...(view.lines.length === 0 ? [note('现在没有可以审议的人选。')] : []),
        ...view.lines.flatMap((line) => person(line, view, render)),
        ...turns(view, render),
        submit(nominationWords.submit, press(recordMeeting, { meeting: view.meeting }, render), {
          type: 'primary_filled',
        }),
      ]),
      note('没有录入决定的，留到下一次会议。依据第四条：公示结束后由党组会审议。'),
    ],
  )
