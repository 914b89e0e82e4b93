/** A call that the sandbox refused; the message is the sentence it gave. */
export class Refused extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

const OUT_OF_REACH = '连不上沙箱：它可能已经停止。重新运行 npm start 后本页会自己恢复'

/**
 * One call of `/_sim`.
 * @throws Refused with the sandbox's Chinese sentence, or with one of our own when it cannot be reached (status 0)
 */
export const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`/_sim${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  }).catch(() => {
    throw new Refused(OUT_OF_REACH, 0)
  })
  const answer = (await response.json().catch(() => ({}))) as T & { error?: string }
  if (response.ok) return answer
  throw new Refused(answer.error ?? `沙箱没有答应（HTTP ${response.status}）`, response.status)
}

export const get = <T>(path: string): Promise<T> => ask<T>('GET', path)
export const post = <T>(path: string, body: unknown = {}): Promise<T> => ask<T>('POST', path, body)
