import { z } from 'zod'
import { defineClick, press, type Render } from './click.ts'
import { type FileView, fileList } from './entry-body.ts'
import { button, type Common, panel, text } from './kit.ts'
import { moreWords } from './words/buttons.ts'

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

/** 看附件: they come as messages of their own. */
export const sendFiles = defineClick({
  name: 'entry.files',
  who: ['aggregator', 'officer', 'checker', 'staff', 'auditor'],
  value: z.object({ nomination: z.string(), back: z.enum(['aggregate', 'check']) }),
})

type Face = z.infer<typeof readInFull.value>

export const fullButton = (label: string, face: Face, render: Render): Common =>
  button(label, press(readInFull, face, render), { size: 'small' })

type Files = z.infer<typeof sendFiles.value>

/** The list of attachments, folded, and the button that sends them. */
export const filePanel = (files: readonly FileView[], about: Files, render: Render): Common[] =>
  files.length === 0
    ? []
    : [
        panel(`附件${files.length}个`, [
          text(fileList(files)),
          button(moreWords.attachments, press(sendFiles, about, render), { size: 'small' }),
        ]),
      ]
