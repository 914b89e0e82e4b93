import { createHmac, timingSafeEqual } from 'node:crypto'
import type { World } from '../world.ts'
import { ApiRefusal, type Route } from './route.ts'

/** Seconds a tenant token lives (feishu.md 5.1). */
const TOKEN_LIFE = 7200

const sign = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64url')

/**
 * A token that proves itself (app id, expiry, signature), so that a restarted sandbox honours those it gave out:
 * the SDK neither refreshes nor retries.
 */
const issueToken = (world: World): string => {
  const { appId, tokenKey } = world.store.state.app
  const claim = `${appId}.${world.clock.now() + TOKEN_LIFE * 1000}`
  return `t-${claim}.${sign(tokenKey, claim)}`
}

const isValid = (world: World, token: string): boolean => {
  const { appId, tokenKey } = world.store.state.app
  const [app = '', expires = '', signature = ''] = token.slice(2).split('.')
  const wanted = Buffer.from(sign(tokenKey, `${app}.${expires}`))
  const given = Buffer.from(signature)
  const genuine = wanted.length === given.length && timingSafeEqual(wanted, given)
  return genuine && app === appId && Number(expires) > world.clock.now()
}

/** @param authorization the header; refuses as the platform's token codes say (feishu.md 5.1) */
export const checkToken = (world: World, authorization: string | undefined): void => {
  const token = authorization?.replace(/^Bearer /, '') ?? ''
  if (token === '') throw new ApiRefusal(99991661, 'Missing access token for authorization.')
  if (!token.startsWith('t-')) throw new ApiRefusal(99991671, 'token must start with "t-" or "u-"')
  if (!isValid(world, token)) throw new ApiRefusal(99991663, 'Invalid access token for authorization.')
}

const tenantToken: Route = {
  op: 'auth.tenantAccessToken.internal',
  method: 'POST',
  path: '/open-apis/auth/v3/tenant_access_token/internal',
  open: true,
  handle: (world, { body }) => {
    const { appId, appSecret } = world.store.state.app
    // The documentation shows these failures without an HTTP status; the SDK reads the code either way.
    if (body.app_id !== appId) throw new ApiRefusal(10003, 'invalid param', 200)
    if (body.app_secret !== appSecret) throw new ApiRefusal(10015, 'app secret invalid', 200)
    return { flat: { tenant_access_token: issueToken(world), expire: TOKEN_LIFE } }
  },
}

export const authRoutes: Route[] = [tenantToken]
