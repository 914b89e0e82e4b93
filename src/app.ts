import type { FastifyInstance } from 'fastify'
import type { Deps } from './deps.ts'
import { personOf } from './feishu/actor.ts'
import { clicks } from './feishu/clicks.ts'
import type { Feishu } from './feishu/client.ts'
import { commands } from './feishu/commands.ts'
import { draws } from './feishu/draws.ts'
import { handleClick } from './feishu/handle-click.ts'
import { handleMessage } from './feishu/handle-message.ts'
import type { NotingHandlers } from './feishu/log-handled.ts'
import { otherHandlers } from './feishu/on-event.ts'
import { other } from './feishu/other.ts'
import { type ShowNow, showNow } from './feishu/show.ts'
import { createHttp } from './http.ts'

export type App = { handlers: NotingHandlers; show: ShowNow; http: FastifyInstance }
export type AppParts = { deps: Deps; feishu: Feishu; tenantKey: () => string | null }

/** Everything the bot answers to, without listening anywhere. */
export const buildApp = ({ deps, feishu, tenantKey }: AppParts): App => {
  const show = showNow(draws)
  const byName = new Map(clicks.map((line) => [line.click.name, line]))
  const person = (openId: string, tenant: string | undefined) =>
    personOf(deps, feishu, { who: { openId, ...(tenant && { tenantKey: tenant }) }, tenantKey: tenantKey() })
  const handlers: NotingHandlers = {
    'card.action.trigger': (raw, note) => handleClick({ deps, clicks: byName, show, person }, raw, note),
    'im.message.receive_v1': async (raw, note) => {
      await handleMessage({ deps, commands, talk: other.talk, file: other.file, person }, raw, note)
      return {}
    },
    ...otherHandlers({ deps, person, ...other }),
  }
  return { handlers, show, http: createHttp() }
}
