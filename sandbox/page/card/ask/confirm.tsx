import { render } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

type Question = { title: string; text: string }

const Confirm = ({ title, text, done }: Question & { done: (yes: boolean) => void }) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const close = (answer: string) => () => dialog.current?.close(answer)
  return (
    <dialog
      ref={dialog}
      class="ask-confirm"
      aria-labelledby={`${id}t`}
      aria-describedby={`${id}d`}
      onClose={() => done(dialog.current?.returnValue === 'yes')}
    >
      <h2 id={`${id}t`}>{title}</h2>
      <p id={`${id}d`}>{text}</p>
      <div class="ask-confirm-buttons">
        {/* the first to have the focus: a key that is still held down must not confirm */}
        <button type="button" class="ask-button ask-default_ ask-medium" onClick={close('no')}>
          取消
        </button>
        <button type="button" class="ask-button ask-primary_filled_ ask-medium" onClick={close('yes')}>
          确定
        </button>
      </div>
    </dialog>
  )
}

/** Asks before a press is sent; Escape is 取消, and the focus returns to what was pressed. */
export const askConfirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    const host = document.body.appendChild(document.createElement('div'))
    const done = (yes: boolean): void => {
      render(null, host)
      host.remove()
      resolve(yes)
    }
    render(<Confirm {...question} done={done} />, host)
  })
