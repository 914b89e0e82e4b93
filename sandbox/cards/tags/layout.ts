import type { Check, Node, TagSpec } from '../check.ts'
import {
  anything,
  CODE,
  either,
  flag,
  isNode,
  list,
  oneOf,
  refuse,
  shape,
  text,
  warn,
  whole,
} from '../check.ts'
import { align, color, edges, layout, percent, px, spacing, valign } from '../measures.ts'
import { behaviors, component, confirm, icon, multiUrl, registerName, slot, tips } from '../shared.ts'

const MAX_LEVEL = 5

const DISPLAY = ['div', 'markdown', 'hr', 'img', 'person', 'person_list', 'chart']
const INPUTS = [
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
  'button',
  'overflow',
]
const CONTAINERS = ['column_set', 'interactive_container', 'collapsible_panel']

/** Inside a container: everything but form and table, which stand directly in the body. */
const inner = list(slot(...DISPLAY, ...INPUTS, ...CONTAINERS))
export const bodyElements = list(slot(...DISPLAY, ...INPUTS, ...CONTAINERS, 'form', 'table'))

/**
 * 容器类组件最多支持嵌套五层. The documents do not say whether a column is a level of its own:
 * here it is not, and a card that would be too deep if it were gets a warning.
 */
const deeper =
  (check: Check, how: { form?: boolean; column?: boolean } = {}): Check =>
  (value, spot) => {
    const level = spot.level + (how.column ? 0 : 1)
    const columns = spot.columns + (how.column ? 1 : 0)
    if (level > MAX_LEVEL && !how.column)
      refuse(spot, `containers nest at most ${MAX_LEVEL} levels`, CODE.limit)
    else if (level + columns > MAX_LEVEL)
      warn(spot, `containers nest more than ${MAX_LEVEL} levels if columns count`, CODE.limit)
    check(value, { ...spot, level, columns, form: spot.form || how.form === true })
  }

const form: TagSpec = {
  props: { ...component, ...layout, name: anything, elements: deeper(inner, { form: true }) },
  needs: ['elements'],
  rule: (node, spot) => {
    if (typeof node.name !== 'string' || node.name === '')
      refuse(spot, "form's name is required and can not be empty string", CODE.limit)
    else registerName(node, { ...spot, form: true })
    if (!hasSubmit(node.elements)) refuse(spot, 'a form needs a button with form_action_type submit')
    if (holdsTag(node.elements, 'chart')) warn(spot, 'the pages disagree whether a form takes a chart')
  },
}

const columnSet: TagSpec = {
  props: {
    ...component,
    flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
    horizontal_spacing: spacing,
    horizontal_align: align,
    background_style: color,
    action: shape({ multi_url: multiUrl }, ['multi_url']),
    columns: deeper(list(slot('column'))),
  },
  needs: ['columns'],
}

const column: TagSpec = {
  props: {
    ...component,
    ...layout,
    width: either('must be auto, weighted or 16px to 600px', oneOf('auto', 'weighted'), px(16, 600)),
    weight: whole(1, 5),
    background_style: color,
    action: shape({ multi_url: multiUrl }, ['multi_url']),
    elements: deeper(inner, { column: true }),
  },
}

const corner = either('must be a length or 0% to 100%', px(0, 9999), percent)

const interactiveContainer: TagSpec = {
  props: {
    ...component,
    ...layout,
    width: either('must be fill, auto or 16px to 999px', oneOf('fill', 'auto'), px(16, 999)),
    height: either('must be auto or 10px to 999px', oneOf('auto'), px(10, 999)),
    background_style: either('must be default, laser or a colour', oneOf('default', 'laser'), color),
    has_border: flag,
    border_color: color,
    corner_radius: corner,
    behaviors,
    hover_tips: tips,
    disabled: flag,
    disabled_tips: tips,
    confirm,
    elements: deeper(inner),
  },
  needs: ['elements'],
  rule: (node, spot) => {
    if (node.behaviors === undefined) warn(spot, 'behaviors are required by the component page')
  },
}

/** "4px 8px" was refused in practice ("invalid panel header padding"), though the page allows it. */
const headerPadding: Check = (value, spot) => {
  edges(0, 99)(value, spot)
  if (typeof value === 'string' && value.trim().split(/\s+/).length === 2)
    refuse(spot, 'invalid panel header padding: write one or four values')
}

const panelHeader = shape({
  title: slot('plain_text', 'markdown'),
  background_color: color,
  width: oneOf('fill', 'auto', 'auto_when_fold'),
  vertical_align: valign,
  position: text,
  padding: headerPadding,
  icon,
  icon_position: oneOf('left', 'right', 'follow_text'),
  icon_expanded_angle: oneOf(-180, -90, 90, 180),
})

const collapsiblePanel: TagSpec = {
  props: {
    ...component,
    ...layout,
    expanded: flag,
    header: panelHeader,
    background_color: color,
    border: shape({ color, corner_radius: corner }),
    elements: deeper(inner),
  },
  needs: ['header'],
}

const holds = (value: unknown, wanted: (node: Node) => boolean): boolean => {
  if (Array.isArray(value)) return value.some((item) => holds(item, wanted))
  if (!isNode(value)) return false
  return wanted(value) || ['elements', 'columns'].some((key) => holds(value[key], wanted))
}

const hasSubmit = (elements: unknown): boolean =>
  holds(
    elements,
    (node) =>
      node.tag === 'button' && (node.form_action_type === 'submit' || node.action_type === 'form_submit'),
  )

const holdsTag = (elements: unknown, tag: string): boolean => holds(elements, (node) => node.tag === tag)

export const LAYOUT_TAGS: Record<string, TagSpec> = {
  form,
  column_set: columnSet,
  column,
  interactive_container: interactiveContainer,
  collapsible_panel: collapsiblePanel,
}
