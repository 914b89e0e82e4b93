import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LINE_OPS } from '../fault-rules.ts'
import { type Fault, takeFault } from '../faults.ts'
import type { World } from '../world.ts'

/** Where a bot asks for the address of the long connection, and where it then opens it. */
const DISCOVERY = '/callback/ws/endpoint'

type Op = (typeof LINE_OPS)[number]
type Step = { op: Op; method: string; path: string }

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Only what a rule struck is in the wire log: connections are no calls. */
const record = (
  world: World,
  step: Step,
  { fault, status, code }: { fault: Fault; status: number; code: number },
) =>
  world.store.commit({
    kind: 'call',
    data: {
      ...{ ...step, at: world.clock.now(), query: {}, status, code },
      ms: fault.effect.delay ?? 0,
      fault: fault.scenarios,
    },
  })

/** @returns how the step is refused; undefined when it may go on, after a delay if there is one */
const struck = async (
  world: World,
  step: Step,
): Promise<{ status: number; code: number; msg: string } | undefined> => {
  const fault = takeFault(world, step)
  if (!fault) return undefined
  if (fault.effect.delay) await pause(fault.effect.delay)
  const { wsRefuse } = fault.effect
  if (!wsRefuse) return undefined
  const refusal =
    'status' in wsRefuse
      ? { status: wsRefuse.status, code: 2200, msg: 'injected by a fault rule' }
      : { status: 200, code: wsRefuse.code, msg: wsRefuse.msg ?? 'injected by a fault rule' }
  record(world, step, { fault, ...refusal })
  return refusal
}

/** Without a `data` object the SDK would try again for ever (sandbox.md 5.1). */
const refused = (code: number, msg: string) => ({ code, msg, data: {} })

const discover = async (world: World, request: FastifyRequest, reply: FastifyReply): Promise<object> => {
  const refusal = await struck(world, { op: 'ws.discovery', method: 'POST', path: DISCOVERY })
  if (refusal) {
    reply.code(refusal.status)
    return refused(refusal.code, refusal.msg)
  }
  const { AppID, AppSecret } = (request.body ?? {}) as { AppID?: string; AppSecret?: string }
  const { appId, appSecret } = world.store.state.app
  if (AppID !== appId || AppSecret !== appSecret) return refused(514, 'auth failed')
  return world.hub.discover(request.headers.host ?? '')
}

/** Registers the two steps by which a bot opens its long connection. */
export const registerLine = (app: FastifyInstance, world: World): void => {
  app.post(DISCOVERY, (request, reply) => discover(world, request, reply))
  app.server.on('upgrade', async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = request.url?.split('?')[0] ?? ''
    const refusal = await struck(world, { op: 'ws.handshake', method: 'GET', path })
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal.status} Refused\r\nConnection: close\r\n\r\n`)
    world.hub.upgrade(request, socket, head)
  })
}
