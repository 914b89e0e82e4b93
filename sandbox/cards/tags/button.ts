import type { TagSpec } from '../check.ts'
import { oneOf, under, warn } from '../check.ts'
import { url } from '../markdown.ts'
import { fieldWidth } from '../measures.ts'
import { icon, interactive, multiUrl, payload, plain, registerName, tips } from '../shared.ts'

const TYPES = 'default primary danger text primary_text danger_text primary_filled danger_filled laser'.split(
  ' ',
)

const button: TagSpec = {
  props: {
    ...interactive,
    type: oneOf(...TYPES),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    width: fieldWidth,
    text: plain,
    icon,
    hover_tips: tips,
    disabled_tips: tips,
    form_action_type: oneOf('submit', 'reset'),
    action_type: oneOf('link', 'request', 'multi', 'form_submit', 'form_reset'),
    url,
    multi_url: multiUrl,
    value: payload,
  },
  old: {
    action_type: 'form_action_type',
    url: 'behaviors',
    multi_url: 'behaviors',
    value: 'behaviors',
  },
  rule: (node, spot) => {
    registerName(node, spot)
    if (node.form_action_type !== undefined && !spot.form)
      warn(under(spot, 'form_action_type'), 'form_action_type works only inside a form')
    if (node.behaviors === undefined && node.value === undefined && !spot.form)
      warn(spot, 'a button without behaviors may never call back')
    if (node.text === undefined && node.icon === undefined) warn(spot, 'a button without text and icon')
  },
}

export const BUTTON_TAGS: Record<string, TagSpec> = { button }
