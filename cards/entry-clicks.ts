import { z } from 'zod'
import { defineClick, press, type Render } from './click.ts'
import { button, type Common } from './kit.ts'

/** Opening one face of an entry in full: reading is judged where the card is loaded. */
export const readInFull = defineClick({
  name: 'entry.full',
  who: ['aggregator', 'officer', 'checker', 'staff', 'auditor'],
  value: z.object({
    nomination: z.string(),
    face: z.enum(['facts', 'F1', 'F2', 'F3', 'F4', 'F5']),
    back: z.enum(['aggregate', 'check']),
  }),
})

type Face = z.infer<typeof readInFull.value>

export const fullButton = (label: string, face: Face, render: Render): Common =>
  button(label, press(readInFull, face, render), { size: 'small' })
