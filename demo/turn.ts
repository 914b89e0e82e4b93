import { buttonsOf } from '../sandbox/cards/form.ts'
import type { SimForm } from '../sandbox/contract.ts'
import { type Play, type Somebody, Wrong } from './play.ts'

/** A list is longer than a card: these turn its pages. `form` goes with every press, where the pages lie in a form. */
type Card = { message: string; form?: SimForm }

const buttonsOn = async (play: Play, { name }: Somebody, message: string): Promise<string[]> => {
  const found = (await play.sim.messages(name)).find(({ id }) => id === message)
  return buttonsOf(found?.card).map(({ text }) => text)
}

/** Turns, from the first page on, until the button is there. */
export const turnTo = async (play: Play, person: Somebody, at: Card & { button: string }): Promise<void> => {
  const { message, form, button } = at
  const turn = (words: string) => person.presses(words, { message, ...(form && { form }) })
  let seen = await buttonsOn(play, person, message)
  if (seen.includes(button)) return
  for (; seen.includes('上一页'); seen = await buttonsOn(play, person, message)) await turn('上一页')
  for (; !seen.includes(button); seen = await buttonsOn(play, person, message)) {
    if (!seen.includes('下一页')) throw new Wrong(`${person.name}翻遍了也没有“${button}”`)
    await turn('下一页')
  }
}

export const pressesOnPage = async (
  play: Play,
  person: Somebody,
  at: Card & { button: string; form?: SimForm },
): Promise<string> => {
  await turnTo(play, person, at)
  const { message, form, button } = at
  return person.presses(button, { message, ...(form && { form }) })
}

/** Presses each of these once, those on the page before others. */
export const pressesAll = async (
  play: Play,
  person: Somebody,
  { buttons, ...card }: Card & { buttons: readonly string[] },
): Promise<void> => {
  for (const left = new Set(buttons); left.size > 0; ) {
    const seen = await buttonsOn(play, person, card.message)
    const [first = ''] = left
    const button = seen.find((text) => left.has(text)) ?? first
    await pressesOnPage(play, person, { ...card, button })
    left.delete(button)
  }
}
