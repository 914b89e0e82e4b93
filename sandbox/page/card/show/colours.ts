import type { Node, Scene } from '../scene.ts'

const FAMILY =
  /^(blue|wathet|turquoise|green|lime|yellow|sunflower|orange|red|carmine|violet|purple|indigo|grey)(?:-(\d{2,4}))?$/
const RGBA = /^rgba?\([\d.,\s]+\)$/

/** How much of a family's own colour (600) is in its lighter and darker depths. */
const LIGHTER: Record<string, number> = {
  50: 0,
  100: 8,
  200: 18,
  300: 32,
  350: 42,
  400: 56,
  500: 78,
  600: 100,
}
const DARKER: Record<string, number> = { 650: 85, 700: 75, 800: 40, 900: 0, 950: 0, 1000: 0 }

/**
 * The CSS colour of a name out of the platform's palette, of `rgb()`, or of a name the card declared itself.
 * The palette gives 50, 600 and 900 of each family for both themes; what lies between is mixed.
 * @returns undefined for `default` and for what is no colour, so the surrounding colour stays
 */
export const colour = (name: unknown, scene?: Pick<Scene, 'card' | 'theme'>): string | undefined => {
  if (typeof name !== 'string') return undefined
  if (name === 'white') return '#ffffff'
  if (name === 'bg-white' || name === 'grey-00') return 'var(--ground)'
  if (RGBA.test(name)) return name
  const [, family, depth] = FAMILY.exec(name) ?? []
  return family ? ofFamily(family, depth) : scene && declaredColour(name, scene)
}

const ofFamily = (family: string, depth = '600'): string | undefined => {
  const own = `var(--tint-${family})`
  if (depth === '600') return own
  const lighter = LIGHTER[depth]
  if (lighter !== undefined) return `color-mix(in oklab, ${own} ${lighter}%, var(--tint-${family}-50))`
  const darker = DARKER[depth]
  if (darker !== undefined) return `color-mix(in oklab, ${own} ${darker}%, var(--tint-${family}-900))`
  return undefined
}

const declaredColour = (name: string, { card, theme }: Pick<Scene, 'card' | 'theme'>): string | undefined => {
  const config = card.config as Node | undefined
  const colours = (config?.style as Node | undefined)?.color as Record<string, Node> | undefined
  const own = colours && Object.hasOwn(colours, name) ? colours[name] : undefined
  const value = own?.[theme === 'dark' ? 'dark_mode' : 'light_mode']
  return typeof value === 'string' && RGBA.test(value) ? value : undefined
}

/** Text and ground of a small tag; `neutral` is the tags' word for grey. */
export const tagColours = (name: unknown): { color?: string; backgroundColor?: string } => {
  const family = name === 'neutral' ? 'grey' : typeof name === 'string' && FAMILY.test(name) ? name : 'blue'
  return { color: colour(`${family}-700`) ?? colour(family), backgroundColor: colour(`${family}-100`) }
}
