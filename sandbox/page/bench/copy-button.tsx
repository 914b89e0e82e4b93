import { useState } from 'preact/hooks'

type Said = '复制' | '已复制' | '复制不了'

/** Real milliseconds for which the button says that it worked. */
const SHOWN = 2000

/** @param what is copied, for who does not see where the button stands */
export const CopyButton = ({ text, what }: { text: string; what: string }) => {
  const [said, say] = useState<Said>('复制')
  const copy = async () => {
    const worked = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    say(worked ? '已复制' : '复制不了')
    setTimeout(() => say('复制'), SHOWN)
  }
  return (
    <button type="button" class="bench-link" aria-label={`${said}：${what}`} onClick={() => void copy()}>
      <span aria-live="polite">{said}</span>
    </button>
  )
}
