import type { Node } from '../scene.ts'

/** Preact 11 takes CSS values as they are: every number carries its unit. */
export type Style = Record<string, string | undefined>

const STEPS: Record<string, string> = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }
const LENGTHS = /^(-?\d+(\.\d+)?px|0)(\s+(-?\d+(\.\d+)?px|0)){0,3}$/

/** `small` … `extra_large` or a length; `usual` when nothing usable is given. */
export const gap = (value: unknown, usual: string): string => {
  if (typeof value !== 'string') return usual
  return STEPS[value] ?? lengths(value) ?? usual
}

/** One to four lengths as CSS has them. */
export const lengths = (value: unknown): string | undefined =>
  typeof value === 'string' && LENGTHS.test(value.trim()) ? value.trim() : undefined

/** A length or a percentage. */
export const corner = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d+(\.\d+)?(px|%)$/.test(value) ? value : undefined

/** `"16px 16px"`, also written `"16 16px"`. */
export const twoSides = (value: unknown): { width: string; height: string } | undefined => {
  const found = typeof value === 'string' ? /^(\d+)(?:px)? (\d+)px$/.exec(value) : null
  return found ? { width: `${found[1]}px`, height: `${found[2]}px` } : undefined
}

export const marginOf = (node: Node): Style => ({ margin: lengths(node.margin) })

const SIDES: Record<string, string> = {
  left: 'flex-start',
  center: 'center',
  right: 'flex-end',
  top: 'flex-start',
  bottom: 'flex-end',
}
const sideOf = (value: unknown): string | undefined => (typeof value === 'string' ? SIDES[value] : undefined)

/** The layout of a container's children; goes with the class `card-stack`. */
export const stackOf = (node: Node, usual: { gap: string; padding?: string }): Style => {
  const level = node.direction === 'horizontal'
  const across = sideOf(node.horizontal_align)
  const down = sideOf(node.vertical_align)
  return {
    padding: lengths(node.padding) ?? usual.padding,
    flexDirection: level ? 'row' : 'column',
    flexWrap: level ? 'wrap' : undefined,
    columnGap: gap(node.horizontal_spacing, '8px'),
    rowGap: gap(node.vertical_spacing, usual.gap),
    alignItems: level ? down : across,
    justifyContent: level ? across : down,
  }
}

/** Font sizes in px as [computer, phone]; an unknown name is shown as `normal`. */
const SIZES: Record<string, readonly [number, number]> = {
  'heading-0': [30, 26],
  'heading-1': [24, 24],
  'heading-2': [20, 20],
  'heading-3': [18, 17],
  'heading-4': [16, 16],
  heading: [16, 16],
  normal: [14, 14],
  notation: [12, 12],
  'xxxx-large': [30, 26],
  'xxx-large': [24, 24],
  'xx-large': [20, 20],
  'x-large': [18, 18],
  large: [16, 17],
  medium: [14, 14],
  small: [12, 12],
  'x-small': [10, 10],
}

/** Font size on a computer and on a phone (the style picks by the card's width), headings bold. */
export const fontOf = (size: unknown, card: Node): Style => {
  if (typeof size !== 'string') return {}
  const own = declaredSize(size, card)
  const [wide = 14] = SIZES[own?.wide ?? size] ?? []
  const [, narrow = 14] = SIZES[own?.narrow ?? size] ?? []
  return {
    '--wide': `${wide}px`,
    '--narrow': `${narrow}px`,
    fontWeight: size.startsWith('heading') ? '600' : undefined,
  }
}

const declaredSize = (name: string, card: Node): { wide?: string; narrow?: string } | undefined => {
  const config = card.config as Node | undefined
  const sizes = (config?.style as Node | undefined)?.text_size as Record<string, Node> | undefined
  const own = sizes && Object.hasOwn(sizes, name) ? sizes[name] : undefined
  const nameOf = (key: string): string | undefined =>
    typeof own?.[key] === 'string' ? own[key] : (own?.default as string | undefined)
  return own && { wide: nameOf('pc'), narrow: nameOf('mobile') }
}

const ALIGNS = new Set(['left', 'center', 'right'])
export const alignOf = (value: unknown): string | undefined =>
  typeof value === 'string' && ALIGNS.has(value) ? value : undefined

/** Cut after so many lines; goes with the class `card-clamp`. */
export const clampOf = (lines: unknown): Style =>
  typeof lines === 'number' && lines > 0 ? { '--lines': String(Math.trunc(lines)) } : {}
