import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import { useEffect, useId, useRef } from 'preact/hooks'

/** A pointer that only passes by opens nothing. */
const LINGER_MS = 250

/**
 * A tooltip for what is hovered or focused by keyboard; Escape hides it.
 * @returns what the anchor needs, and the tooltip to stand beside it; nothing without a text
 */
export const useTip = (text: string) => {
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const id = useId()
  const hide = (): void => {
    clearTimeout(timer.current)
    if (tip.current?.matches(':popover-open')) tip.current.hidePopover()
  }
  const show = async (anchor: HTMLElement): Promise<void> => {
    const own = tip.current
    if (!own?.isConnected || own.matches(':popover-open')) return
    own.showPopover()
    const middleware = [offset(6), flip({ padding: 8 }), shift({ padding: 8 })]
    const { x, y } = await computePosition(anchor, own, { strategy: 'fixed', placement: 'top', middleware })
    own.style.left = `${x}px`
    own.style.top = `${y}px`
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  if (text === '') return { anchor: {}, tip: null }
  const anchor = {
    'aria-describedby': id,
    onMouseEnter: ({ currentTarget }: { currentTarget: HTMLElement }) => {
      timer.current = setTimeout(() => void show(currentTarget), LINGER_MS)
    },
    onMouseLeave: hide,
    onFocus: ({ currentTarget }: { currentTarget: HTMLElement }) => {
      if (currentTarget.matches(':focus-visible')) void show(currentTarget)
    },
    onBlur: hide,
    onKeyDown: ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide()
    },
  }
  const shown = (
    <span ref={tip} id={id} role="tooltip" popover="manual" class="ask-tip">
      {text}
    </span>
  )
  return { anchor, tip: shown }
}
