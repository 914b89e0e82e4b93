import type { Log } from '../deps.ts'

/**
 * The SDK logs whole requests, with names and phone numbers in them, and at debug level the connection's
 * secret address. Only the kind of trouble passes on.
 */
export const sdkLogger = (log: Log) => {
  const quiet = (): void => {}
  const kind = (messages: unknown[]): string => {
    const first: unknown = messages.flat(3)[0]
    if (typeof first === 'string') return first.slice(0, 120)
    if (first instanceof Error) return first.name
    const code = (messages.flat(3) as { code?: unknown }[]).find((m) => typeof m?.code === 'number')?.code
    return code === undefined ? 'sdk' : `code ${String(code)}`
  }
  return {
    error: (...messages: unknown[]) => log.warn({ sdk: kind(messages) }, 'feishu sdk'),
    warn: (...messages: unknown[]) => log.warn({ sdk: kind(messages) }, 'feishu sdk'),
    info: quiet,
    debug: quiet,
    trace: quiet,
  }
}
