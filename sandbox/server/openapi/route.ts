import type { World } from '../world.ts'

export type Upload = { filename: string; bytes: Buffer }

/** A request of the bot, already parsed. `files` only for multipart. */
export type ApiRequest = {
  params: Record<string, string | undefined>
  query: Record<string, string | undefined>
  body: Record<string, unknown>
  files: Record<string, Upload>
}

/** `data` is wrapped as `{code: 0, msg, data}`; `flat` stands beside `code`; `bytes` is a download. */
export type ApiReply =
  | { data: unknown }
  | { flat: Record<string, unknown> }
  | { bytes: Buffer; name: string; mime: string }

export type Route = {
  /** The SDK's method, e.g. `im.message.create`. */
  op: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  path: string
  /** Needs no token. */
  open?: boolean
  handle: (world: World, request: ApiRequest) => ApiReply
}

/** A refusal as the platform words it; business errors travel with HTTP 400 (feishu.md 5). */
export class ApiRefusal extends Error {
  readonly code: number
  readonly status: number
  readonly headers: Record<string, string>
  constructor(code: number, msg: string, status = 400, headers: Record<string, string> = {}) {
    super(msg)
    this.code = code
    this.status = status
    this.headers = headers
  }
}

/** Refuses with a code unless the condition holds. */
export function must(condition: unknown, code: number, msg: string): asserts condition {
  if (!condition) throw new ApiRefusal(code, msg)
}

/** A page of a list: `page_token` is the index of the next item. */
export const pageOf = <T>(all: T[], query: ApiRequest['query'], limit: { default: number; max: number }) => {
  const size = Math.min(Number(query.page_size ?? limit.default) || limit.default, limit.max)
  const from = Number(query.page_token ?? 0) || 0
  const next = from + size
  const has_more = next < all.length
  return { items: all.slice(from, next), has_more, page_token: has_more ? String(next) : '' }
}
