import type { Check } from './check.ts'
import { either, isNode, mapOf, oneOf, refuse, shape, text, warn } from './check.ts'

const FAMILIES =
  'blue carmine green indigo lime orange purple red sunflower turquoise violet wathet yellow grey'.split(' ')
const DEPTHS = ['50', '100', '200', '300', '350', '400', '500', '600', '700', '800', '900']
const NAMED = new Set([
  ...FAMILIES,
  ...FAMILIES.flatMap((family) => DEPTHS.map((depth) => `${family}-${depth}`)),
  ...['grey-00', 'grey-650', 'grey-950', 'grey-1000', 'white', 'bg-white', 'default'],
])
const SIZES = new Set(
  (
    'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation ' +
    'xxxx-large xxx-large xx-large x-large large medium small x-small'
  ).split(' '),
)
const RGBA = /^rgba?\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*(,\s*[\d.]+\s*)?\)$/

/** `"12px"` within [min,max]; the unit may be left out for 0. */
export const px =
  (min: number, max: number): Check =>
  (value, spot) => {
    if (!isPx(value, min, max)) refuse(spot, `must be ${min}px to ${max}px`)
  }

/** Margins and paddings: one, two or four lengths. */
export const edges =
  (min: number, max: number): Check =>
  (value, spot) => {
    const parts = typeof value === 'string' ? value.trim().split(/\s+/) : []
    if (![1, 2, 4].includes(parts.length) || !parts.every((part) => isPx(part, min, max)))
      refuse(spot, `must be one, two or four lengths from ${min}px to ${max}px`)
  }

export const percent: Check = (value, spot) => {
  const n = typeof value === 'string' && /^\d+(\.\d+)?%$/.test(value) ? Number.parseFloat(value) : -1
  if (n < 0 || n > 100) refuse(spot, 'must be 0% to 100%')
}

/** Two lengths, `"[1,max] [1,max]px"`: the unit is printed once or twice in the documents. */
export const twoLengths =
  (max: number): Check =>
  (value, spot) => {
    const m = typeof value === 'string' ? /^(\d+)(?:px)? (\d+)px$/.exec(value) : null
    const sides = m ? [Number(m[1]), Number(m[2])] : [0]
    if (!sides.every((n) => n >= 1 && n <= max)) refuse(spot, `must be two lengths from 1px to ${max}px`)
  }

/** Width of an interactive component. */
export const fieldWidth = either(
  'must be default, fill or at least 100px',
  oneOf('default', 'fill'),
  px(100, 99_999),
)

/** The empty string and `default` were printed by the platform itself in column sets. */
export const spacing: Check = (value, spot) => {
  if (value === '' || value === 'default')
    return warn(spot, 'use small, medium, large, extra_large or a length')
  spacingValue(value, spot)
}

const spacingValue = either(
  'must be small, medium, large, extra_large or 0px to 99px',
  oneOf('small', 'medium', 'large', 'extra_large'),
  px(0, 99),
)

/** A colour of the palette, rgb(a), or a name declared in config.style.color; hex is not taken. */
export const color: Check = (value, spot) => {
  if (typeof value !== 'string') return refuse(spot, 'must be a colour name')
  if (NAMED.has(value) || RGBA.test(value) || spot.scene.colors.has(value)) return
  refuse(spot, `unknown colour ${value}`)
}

/** Icons with an unknown colour are shown without it, so this only warns. */
export const iconColor: Check = (value, spot) => {
  if (typeof value !== 'string') return refuse(spot, 'must be a colour name')
  if (!NAMED.has(value) && !RGBA.test(value) && !spot.scene.colors.has(value))
    warn(spot, `unknown colour ${value}`)
}

/** "其它值将展示为 normal": an unknown size is shown, not refused. */
export const textSize: Check = (value, spot) => {
  if (typeof value !== 'string') return refuse(spot, 'must be a text size')
  if (!SIZES.has(value) && !spot.scene.sizes.has(value))
    warn(spot, `unknown text size ${value}, shown as normal`)
}

export const align = oneOf('left', 'center', 'right')
export const valign = oneOf('top', 'center', 'bottom')
export const direction = oneOf('vertical', 'horizontal')

/** Layout properties shared by the body and every container. */
export const layout: Record<string, Check> = {
  direction,
  padding: edges(0, 99),
  horizontal_spacing: spacing,
  vertical_spacing: spacing,
  horizontal_align: align,
  vertical_align: valign,
}

/** Own text sizes and colours: config.style. */
export const ownStyles = shape({
  text_size: mapOf(shape({ default: textSize, pc: textSize, mobile: textSize })),
  color: mapOf(shape({ light_mode: text, dark_mode: text }, ['light_mode', 'dark_mode'])),
})

/** Names a card declares for itself in config.style. */
export const declared = (card: unknown, kind: 'text_size' | 'color'): Set<string> => {
  const config = isNode(card) ? card.config : undefined
  const style = isNode(config) ? config.style : undefined
  const names = isNode(style) ? style[kind] : undefined
  return new Set(isNode(names) ? Object.keys(names) : [])
}

const isPx = (value: unknown, min: number, max: number): boolean => {
  if (value === '0') return min <= 0
  const m = typeof value === 'string' ? /^(-?\d+(?:\.\d+)?)px$/.exec(value) : null
  return m !== null && Number(m[1]) >= min && Number(m[1]) <= max
}
