/** `button`: text or name. `form`: keyed by label or name; option by text or value; date 'YYYY-MM-DD'. */
export type Press = { button: string; form?: Record<string, unknown> }

/** `action` is the `event.action` of `card.action.trigger`; `error` a Chinese sentence, nothing was sent. */
export type Pressed = { ok: true; action: Record<string, unknown> } | { ok: false; error: string }

/** A button as a person sees it. */
export type Button = {
  text: string
  name?: string
  disabled: boolean
  inForm: boolean
  confirm?: { title: string; text: string }
}

/** A field as a person sees it; `value` is what it holds before anyone touches it. */
export type Field = {
  label: string
  name?: string
  type: string
  options?: { text: string; value: string }[]
  required: boolean
  value: unknown
}

export const pressButton = (_card: unknown, press: Press): Pressed => ({
  ok: false,
  error: `没有“${press.button}”这个按钮`,
})
export const buttonsOf = (_card: unknown): Button[] => []
export const labelsOf = (_card: unknown): Field[] => []
export const textOf = (_card: unknown): string => ''
