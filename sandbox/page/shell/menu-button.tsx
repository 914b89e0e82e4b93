import { useState } from 'preact/hooks'
import { Icon, type IconName } from './icon.tsx'
import { Menu, type MenuItem, type Point } from './menu.tsx'

type MenuButtonProps = {
  label: string
  icon: IconName
  items: readonly MenuItem[]
  class?: string
  words?: string
}

/** A button that opens a menu below itself. */
export const MenuButton = ({ label, icon, items, class: name = '', words }: MenuButtonProps) => {
  const [at, setAt] = useState<Point | null>(null)
  return (
    <>
      <button
        type="button"
        class={`shell-tool ${name}`}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect()
          setAt({ x: left, y: bottom + 4 })
        }}
      >
        <Icon name={icon} />
        {words && <span class="shell-tool-word">{words}</span>}
      </button>
      {at && <Menu label={label} items={items} at={at} close={() => setAt(null)} />}
    </>
  )
}
