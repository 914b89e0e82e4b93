import { type Card, card, text } from './kit.ts'

/** A plain notice: a title and sentences. */
export const noticeCard = (view: { title: string; lines: string[] }): Card =>
  card(
    { title: view.title },
    view.lines.map((line) => text(line)),
  )

/** Why a message was refused, in words. */
export const refusalCard = (sentence: string): Card =>
  card({ title: '没有办成', color: 'orange', summary: sentence }, [
    text(sentence),
    text('发送“帮助”可以看到能做的事。'),
  ])
