import type { CardContext, Problem } from './problem.ts'

export type Node = Record<string, unknown>

/** What is collected while one card is walked. `names` and `ids` remember where each was first used. */
export type Scene = {
  ctx: CardContext
  specs: Record<string, TagSpec>
  problems: Problem[]
  warnings: Problem[]
  ids: Map<string, string>
  names: Map<string, { path: string; inForm: boolean }>
  colors: Set<string>
  sizes: Set<string>
  tables: number
}

/** Where the walk stands. `level` counts containers, `columns` the columns among their ancestors. */
export type Spot = {
  scene: Scene
  path: string
  parent: string
  form: boolean
  level: number
  columns: number
}

export type Check = (value: unknown, spot: Spot) => void

/** One tag: `props` is the whole allow-list, `needs` what must be there, `old` accepted with a warning. */
export type TagSpec = {
  props: Record<string, Check>
  needs?: string[]
  old?: Record<string, string>
  rule?: (node: Node, spot: Spot) => void
}

export const CODE = {
  json: 200621,
  tag: 200861,
  limit: 11310,
  name: 200530,
  image: 200570,
  person: 100290,
  chart: 200550,
  rows: 200914,
  rowName: 200915,
  length: 230025,
} as const

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const refuse = (spot: Spot, message: string, code: number = CODE.json): void => {
  spot.scene.problems.push({ code, path: spot.path, message })
}

export const warn = (spot: Spot, message: string, code: number = CODE.json): void => {
  spot.scene.warnings.push({ code, path: spot.path, message })
}

export const under = (spot: Spot, key: string): Spot => ({ ...spot, path: `${spot.path} -> ${key}` })

/** Array steps are printed the platform's way: `[2](tag: form)`. */
export const at = (spot: Spot, index: number, value: unknown): Spot => {
  const tag = isNode(value) && typeof value.tag === 'string' ? `(tag: ${value.tag})` : ''
  return { ...spot, path: `${spot.path} -> [${index}]${tag}` }
}

export const anything: Check = () => {}

export const text: Check = (value, spot) => {
  if (typeof value !== 'string') refuse(spot, 'must be a string')
}

export const filled: Check = (value, spot) => {
  if (typeof value !== 'string' || value === '') refuse(spot, 'must be a string that is not empty')
}

export const flag: Check = (value, spot) => {
  if (typeof value !== 'boolean') refuse(spot, 'must be true or false')
}

export const amount =
  (min: number, max: number): Check =>
  (value, spot) => {
    if (typeof value !== 'number' || value < min || value > max)
      refuse(spot, `must be a number from ${min} to ${max}`)
  }

export const whole =
  (min: number, max: number): Check =>
  (value, spot) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max)
      refuse(spot, `must be a whole number from ${min} to ${max}`)
  }

export const oneOf =
  (...allowed: (string | number)[]): Check =>
  (value, spot) => {
    if (!allowed.includes(value as string)) refuse(spot, `must be one of ${allowed.join(', ')}`)
  }

/** Passes when any of the checks passes; the message names all the ways. */
export const either =
  (message: string, ...checks: Check[]): Check =>
  (value, spot) => {
    const passes = checks.some((check) => {
      const trial: Spot = { ...spot, scene: { ...spot.scene, problems: [], warnings: [] } }
      check(value, trial)
      return trial.scene.problems.length === 0
    })
    if (!passes) refuse(spot, message)
  }

export const list =
  (check: Check, limits: { min?: number; max?: number } = {}): Check =>
  (value, spot) => {
    if (!Array.isArray(value)) return refuse(spot, 'must be an array')
    if (value.length < (limits.min ?? 0)) refuse(spot, `needs at least ${limits.min}`)
    if (value.length > (limits.max ?? Number.POSITIVE_INFINITY)) refuse(spot, `takes at most ${limits.max}`)
    value.forEach((item, index) => {
      check(item, at(spot, index, item))
    })
  }

/** An object with arbitrary keys whose values all obey `check`. */
export const mapOf =
  (check: Check): Check =>
  (value, spot) => {
    if (!isNode(value)) return refuse(spot, 'must be an object')
    for (const [key, item] of Object.entries(value)) check(item, under(spot, key))
  }

/** An object without a tag of its own: only `props` are known, `needs` must be present. */
export const shape =
  (props: Record<string, Check>, needs: string[] = []): Check =>
  (value, spot) => {
    if (!isNode(value)) return refuse(spot, 'must be an object')
    checkProps(value, { props, needs }, spot)
  }

/** Unknown properties are an error in 2.0 (1.0 ignored them): card-json-v2-breaking-changes. */
export const checkProps = (node: Node, spec: TagSpec, spot: Spot) => {
  for (const [key, value] of Object.entries(node)) {
    const check = Object.hasOwn(spec.props, key) ? spec.props[key] : undefined
    const instead = spec.old && Object.hasOwn(spec.old, key) ? spec.old[key] : undefined
    if (!check) refuse(under(spot, key), `unknown property ${key}`)
    else check(value, under(spot, key))
    if (check && instead) warn(under(spot, key), `${key} is a historical property, use ${instead}`)
  }
  for (const key of spec.needs ?? []) {
    if (!Object.hasOwn(node, key)) refuse(spot, `${key} is required`)
  }
}
