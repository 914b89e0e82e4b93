import type { Node } from './check.ts'
import { isNode } from './check.ts'
import { shownText, stringOf } from './plain.ts'
import type { Item } from './walk.ts'

/** What pressing a component does. Several at once are possible: a submit may open a link too. */
export type Deed = {
  submits: boolean
  resets: boolean
  /** http or https; opened by the client, never sent */
  link?: string
  /** whether a callback reaches the bot */
  calls: boolean
  disabled: boolean
  /** `disabled_tips` of a disabled one, else `hover_tips` */
  tip: string
  confirm?: { title: string; text: string }
}

const TIMEZONE = 'Asia/Shanghai'

const behaviorsOf = (node: Node): Node[] =>
  Array.isArray(node.behaviors) ? node.behaviors.filter(isNode) : []

const callbackOf = (node: Node): Node | undefined => behaviorsOf(node).find((one) => one.type === 'callback')

/** `http(s)` alone: a card must not run scripts or open programs on the reader's machine. */
const webAddress = (...candidates: string[]): string | undefined =>
  candidates.find((address) => /^https?:\/\//i.test(address))

/** Of `behaviors`, of a historical button, or of one option of an overflow. */
export const linkOf = (node: Node): string | undefined => {
  const open = behaviorsOf(node).find((one) => one.type === 'open_url') ?? {}
  const multi = isNode(node.multi_url) ? node.multi_url : {}
  return webAddress(
    stringOf(open, 'default_url'),
    stringOf(open, 'pc_url'),
    stringOf(node, 'url'),
    stringOf(multi, 'url'),
    stringOf(multi, 'pc_url'),
  )
}

export const confirmOf = (node: Node): Deed['confirm'] =>
  isNode(node.confirm)
    ? { title: shownText(node.confirm.title), text: shownText(node.confirm.text) }
    : undefined

/** Only these need a callback behavior; everything else calls back by itself (configuring-card-interactions). */
const SILENT = new Set<unknown>(['checker', 'interactive_container'])

export const deedOf = ({ node, form }: Item): Deed => {
  const submits =
    form !== undefined && (node.form_action_type === 'submit' || node.action_type === 'form_submit')
  const resets = node.form_action_type === 'reset' || node.action_type === 'form_reset'
  const link = linkOf(node)
  const asked = callbackOf(node) !== undefined || (isNode(node.value) && !SILENT.has(node.tag))
  const leads = resets || link !== undefined || behaviorsOf(node).length > 0
  const quiet = node.tag === 'button' ? leads : SILENT.has(node.tag)
  const confirm = confirmOf(node)
  return {
    submits,
    resets,
    ...(link && { link }),
    calls: asked || submits || !quiet,
    disabled: node.disabled === true,
    tip: shownText((node.disabled === true && node.disabled_tips) || node.hover_tips).trim(),
    ...(confirm && { confirm }),
  }
}

/** `value` of the callback behavior, else the historical one; the name and the zone come with it. */
export const actionOf = (node: Node): Record<string, unknown> => {
  const value = callbackOf(node)?.value ?? node.value
  return {
    tag: node.tag,
    ...(value !== undefined && { value }),
    ...(stringOf(node, 'name') !== '' && { name: stringOf(node, 'name') }),
    timezone: TIMEZONE,
  }
}
