import { randomBytes } from 'node:crypto'
import pino from 'pino'
import type { Log } from './deps.ts'
import { errorFacts, isToken } from './error-facts.ts'

type Line = { write: (line: string) => void }
type Facts = Record<string, unknown>

/** Under these names even a word alone is somebody's. */
const PERSONAL =
  /name|text|word|title|message|msg|phone|mobile|mail|value|form|content|card_?json|body|secret|token/i
const HIDDEN = '[hidden]'
/** More digits than any id of the platform; an epoch in ms has 13. */
const isPhone = (value: number): boolean => /^1[3-9]\d{9}$/.test(String(value))

/**
 * What may stand in a line: numbers, yes and no, ids and codes, and of an error its kind and place. Everything else is
 * hidden, whoever logs it and however it came there.
 */
export const safeFacts = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => safeFact(key, value)))

const safeFact = (key: string, value: unknown): [string, unknown][] => {
  if (value === undefined || !isToken(key)) return []
  if (value instanceof Error || key === 'error') return [[key, errorFacts(value)]]
  return [[key, isSafe(key, value) ? value : HIDDEN]]
}

const isSafe = (key: string, value: unknown): boolean => {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'number') return !isPhone(value)
  return typeof value === 'string' && isToken(value) && !PERSONAL.test(key)
}

/** Told apart by this in the lines of several; the machine's own name may be a person's. */
const instance = randomBytes(4).toString('hex')

/** One JSON line an event on stderr: ids and kinds, never what people typed. stdout belongs to the operator. */
export const createLog = (level: string, to: Line = pino.destination({ fd: 2, sync: true })): Log => {
  const formatters = { level: (label: string) => ({ level: label }) }
  const log = pino({ level, base: { instance }, formatters }, to)
  return {
    info: (facts, message) => log.info(safeFacts(facts), message),
    warn: (facts, message) => log.warn(safeFacts(facts), message),
    error: (facts, message) => log.error(safeFacts(facts), message),
  }
}
