import { z } from 'zod'
import type { Stage } from '../src/domain/stages.ts'
import { defineClick, press, type Render } from './click.ts'
import { button, type Card, card, fact, note, row, text } from './kit.ts'
import { type WaitingView, waitingLines } from './todo-lines.ts'
import { dateWords } from './words/measures.ts'
import { stageWords } from './words/stages.ts'

/** 首页: what this person can do now, most urgent first. */
export type HomeView = {
  name: string
  /** '2026年海淀工匠选树', or null before any cycle */
  cycle: string | null
  stage: string | null
  /** what lies ahead, 'YYYY-MM-DD'; `opens` null once it has begun, `days` left to its end */
  dates: { stage: Stage; opens: string | null; closes: string; days: number }[]
  roles: string[]
  /** what waits for this person */
  todo: WaitingView[]
  /** typed words offered as buttons */
  offers: string[]
}

/** A button that does what the typed word does. */
export const say = defineClick({
  name: 'home.say',
  who: 'anyone',
  value: z.object({ word: z.string() }),
})

export const homeCard = (view: HomeView, render: Render): Card =>
  card({ title: '海淀工匠选树助手', subtitle: view.cycle ?? '本年度尚未开始', color: 'blue' }, [
    text(`${view.name}，您好。${view.roles.length > 0 ? `您的身份：${view.roles.join('、')}` : ''}`),
    ...(view.stage ? [fact('当前阶段', view.stage)] : []),
    ...(view.dates.length > 0 ? [note(view.dates.map(dateLine).join('\n'))] : []),
    ...waitingLines(view.todo, render),
    row(
      view.offers.map((word, index) =>
        button(word, press(say, { word }, render), index === 0 ? { type: 'primary_filled' } : {}),
      ),
    ),
    ...(view.offers.includes('推荐') ? [note('也可以直接打字，例如：推荐 王建国 数控车工')] : []),
  ])

/** '推荐截止2026年12月15日，还有3天'. */
const dateLine = ({ stage, opens, closes, days }: HomeView['dates'][number]): string => {
  const word = stageWords[stage]
  if (opens !== null) return `${word}${dateWords(opens)}开始，${dateWords(closes)}截止`
  return `${word}截止${dateWords(closes)}，${days === 0 ? '今天是最后一天' : `还有${days}天`}`
}
