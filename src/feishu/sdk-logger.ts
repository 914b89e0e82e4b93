import type { Log } from '../deps.ts'

/** What the SDK may say, and how the log calls it; whatever follows in its sentence is left out. */
const KINDS: readonly [RegExp, string][] = [
  [/no pong|no \S+ within/, 'line-silent'],
  [/handshake timeout/, 'handshake-timeout'],
  [/connect failed|new WebSocket error|ws error|system busy/, 'line-failed'],
  [/invoke event failed/, 'event-failed'],
  [/inbound frame|merge event fragments|pong payload/, 'frame-unreadable'],
  [/send data failed/, 'answer-not-sent'],
  [/callback threw/, 'callback-threw'],
  [/failed to obtain token/, 'no-token'],
  [/no \S+ handle/, 'no-handler'],
  [/verification failed/, 'verification-failed'],
]

/** The kind of trouble in our word, the platform's code, or an error. */
const facts = (messages: unknown[]): Record<string, unknown> => {
  const all = messages.flat(3)
  const words = all.filter((message) => typeof message === 'string').join(' ')
  const error = all.find((message) => message instanceof Error)
  const code = (all as { code?: unknown }[]).find((message) => typeof message?.code === 'number')?.code
  const sdk = KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
  return { sdk, ...(code !== undefined && { code }), ...(error && { error }) }
}

/**
 * The SDK logs whole requests, with names and phone numbers in them, and at debug level the connection's
 * secret address. Only the kind of trouble passes on.
 */
export const sdkLogger = (log: Log) => {
  const quiet = (): void => {}
  return {
    error: (...messages: unknown[]) => log.warn(facts(messages), 'feishu sdk'),
    warn: (...messages: unknown[]) => log.warn(facts(messages), 'feishu sdk'),
    info: quiet,
    debug: quiet,
    trace: quiet,
  }
}

/** What the SDK says of frames it could not use. Of its connecting it tells more often than anybody could read. */
const ABOUT_FRAMES =
  /^(failed to (handle inbound frame|merge event fragments)|invalid pong payload|invoke event failed)/

/** For the long connection, whose own outages are told by line.ts; the rest of what it says is quiet. */
export const lineLogger = (log: Log) => {
  const quiet = (): void => {}
  const hear = (...messages: unknown[]): void => {
    const about = messages
      .flat(3)
      .flatMap((message) => (typeof message === 'string' ? (ABOUT_FRAMES.exec(message)?.[0] ?? []) : []))
    if (about[0]) log.warn({ sdk: about[0] }, 'feishu sdk')
  }
  return { error: hear, warn: hear, info: quiet, debug: quiet, trace: quiet }
}
