import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { carriesSample, sampleFile } from '../stories/sample-file.ts'
import { showError } from './toasts.ts'
import { filesIn, sendFiles } from './uploads.ts'

type DropZoneProps = { person: string; chat: string; label: string; children: ComponentChildren }

const holdsFiles = (event: DragEvent): boolean =>
  (event.dataTransfer?.types.includes('Files') ?? false) || carriesSample(event)

/** The conversation takes files wherever they are dropped or pasted. */
export const DropZone = ({ person, chat, label, children }: DropZoneProps) => {
  const [over, setOver] = useState(false)
  // Entering a child comes before leaving its parent: only the balance says whether the pointer is outside.
  const depth = useRef(0)
  const move = (event: DragEvent, by: number) => {
    if (!holdsFiles(event)) return
    depth.current += by
    setOver(depth.current > 0)
  }
  return (
    <section
      class="shell-conversation"
      aria-label={label}
      onDragEnter={(event) => move(event, 1)}
      onDragLeave={(event) => move(event, -1)}
      onDragOver={(event) => {
        if (holdsFiles(event)) event.preventDefault()
      }}
      onDrop={(event) => {
        if (!holdsFiles(event)) return
        event.preventDefault()
        depth.current = 0
        setOver(false)
        if (carriesSample(event))
          sampleFile().then(
            (file) => sendFiles(person, { chat, files: [file] }),
            (error) => showError(person, error),
          )
        else sendFiles(person, { chat, files: filesIn(event.dataTransfer) })
      }}
      onPaste={(event) => {
        const files = filesIn(event.clipboardData)
        if (files.length === 0) return
        event.preventDefault()
        sendFiles(person, { chat, files })
      }}
    >
      {children}
      {over && <div class="shell-drop">松开以发送文件</div>}
    </section>
  )
}
