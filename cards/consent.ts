import { z } from 'zod'
import type { Consent, ConsentTick } from '../src/domain/consent.ts'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import { ANY_COLLEAGUE, focusLine, type HeadView, nameIn, openEntry } from './entry-parts.ts'
import {
  type BodyElement,
  button,
  type Card,
  card,
  checker,
  type Form,
  form,
  heading,
  input,
  note,
  panel,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { moreWords } from './words/buttons.ts'
import { consentTickWords } from './words/consent.ts'
import { dateWords } from './words/measures.ts'

// A checker comes as true, as 'true', or not at all when nobody touched it.
const tick = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === 'true')

export const giveConsent = defineClick({
  name: 'consent.give',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string() }),
  form: z.object({ collect: tick, sensitive: tick, publish: tick, deeds: z.string().max(5000).default('') }),
})

export const withdrawConsent = defineClick({
  name: 'consent.withdraw',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string() }),
})

export const declineConsent = defineClick({
  name: 'consent.decline',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string() }),
})

/** 本人同意 of an entry, for those who recommend it; also a button on other cards. */
export const openConsent = defineClick({
  name: 'consent.status',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string() }),
})

export const askAgain = defineClick({
  name: 'consent.ask',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string() }),
})

export const askByPhone = defineClick({
  name: 'consent.phone',
  who: ANY_COLLEAGUE,
  // Numbers are kept as keys alone (least data), so a refused one is not kept either.
  sealed: true,
  value: z.object({ nomination: z.string() }),
  form: z.object({ phone: z.string().max(40).default('') }),
})

export const enterPaper = defineClick({
  name: 'consent.paper',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string(), kind: z.enum(['consent', 'nomination']) }),
})

export type ConsentView = {
  head: HeadView
  cycle: string
  recommendedBy: string
  self: boolean
  ticks: Consent
  deeds: string
  deedsMax: number
  state: 'asked' | 'given' | 'partial' | 'declined' | 'withdrawn'
  contact: { phone: string; mail: string; address: string }
}

const ticks: readonly ConsentTick[] = ['collect', 'sensitive', 'publish']

const stateLines: Readonly<Record<ConsentView['state'], string>> = {
  asked: '请逐项看过再勾选，三项是分开的，可以只同意其中几项。',
  given: '您已全部同意并确认。需要时可以改事迹，也可以撤回。',
  partial: '您同意了其中几项。三项都同意后，才会列入公示。',
  declined: '您已答复不同意参加，不会公示您的任何信息。改变主意的话，可以重新勾选确认。',
  withdrawn: '您已撤回同意，不会再列入公示；已经在公示的，由工作人员更正。改变主意的话，可以重新勾选确认。',
}

/** For the nominee alone: who asks, what for, three separate ticks, the line that will be public. */
export const consentCard = (view: ConsentView, render: Render): Card =>
  card(
    {
      title: view.self ? '自荐的同意和确认' : '您被推荐为“海淀工匠”人选',
      subtitle: view.cycle,
      color: view.state === 'given' ? 'green' : 'blue',
      summary: '请确认个人信息的使用和公示',
    },
    [
      text(focusLine(view.head)),
      ...(view.self || view.recommendedBy === '' ? [] : [text(`推荐单位：${view.recommendedBy}`)]),
      ...problems(sentencesOf(render)),
      text(stateLines[view.state], {
        text_color: view.state === 'given' ? 'green' : view.state === 'asked' ? 'default' : 'orange',
      }),
      form('consent', [
        ...ticks.map((name) => checker(name, consentTickWords[name], ticked(render, name, view.ticks[name]))),
        input('deeds', '一句话事迹', {
          value: typedText(render, 'deeds', view.deeds).slice(0, 200),
          max: 200,
          hint: `公示时只用这一句，最多${view.deedsMax}字`,
        }),
        note('公示只有四样：姓名、单位、岗位、这一句事迹。没有身份证号、手机号和分数。'),
        ...refusing(view),
        submit('同意并确认', press(giveConsent, { nomination: view.head.id }, render), {
          type: 'primary_filled',
        }),
      ]),
      panel('怎么使用您的信息', notice(view)),
      ...declining(view, render),
      ...withdrawing(view, render),
    ],
  )

const ticked = (render: Render, name: ConsentTick, stored: boolean): boolean => {
  const typed = render.typed?.values[name]
  return typed === undefined ? stored : typed === true || typed === 'true'
}

/** Nothing said is nothing consented to. */
const refusing = ({ state, self }: ConsentView): Form['elements'] => {
  if (state !== 'asked') return []
  const how = self ? '不同意就不用按' : '不想参加的，按最下面的“不同意参加”'
  return [note(`${how}。没有您的同意，不会公示您的任何信息。`)]
}

/** Who was recommended may spare the unit the waiting; who recommended himself withdraws the entry. */
const declining = ({ state, self, head }: ConsentView, render: Render): BodyElement[] =>
  state === 'asked' && !self
    ? [
        button('不同意参加', press(declineConsent, { nomination: head.id }, render), {
          size: 'small',
          confirm: {
            title: '不同意参加评选？',
            text: '推荐您的单位会马上知道，不会公示您的任何信息。改变主意的话，还可以重新确认。',
          },
        }),
      ]
    : []

const notice = ({ contact }: ConsentView) => [
  text('由海淀区总工会职工发展部使用，只为本年度“海淀工匠”的审核、评审、公示和奖励。'),
  text('包括推荐表里的内容和附件。未入选的材料在本年度结束、异议期满后按规定清理。'),
  text('您可以查看、更正，也可以随时撤回同意；撤回前已做的事仍然有效。'),
  text(
    [
      contact.phone && `电话：${contact.phone}`,
      contact.mail && `邮箱：${contact.mail}`,
      contact.address && `地址：${contact.address}`,
    ]
      .filter(Boolean)
      .join('\n') || '联系方式见公示',
  ),
]

const withdrawing = (view: ConsentView, render: Render): BodyElement[] =>
  view.state === 'given' || view.state === 'partial'
    ? [
        button('撤回同意', press(withdrawConsent, { nomination: view.head.id }, render), {
          size: 'small',
          confirm: { title: '撤回同意？', text: '撤回后不再公示您的信息，也就不能继续参评。' },
        }),
      ]
    : []

export type ConsentStatusView = {
  head: HeadView
  progress: 'given' | 'partial' | 'declined' | 'withdrawn' | 'paper' | 'waiting' | 'unreachable' | 'unmatched'
  byPaper: boolean
  ticks: Consent
  /** 'YYYY-MM-DD', or '' before any answer */
  day: string
  refused: string | null
  mayAct: boolean
}

const progressLine = ({ progress, byPaper, day, mayAct }: ConsentStatusView): string => {
  const on = day === '' ? '' : `（${dateWords(day)}）`
  const lines: Record<ConsentStatusView['progress'], string> = {
    given: byPaper ? `已有签字的同意书，复核无误${on}。` : `本人已同意三项${on}。`,
    partial: `本人已答复，还有没同意的${on}。`,
    declined: `本人不同意参加${on}，不会公示。请先和本人沟通；确定不参加的，请撤回推荐，已经上报的请告诉区总工会职工发展部。`,
    withdrawn: `本人已撤回同意${on}，不会公示。`,
    paper: '签字的同意书已上传，等待复核。',
    waiting: `已发给本人，等待勾选${on}。`,
    unreachable: `飞书没有送到本人${mayAct ? '，请用手机号再找，或上传签字的纸质同意书' : ''}。`,
    unmatched: `没有找到本人的飞书账号${mayAct ? '，请填手机号，或上传签字的纸质同意书' : ''}。`,
  }
  return lines[progress]
}

/** How far the consent is, and what can be done: ask again, by phone number, by the signed paper. */
export const consentStatusCard = (view: ConsentStatusView, render: Render): Card => {
  const { head, progress } = view
  const open = view.mayAct && progress !== 'given'
  return card({ title: `${nameIn(head)} · 本人同意`, color: progress === 'given' ? 'green' : 'orange' }, [
    text(focusLine(head)),
    ...problems(sentencesOf(render)),
    text(progressLine(view)),
    ...tickLines(view),
    ...(view.refused === null ? [] : [text(`上次的签字材料被退回：${view.refused}`, { text_color: 'red' })]),
    ...(open ? asking(view, render) : []),
    button('看申报进度', press(openEntry, { nomination: head.id, at: 'status' }, render), { size: 'small' }),
  ])
}

/** Nothing to list before the nominee has answered anything. */
const tickLines = ({ ticks: given, progress }: ConsentStatusView): BodyElement[] =>
  progress === 'partial' || progress === 'given' || progress === 'withdrawn'
    ? [
        note(
          ticks.map((name) => `${given[name] ? '已同意' : '未同意'}：${consentTickWords[name]}`).join('\n'),
        ),
      ]
    : []

/** The nominee can be reached, and has not agreed to everything. */
const askable: readonly ConsentStatusView['progress'][] = ['waiting', 'partial', 'declined', 'withdrawn']

const asking = ({ head, progress }: ConsentStatusView, render: Render): BodyElement[] => [
  ...(askable.includes(progress)
    ? [button('再发给本人', press(askAgain, { nomination: head.id }, render))]
    : []),
  form('by-phone', [
    input('phone', '本人手机号', {
      value: typedText(render, 'phone', '').slice(0, 20),
      max: 20,
      hint: '用来找到本人的飞书账号，不会显示给别人',
    }),
    submit('发给这个号码的本人', press(askByPhone, { nomination: head.id }, render), {
      ...(progress === 'unmatched' && { type: 'primary_filled' as const }),
    }),
  ]),
  heading('没有飞书账号'),
  note('请本人在纸质同意书上签字，拍照后由您代为录入，另一位同志复核后生效。'),
  row([button(moreWords.uploadConsent, press(enterPaper, { nomination: head.id, kind: 'consent' }, render))]),
]

/** The signed paper is awaited: nothing to press, only to send. */
export const consentPaperCard = (view: { head: HeadView }, render: Render): Card =>
  card({ title: '请发来签字材料的照片', color: 'orange', icon: 'attachment_outlined' }, [
    text(focusLine(view.head)),
    text('把本人签字的纸质材料拍照或扫描成PDF，直接发到这里。'),
    note('要看得清姓名、签字和日期。发来后由另一位同志复核。'),
    button('先不录了', press(openConsent, { nomination: view.head.id }, render), { size: 'small' }),
  ])
