import { press, type Render } from './click.ts'
import type { EntryHeadView } from './entry-body.ts'
import { headLine } from './entry-body.ts'
import { say } from './home.ts'
import { button, type Card, type Color, type Common, card, fact, note, text } from './kit.ts'
import { typedWords } from './words/contract.ts'
import { momentWords } from './words/moments.ts'

type News = 'returned' | 'handed' | 'passed' | 'failed' | 'correcting' | 'reversed'

/** What became of an entry, told to its officers and its nominee. */
export type EntryNewsView = {
  head: EntryHeadView
  news: News
  by: string
  reason: string
  article: string
  dueAt: number | null
  mayContinue: boolean
  own: boolean
  contact: string
}

const titles: Readonly<Record<News, { title: string; color: Color; sentence: string }>> = {
  returned: { title: '申报被退回', color: 'orange', sentence: '退回了这份申报，请修改后重新提交。' },
  handed: { title: '申报已上报', color: 'green', sentence: '已把这份申报报给区总工会，等待资格审核。' },
  passed: { title: '资格审核通过', color: 'green', sentence: '资格审核通过，接下来由评审小组评审。' },
  failed: { title: '资格审核不通过', color: 'red', sentence: '资格审核没有通过。' },
  correcting: {
    title: '请补正申报',
    color: 'orange',
    sentence: '请按理由补正，并在时限前重新提交，会回到原审核员。',
  },
  reversed: { title: '重新审核', color: 'blue', sentence: '已撤销原来的审核结论，这份申报重新审核。' },
}

export const entryNewsCard = (view: EntryNewsView, render: Render): Card => {
  const { title, color, sentence } = titles[view.news]
  return card({ title, subtitle: view.head.name, color }, [
    headLine(view.head),
    text(`${view.by}：${sentence}`),
    ...(view.reason ? [fact('理由', view.reason)] : []),
    ...(view.article ? [fact('依据条款', view.article)] : []),
    ...(view.dueAt === null ? [] : [fact('完成时限', momentWords(view.dueAt))]),
    ...goOn(view, render),
    ...(view.own ? [] : [note('请把结果告诉本人。')]),
    ...(view.news === 'failed' && view.contact ? [note(`有疑问请联系职工发展部：${view.contact}`)] : []),
  ])
}

const goOn = ({ mayContinue, head }: EntryNewsView, render: Render): Common[] =>
  mayContinue
    ? [
        button(typedWords.resume, press(say, { word: `${typedWords.resume} ${head.name}` }, render), {
          type: 'primary_filled',
        }),
      ]
    : []
