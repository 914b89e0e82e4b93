import { press, type Render } from './click.ts'
import { say } from './home.ts'
import { button, type Card, type Common, card, text } from './kit.ts'
import { typedWords } from './words/contract.ts'

/** `word`: what can be typed to go on from here, as a button. */
type NoticeView = { title: string; lines: string[]; word?: string }

const sayButton = (word: string, render: Render): Common => button(word, press(say, { word }, render))

/** A plain notice: a title and sentences. */
export const noticeCard = ({ title, lines, word }: NoticeView, render: Render): Card =>
  card({ title }, [...lines.map((line) => text(line)), ...(word ? [sayButton(word, render)] : [])])

/** Why a message was refused, in words. */
export const refusalCard = (sentence: string, render: Render): Card =>
  card({ title: '没有办成', color: 'orange', icon: 'warning_outlined', summary: sentence }, [
    text(sentence),
    sayButton(typedWords.help, render),
  ])
