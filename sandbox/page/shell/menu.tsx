import { useLayoutEffect, useRef } from 'preact/hooks'
import '../style/shell-menu.css'
import { Icon, type IconName } from './icon.tsx'

export type MenuItem = { label: string; icon: IconName; pick: () => void; disabled?: boolean }
export type Point = { x: number; y: number }

/** Pixels kept between a menu and the window's edge. */
const EDGE = 8

const fitted = ({ x, y }: Point, { offsetWidth, offsetHeight }: HTMLElement) => ({
  left: `${Math.max(EDGE, Math.min(x, innerWidth - offsetWidth - EDGE))}px`,
  top: `${Math.max(EDGE, Math.min(y, innerHeight - offsetHeight - EDGE))}px`,
})

const step = (event: KeyboardEvent, menu: HTMLElement): void => {
  const all = [...menu.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = all.indexOf(document.activeElement as HTMLButtonElement)
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  all.at(next % all.length)?.focus()
}

type MenuProps = { label: string; items: readonly MenuItem[]; at: Point; close: () => void }

/** A menu at a point of the window; it closes by itself when something else is pressed. */
export const Menu = ({ label, items, at, close }: MenuProps) => {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const menu = box.current
    if (!menu) return
    const before = document.activeElement
    menu.showPopover()
    Object.assign(menu.style, fitted(at, menu))
    menu.querySelector('button')?.focus()
    return () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus()
    }
    // Opened again before the browser told of the closing: `at` is a new point then, and the menu is shown there.
  }, [at])
  return (
    <div
      ref={box}
      popover="auto"
      class="shell-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onToggle={(event) => {
        if (event.newState === 'closed' && !event.currentTarget.matches(':popover-open')) close()
      }}
      onKeyDown={(event) => step(event, event.currentTarget)}
    >
      {items.map(({ label: words, icon, pick, disabled }) => (
        <button
          key={words}
          type="button"
          role="menuitem"
          disabled={disabled}
          onClick={() => {
            box.current?.hidePopover()
            pick()
          }}
        >
          <Icon name={icon} />
          {words}
        </button>
      ))}
    </div>
  )
}
