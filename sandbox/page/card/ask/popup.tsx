import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom'
import type { ComponentChildren, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

type PopupProps = {
  anchor: RefObject<HTMLElement | null>
  /** `back`: whether the focus returns to the anchor */
  close: (back: boolean) => void
  /** at least as wide as the anchor */
  wide?: boolean
  class?: string
  children: ComponentChildren
}

const MARGIN = 8

const place = async (anchor: HTMLElement, popup: HTMLElement, wide: boolean): Promise<void> => {
  const { x, y } = await computePosition(anchor, popup, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      offset(4),
      flip({ padding: MARGIN }),
      shift({ padding: MARGIN }),
      size({
        padding: MARGIN,
        apply: ({ rects, availableHeight }) => {
          popup.style.maxHeight = `${Math.max(160, availableHeight)}px`
          if (wide) popup.style.minWidth = `${rects.reference.width}px`
        },
      }),
    ],
  })
  popup.style.left = `${x}px`
  popup.style.top = `${y}px`
}

/**
 * Opens below its anchor, or above, in the browser’s top layer, with the focus on `data-first`; closes by Escape,
 * Tab or a press elsewhere.
 */
export const Popup = ({ anchor, close, wide = false, children, ...rest }: PopupProps) => {
  const popup = useRef<HTMLDivElement>(null)
  const closing = useRef(close)
  closing.current = close
  useLayoutEffect(() => {
    const [from, own] = [anchor.current, popup.current]
    if (!from || !own) return
    own.showPopover()
    // at once: the next key belongs to what has been opened
    own.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true })
    return autoUpdate(from, own, () => void place(from, own, wide))
  }, [anchor, wide])
  useEffect(() => {
    const onPress = ({ target }: Event): void => {
      const inside = [popup, anchor].some(({ current }) => current?.contains(target as HTMLElement))
      if (!inside) closing.current(false)
    }
    document.addEventListener('pointerdown', onPress, true)
    return () => document.removeEventListener('pointerdown', onPress, true)
  }, [anchor])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close(true)
  }
  const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    const to = relatedTarget as HTMLElement | null
    if (to && !popup.current?.contains(to) && !anchor.current?.contains(to)) close(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape and leaving concern whatever stands inside
    <div
      ref={popup}
      popover="manual"
      class={`ask-popup ${rest.class ?? ''}`}
      onKeyDown={onKeyDown}
      onFocusOut={onFocusOut}
    >
      {children}
    </div>
  )
}
