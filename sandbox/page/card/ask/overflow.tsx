import { useRef, useState } from 'preact/hooks'
import { linkOf } from '../../../cards/deed.ts'
import { asLabel, shownText, stringOf } from '../../../cards/plain.ts'
import { Glyph } from '../icons.tsx'
import { type Node, type Scene, useScene } from '../scene.ts'
import { lengths, marginOf } from '../show/measures.ts'
import { isNode } from '../show/text.tsx'
import { type Placed, placeOf } from './around.ts'
import { Spinner } from './marks.tsx'
import { Popup } from './popup.tsx'
import { openLink, sendOption } from './send.ts'

const optionsOf = (node: Node): Node[] => (Array.isArray(node.options) ? node.options.filter(isNode) : [])

const choose = (scene: Scene, item: Placed, option: Node): void => {
  const link = linkOf(option)
  if (link) openLink(link)
  if (link && option.value === undefined) return
  void sendOption(scene, item, stringOf(option, 'value') || shownText(option.text))
}

/** Down and up go round, as in any menu. */
const moved = (key: string, from: number, count: number): number | undefined => {
  if (key === 'ArrowDown') return (from + 1) % count
  if (key === 'ArrowUp') return (from - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}

const Menu = ({ options, choose: take }: { options: Node[]; choose: (option: Node) => void }) => {
  const menu = useRef<HTMLDivElement>(null)
  const itemAt = (place: number) => menu.current?.children[place] as HTMLElement | undefined
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = [...(menu.current?.children ?? [])].indexOf(event.target as Element)
    const letter = event.key.length === 1 && event.key !== ' '
    const begins = options.findIndex(
      (one, place) => place > from && shownText(one.text).startsWith(event.key),
    )
    const to = letter ? (begins >= 0 ? begins : undefined) : moved(event.key, from, options.length)
    if (to === undefined) return
    event.preventDefault()
    itemAt(to)?.focus()
  }
  return (
    <div ref={menu} class="ask-options" role="menu" aria-label="更多操作" onKeyDown={onKeyDown}>
      {options.map((option, place) => (
        <button
          key={place}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-first={place === 0 || undefined}
          class="ask-option"
          onMouseMove={({ currentTarget }) => currentTarget.focus({ preventScroll: true })}
          onClick={() => take(option)}
        >
          {shownText(option.text)}
          {linkOf(option) && <span class="unseen">（打开链接）</span>}
        </button>
      ))}
    </div>
  )
}

/** Three dots and the menu behind them; in a list every one is named by the text it follows. */
export const Overflow = ({ node }: { node: Node }) => {
  const scene = useScene()
  const item = placeOf(scene, node)
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { pressing } = scene.local
  const caption = asLabel(item.caption)
  const close = (back: boolean): void => {
    setOpen(false)
    if (back) trigger.current?.focus()
  }
  return (
    <span class="ask-button-place" style={{ ...marginOf(node), width: lengths(node.width) }}>
      <button
        ref={trigger}
        type="button"
        class="ask-button ask-default_ ask-medium"
        data-alone="true"
        data-at={item.at}
        aria-label={caption === '' ? '更多操作' : `更多操作：${[...caption].slice(0, 40).join('')}`}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-disabled={pressing.value !== null}
        aria-busy={pressing.value === item.at}
        onClick={() => setOpen(!open && pressing.value === null)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || pressing.value !== null) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {pressing.value === item.at ? <Spinner /> : <Glyph token="more" />}
      </button>
      {open && (
        <Popup anchor={trigger} close={close} class="ask-menu">
          <Menu
            options={optionsOf(node)}
            choose={(option) => {
              close(true)
              choose(scene, item, option)
            }}
          />
        </Popup>
      )}
    </span>
  )
}
