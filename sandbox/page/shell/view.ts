import { signal } from '@preact/signals'

/** What the visitor switched on; only for this window. */
export const benchOpen = signal(false)
export const phoneWidth = signal(false)
export const railFolded = signal(matchMedia('(min-width: 700px) and (max-width: 1199px)').matches)

/** The card whose JSON the workbench shows. */
export const inspected = signal<{ person: string; message: string } | null>(null)

export const inspect = (message: { person: string; message: string }): void => {
  inspected.value = message
  benchOpen.value = true
}
