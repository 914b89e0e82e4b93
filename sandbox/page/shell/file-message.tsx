import { useState } from 'preact/hooks'
import type { SimMessage } from '../../contract.ts'
import { Dialog } from './dialog.tsx'

type FileProps = { message: SimMessage; person: string }

/** 12.3 KB */
const sizeWords = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

const addressOf = ({ message, person }: FileProps): string =>
  `/_sim/people/${encodeURIComponent(person)}/files/${message.id}`

const KINDS: [RegExp, string, string][] = [
  [/\.docx?$/i, 'W', 'word'],
  [/\.(xlsx?|csv)$/i, 'X', 'sheet'],
  [/\.pdf$/i, 'PDF', 'pdf'],
  [/\.(zip|rar|7z)$/i, 'ZIP', 'zip'],
]

export const FileMessage = (props: FileProps) => {
  const { name = '文件', size = 0 } = props.message.file ?? {}
  const [, letters = '文', kind = 'other'] = KINDS.find(([pattern]) => pattern.test(name)) ?? []
  return (
    <a
      class="shell-file"
      href={addressOf(props)}
      download={name}
      aria-label={`下载文件 ${name}，${sizeWords(size)}`}
    >
      <span class={`shell-file-icon shell-file-${kind}`} aria-hidden="true">
        {letters}
      </span>
      <span class="shell-file-words">
        <span class="shell-file-name">{name}</span>
        <span class="shell-file-size">{sizeWords(size)} · 下载</span>
      </span>
    </a>
  )
}

/** A picture, small; a press shows it as large as the window allows. */
export const PictureMessage = (props: FileProps) => {
  const [open, setOpen] = useState(false)
  const name = props.message.file?.name || '图片'
  return (
    <>
      <button
        type="button"
        class="shell-picture"
        aria-label={`查看图片 ${name}`}
        onClick={() => setOpen(true)}
      >
        <img src={addressOf(props)} alt={name} />
      </button>
      {open && (
        <Dialog title={name} wide close={() => setOpen(false)}>
          <img src={addressOf(props)} alt={name} />
          <p>
            <a href={addressOf(props)} download={name}>
              下载原图
            </a>
          </p>
        </Dialog>
      )}
    </>
  )
}
