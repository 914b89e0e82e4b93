const focusOn = (selector: string): boolean => {
  const found = document.querySelector<HTMLElement>(selector)
  found?.focus()
  return found !== null
}

/** For who has no mouse: thirty people stand before the first message. */
export const Skip = () => (
  <button
    type="button"
    class="shell-button shell-skip"
    onClick={() => focusOn('.shell-composer textarea') || focusOn('.shell-chat')}
  >
    跳到会话
  </button>
)
