import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

export type Tab = { id: string; name: string; draw: () => ComponentChildren }

type Props = { label: string; tabs: readonly Tab[]; chosen: string; choose: (id: string) => void }

const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Tabs by the ARIA pattern: one stop for Tab, arrows between them, chosen as soon as reached. */
export const Tabs = ({ label, tabs, chosen, choose }: Props) => {
  const list = useRef<HTMLDivElement>(null)
  const at = tabs.findIndex(({ id }) => id === chosen)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const next = step(at, tabs.length)
    choose(tabs[next]?.id ?? chosen)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }
  return (
    <>
      <div class="bench-tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`bench-tab-${id}`}
            aria-controls={`bench-panel-${id}`}
            aria-selected={id === chosen}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => choose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        class="bench-panel"
        role="tabpanel"
        key={chosen}
        id={`bench-panel-${chosen}`}
        aria-labelledby={`bench-tab-${chosen}`}
      >
        {tabs[at]?.draw()}
      </div>
    </>
  )
}
