import type { Check, Node, Spot, TagSpec } from '../check.ts'
import { at, CODE, filled, isNode, list, oneOf, refuse, shape, text, under, warn, whole } from '../check.ts'
import { fieldWidth } from '../measures.ts'
import { behaviors, component, confirm, icon, multiUrl, placeholder, plain } from '../shared.ts'
import { field, fieldRule } from './ask.ts'

const option = shape({ text: plain, value: filled, icon }, ['text', 'value'])
const personOption = shape({ value: filled, icon }, ['value'])
const kind = oneOf('default', 'text')

const selectStatic: TagSpec = {
  props: { ...field, type: kind, options: list(option), initial_option: text, initial_index: whole(0, 9999) },
  rule: (node, spot) => {
    fieldRule(node, spot)
    uniqueValues(node, spot)
    const options = optionsOf(node)
    if (typeof node.initial_index === 'number' && node.initial_index > options.length)
      refuse(under(spot, 'initial_index'), `initial_index is 0 to ${options.length}`)
    if (typeof node.initial_option === 'string' && node.initial_option !== '')
      warnUnlessOffered([node.initial_option], node, under(spot, 'initial_option'))
  },
}

const multiSelectStatic: TagSpec = {
  props: { ...field, type: kind, options: list(option), selected_values: list(text) },
  rule: (node, spot) => {
    multi(node, spot)
    uniqueValues(node, spot)
  },
}

const selectPerson: TagSpec = {
  props: { ...field, type: kind, options: list(personOption), initial_option: text },
  rule: (node, spot) => {
    fieldRule(node, spot)
    candidates(node, spot)
    if (typeof node.initial_option === 'string' && node.initial_option !== '')
      warnUnlessOffered([node.initial_option], node, under(spot, 'initial_option'))
  },
}

const multiSelectPerson: TagSpec = {
  props: { ...field, type: kind, options: list(personOption), selected_values: list(text) },
  rule: (node, spot) => {
    multi(node, spot)
    candidates(node, spot)
  },
}

/** The 2.0 page knows multi selects only inside a form, a newer one elsewhere too. */
const multi = (node: Node, spot: Spot) => {
  fieldRule(node, spot)
  if (!spot.form) warn(spot, 'multi selects belong into a form')
  const chosen = Array.isArray(node.selected_values) ? node.selected_values : []
  warnUnlessOffered(chosen, node, under(spot, 'selected_values'))
}

const overflowOption: Check = (value, spot) => {
  shape({ text: placeholder, multi_url: multiUrl, value: text }, ['text'])(value, spot)
}

const overflow: TagSpec = {
  props: { ...component, width: fieldWidth, options: list(overflowOption, { min: 1 }), behaviors, confirm },
  needs: ['options'],
}

const optionsOf = (node: Node): Node[] => (Array.isArray(node.options) ? node.options.filter(isNode) : [])

/** Values repeated in one component make the client misbehave. */
const uniqueValues = (node: Node, spot: Spot) => {
  const seen = new Set<unknown>()
  optionsOf(node).forEach((one, index) => {
    const here = at(under(spot, 'options'), index, one)
    if (seen.has(one.value)) refuse(here, `option value ${String(one.value)} is used twice`)
    seen.add(one.value)
    if (isNode(one.text) && one.text.content === '') warn(here, 'an option without text')
  })
}

/** An initial value that is not offered is ignored by the client. */
const warnUnlessOffered = (chosen: unknown[], node: Node, spot: Spot) => {
  const offered = optionsOf(node).map((one) => one.value)
  for (const value of chosen) {
    if (offered.length > 0 && !offered.includes(value)) warn(spot, `${String(value)} is not an option value`)
  }
}

/** Without a valid candidate everybody in the chat is offered, so unknown ids only warn. */
const candidates = (node: Node, spot: Spot) => {
  optionsOf(node).forEach((one, index) => {
    if (typeof one.value === 'string' && one.value !== '' && !spot.scene.ctx.personIds(one.value))
      warn(at(under(spot, 'options'), index, one), `person ${one.value} is not offered`, CODE.person)
  })
}

export const CHOOSE_TAGS: Record<string, TagSpec> = {
  select_static: selectStatic,
  multi_select_static: multiSelectStatic,
  select_person: selectPerson,
  multi_select_person: multiSelectPerson,
  overflow,
}
