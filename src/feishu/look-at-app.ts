import { z } from 'zod'

export type AppAccess = { domain: string; appId: string; appSecret: string }

/** An answer of the platform, or why there was none. `date`: its clock (epoch ms). */
export type Heard<T = unknown> =
  | { ok: true; data: T; date: number | null }
  | { ok: false; code: number; msg: string; date: number | null }
  | { ok: false; code: null; msg: string; date: null }

/** How events or callbacks come: over a connection, or to an address; and which. */
export type Subscribed = { kind: string | null; url: string | null; names: readonly string[] }

const TIMEOUT_MS = 10_000

const answer = z.object({ code: z.number(), msg: z.string().optional() }).loose()
const token = z.object({ tenant_access_token: z.string() })
const bot = z.object({ bot: z.object({ activate_status: z.number() }) })
const scopes = z.object({
  data: z.object({ scopes: z.array(z.object({ scope_name: z.string(), grant_status: z.number() })) }),
})
const subscriptions = z.object({
  data: z.object({
    app: z.object({
      event: z
        .object({
          subscription_type: z.string().optional(),
          request_url: z.string().optional(),
          subscribed_events: z.array(z.string()).optional(),
        })
        .optional(),
      callback: z
        .object({
          callback_type: z.string().optional(),
          request_url: z.string().optional(),
          subscribed_callbacks: z.array(z.string()).optional(),
        })
        .optional(),
    }),
  }),
})

type Call = { path: string; method?: 'POST'; body?: object; token?: string }

/**
 * Asks the platform about the app itself, without the SDK: it keeps tokens, and hides which code was the answer.
 * Nothing here throws, and nothing keeps a secret.
 */
export const lookAtApp = (access: AppAccess) => {
  const ask = (call: Call) => heard(access.domain, call)
  return {
    token: async (): Promise<Heard<string>> => {
      const body = { app_id: access.appId, app_secret: access.appSecret }
      const path = '/open-apis/auth/v3/tenant_access_token/internal'
      return read(await ask({ method: 'POST', path, body }), token, (data) => data.tenant_access_token)
    },
    /** 2: in use. Source: bot-v3/info */
    bot: async (bearer: string): Promise<Heard<number>> =>
      read(
        await ask({ path: '/open-apis/bot/v3/info', token: bearer }),
        bot,
        (data) => data.bot.activate_status,
      ),
    /** Names of what was granted. Needs no scope. Source: application-v6/scope/list */
    scopes: async (bearer: string): Promise<Heard<string[]>> =>
      read(await ask({ path: '/open-apis/application/v6/scopes', token: bearer }), scopes, ({ data }) =>
        data.scopes.filter(({ grant_status }) => grant_status === 1).map(({ scope_name }) => scope_name),
      ),
    /** Null where the platform leaves it out. Source: application-v6/application/get */
    subscriptions: async (
      bearer: string,
    ): Promise<Heard<{ events: Subscribed | null; callbacks: Subscribed | null }>> => {
      const path = `/open-apis/application/v6/applications/${access.appId}?lang=zh_cn`
      return read(await ask({ path, token: bearer }), subscriptions, ({ data: { app } }) => ({
        events: app.event
          ? subscribed(app.event.subscription_type, app.event.request_url, app.event.subscribed_events)
          : null,
        callbacks: app.callback
          ? subscribed(
              app.callback.callback_type,
              app.callback.request_url,
              app.callback.subscribed_callbacks,
            )
          : null,
      }))
    },
    /** Whether the platform would give a long connection // 长连接. */
    connection: (): Promise<Heard> =>
      ask({
        method: 'POST',
        path: '/callback/ws/endpoint',
        body: { AppID: access.appId, AppSecret: access.appSecret },
      }),
  }
}

const subscribed = (kind?: string, url?: string, names?: string[]): Subscribed => ({
  kind: kind || null,
  url: url || null,
  names: names ?? [],
})

const heard = async (domain: string, { path, method, body, token: bearer }: Call): Promise<Heard> => {
  try {
    const response = await fetch(`${domain}${path}`, {
      method: method ?? 'GET',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(bearer && { authorization: `Bearer ${bearer}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const date = Date.parse(response.headers.get('date') ?? '') || null
    const said = answer.safeParse(await response.json().catch(() => null))
    if (!said.success) return { ok: false, code: response.status, msg: `HTTP ${response.status}`, date }
    const { code, msg = '' } = said.data
    return code === 0 ? { ok: true, data: said.data, date } : { ok: false, code, msg, date }
  } catch (error) {
    const { cause, name } = error as Error & { cause?: { code?: string } }
    return { ok: false, code: null, msg: cause?.code ?? name, date: null }
  }
}

const read = <Shape, Found>(
  said: Heard,
  shape: z.ZodType<Shape>,
  find: (data: Shape) => Found,
): Heard<Found> => {
  if (!said.ok) return said
  const parsed = shape.safeParse(said.data)
  if (parsed.success) return { ...said, data: find(parsed.data) }
  return { ok: false, code: 0, msg: 'unreadable', date: said.date }
}
