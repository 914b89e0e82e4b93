import { type Card, card, fact, hr, note, text } from './kit.ts'

/** 帮助: what this person can type. */
export type HelpView = { lines: { words: string; does: string }[]; contact: string | null }

export const helpCard = (view: HelpView): Card =>
  card({ title: '可以这样用', icon: 'info_outlined' }, [
    ...view.lines.map((line) => fact(line.words, line.does)),
    ...(view.lines.length > 0 ? [hr()] : []),
    text('随时发送“首页”回到开始。填到一半的内容会自动保存，发送“继续”接着填。'),
    ...(view.contact ? [note(`有疑问请联系职工发展部：${view.contact}`)] : []),
  ])
