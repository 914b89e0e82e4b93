import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import '../style/shell-dialog.css'
import { Icon } from './icon.tsx'

type DialogProps = {
  title: string
  close: () => void
  children: ComponentChildren
  footer?: ComponentChildren
  wide?: boolean
}

/** The browser's own modal dialog: Esc closes it, the focus stays inside and returns afterwards. */
export const Dialog = ({ title, close, children, footer, wide = false }: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => box.current?.showModal(), [])
  return (
    <dialog
      ref={box}
      class={`shell-dialog ${wide ? 'shell-dialog-wide' : ''}`}
      aria-labelledby={id}
      onClose={close}
      onMouseDown={(event) => {
        if (event.target === box.current) box.current?.close()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" class="shell-tool" aria-label="关闭" onClick={() => box.current?.close()}>
          <Icon name="close" />
        </button>
      </header>
      <div class="shell-dialog-body">{children}</div>
      {footer && <footer>{footer}</footer>}
    </dialog>
  )
}

type ConfirmProps = {
  title: string
  words: string
  /** what the button that does it says */
  yes: string
  act: () => void
  close: () => void
}

export const Confirm = ({ title, words, yes, act, close }: ConfirmProps) => (
  <Dialog
    title={title}
    close={close}
    footer={
      <>
        <button type="button" class="shell-button" onClick={close}>
          取消
        </button>
        <button
          type="button"
          class="shell-button shell-button-bad"
          onClick={() => {
            close()
            act()
          }}
        >
          {yes}
        </button>
      </>
    }
  >
    <p>{words}</p>
  </Dialog>
)
