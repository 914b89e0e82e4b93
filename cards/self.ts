import { z } from 'zod'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import { ANY_COLLEAGUE, focusLine, type HeadView, openEntry } from './entry-parts.ts'
import { sendTemplate } from './files.ts'
import { button, type Card, card, fact, form, input, note, problems, row, submit, text } from './kit.ts'
import { formLabels, nominationWords, typedWords } from './words/contract.ts'
import { dateWords } from './words/measures.ts'

export const beginSelf = defineClick({
  name: 'self.begin',
  who: ANY_COLLEAGUE,
  during: 'nominate',
  value: z.object({}),
  form: z.object({ contest: z.string().max(5000).default(''), unit: z.string().max(2000).default('') }),
})

export type SelfStartView = { name: string; unitKnown: boolean /** 'YYYY-MM-DD' */; closes: string | null }

/** 自荐: the gate of Art.3¶3 in words, and the one thing it asks for. */
export const selfStartCard = (view: SelfStartView, render: Render): Card =>
  card({ title: '自荐“海淀工匠”', color: 'blue' }, [
    text(`${view.name}，您好。`),
    text(
      '可以自荐的：在区级技能竞赛中获得优胜，或在市级及以上技能竞赛中获得名次，并且符合推荐条件（第三条）。',
    ),
    ...(view.closes ? [note(`${dateWords(view.closes)}截止`)] : []),
    ...problems(sentencesOf(render)),
    form('self', [
      input('contest', formLabels.contest, {
        value: typedText(render, 'contest', '').slice(0, 200),
        max: 200,
        rows: 2,
        hint: '写明年份、哪一级竞赛、成绩，例如：2023年北京市职工职业技能大赛数控车工组第六名',
      }),
      ...(view.unitKnown
        ? []
        : [
            input('unit', formLabels.unit, {
              value: typedText(render, 'unit', '').slice(0, 60),
              max: 60,
              hint: '单位全称',
            }),
          ]),
      submit('开始自荐', press(beginSelf, {}, render), { type: 'primary_filled' }),
    ]),
    note('接下来要发获奖证书，再填和推荐一样的内容。'),
  ])

export type SelfCertificateView = {
  head: HeadView
  contest: string
  level: string
  result: string
  files: number
}

/** The contest was enough; now its certificate. What is sent next is taken for it. */
export const selfCertificateCard = (view: SelfCertificateView, render: Render): Card =>
  card(
    view.files > 0
      ? { title: '已收到获奖证书', color: 'green' }
      : { title: '请发来获奖证书', color: 'orange' },
    [
      text(focusLine(view.head)),
      fact(formLabels.contest, view.contest),
      text(`看作${view.level}竞赛${view.result}，可以自荐（第三条）。审核时会核对证书。`, {
        text_color: 'green',
      }),
      text(
        view.files > 0
          ? `已收到证书${view.files}个。`
          : '把获奖证书的照片或扫描件直接发到这里，没有证书不能提交。',
      ),
      row([
        button('接着填', press(openEntry, { nomination: view.head.id, at: 'talk' }, render), {
          type: 'primary_filled',
        }),
        button(typedWords.template, press(sendTemplate, {}, render)),
        button(
          nominationWords.fillMyself,
          press(openEntry, { nomination: view.head.id, at: 'person' }, render),
        ),
      ]),
    ],
  )
