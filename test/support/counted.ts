import { labelsOf } from '../../sandbox/cards/form.ts'
import type { SimAnswer, SimForm } from '../../sandbox/contract.ts'
import type { World } from './world.ts'

/** What it costs a person: presses on buttons, ticks and selects, and characters typed. */
export type Effort = { presses: number; characters: number; screens: number }

/** A select is opened and chosen from: two presses. A tick is one. Typing counts where the text is new. */
const costOf = (card: unknown, form: SimForm): { presses: number; characters: number } => {
  const fields = labelsOf(card)
  let presses = 0
  let characters = 0
  for (const [label, value] of Object.entries(form)) {
    const field = fields.find((one) => one.label === label || one.name === label)
    if (!field) throw new Error(`no field ${label}`)
    if (field.type === 'input') characters += field.value === value ? 0 : [...String(value)].length
    else presses += field.type === 'checker' ? 1 : 2
  }
  return { presses, characters }
}

/** Does what a person does and counts it. */
export const counted = ({ sim }: World, person: string) => {
  const effort: Effort = { presses: 0, characters: 0, screens: 0 }
  return {
    effort,
    say: async (words: string): Promise<void> => {
      effort.characters += [...words].length
      await sim.say(person, words)
      await sim.idle()
    },
    press: async (button: string, form: SimForm = {}): Promise<SimAnswer> => {
      const { card } = await sim.lastCard(person)
      const cost = costOf(card, form)
      effort.presses += 1 + cost.presses
      effort.characters += cost.characters
      if (Object.keys(form).length > 0) effort.screens += 1
      return sim.press(person, button, { form })
    },
  }
}
