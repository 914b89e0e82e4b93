import pino from 'pino'
import type { Log } from './deps.ts'

/** One JSON line an event on stderr: ids and kinds, never what people typed. stdout belongs to the operator. */
export const createLog = (level: string): Log => {
  const log = pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))
  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
    error: (facts, message) => log.error(facts, message),
  }
}
