/** What may be told of an error: where, and which kind; never what it says, since what people typed may be in it. */
export type ErrorFacts = {
  name: string
  /** SQLSTATE, Prisma's, Node's or the platform's own */
  code?: string | number
  /** of an HTTP answer */
  status?: number
  /** `code` in the body of the platform's answer */
  answer?: number
  /** our own tables and constraints, as the database names them */
  table?: string
  constraint?: string
  at?: string[]
  cause?: ErrorFacts
}

const FRAMES = 4
const CAUSES = 3
const ROOT = new URL('../', import.meta.url).pathname
const TOKEN = /^[A-Za-z0-9_][\w.:/-]{0,79}$/
/** Telephone, ID card and bank card numbers that stand for themselves. */
const PERSONAL = /(?<![A-Za-z0-9])\d{7,}[Xx]?(?![A-Za-z0-9])/
const WORD = /^[A-Za-z]\w{0,59}$/
const FRAME = /^ {4}at (?:.* \()?(?:file:\/\/)?([/\w.@+-]+:\d+):\d+\)?$/

/** Whether a string is an id, a code or a kind, and nothing that a person would type or be called up by. */
export const isToken = (text: string): boolean => TOKEN.test(text) && !PERSONAL.test(text)

/**
 * Reads an error by the few properties named here. Prisma's messages hold parameters, those of pg the row, axios
 * hangs the whole request on it: whatever else there is is never looked at.
 */
export const errorFacts = (error: unknown, depth = CAUSES): ErrorFacts => {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}` }
  const { code, table, constraint, cause, response, status } = error as Error & Record<string, unknown>
  const answer = (response ?? {}) as { status?: unknown; data?: unknown }
  const at = framesOf(error)
  return {
    name: WORD.test(error.name) ? error.name : 'Error',
    ...(isCode(code) && { code }),
    ...known('status', answer.status ?? status),
    ...known('answer', (answer.data as { code?: unknown } | null | undefined)?.code),
    ...(isWord(table) && { table }),
    ...(isWord(constraint) && { constraint }),
    ...(at.length > 0 && { at }),
    ...(cause instanceof Error && depth > 0 && { cause: errorFacts(cause, depth - 1) }),
  }
}

/** The same in one line: what a job keeps of its failure. */
export const describeError = (error: unknown): string => {
  const { name, code, status, answer, at = [] } = errorFacts(error)
  return [name, code, status, answer, at[0]].filter((part) => part !== undefined).join(' ')
}

const isWord = (value: unknown): value is string => typeof value === 'string' && WORD.test(value)

const isCode = (value: unknown): value is string | number =>
  isSmall(value) || (typeof value === 'string' && value.length <= 40 && isToken(value))

/** The platform's codes have eight digits at most; a telephone number has eleven. */
const isSmall = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 1e9

const known = (name: 'status' | 'answer', value: unknown) => (isSmall(value) ? { [name]: value } : {})

/** The message stands before the frames, and may look like one. */
const framesOf = (error: Error): string[] => {
  const stack = typeof error.stack === 'string' ? error.stack : ''
  const said = stack.indexOf(error.message)
  const after = said < 0 ? stack : stack.slice(said + error.message.length)
  return after
    .split('\n')
    .flatMap((line) => FRAME.exec(line)?.[1] ?? [])
    .filter((place) => place.startsWith(ROOT) && !place.includes('/node_modules/'))
    .map((place) => place.slice(ROOT.length))
    .filter(isToken)
    .slice(0, FRAMES)
}
