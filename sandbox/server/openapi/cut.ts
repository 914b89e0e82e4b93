import type { FastifyReply } from 'fastify'
import type { FaultEffect } from '../model.ts'

/** How an answer gets lost: the call is not carried out, or it is and nothing, or half a body, comes back. */
export type Cut = 'reset' | 'answerLost' | 'truncate'

export const cutOf = ({ reset, answerLost, truncate }: FaultEffect): Cut | undefined => {
  if (reset) return 'reset'
  if (answerLost) return 'answerLost'
  return truncate ? 'truncate' : undefined
}

type Answer = { status: number; headers: Record<string, string>; body: Buffer | Record<string, unknown> }

/** Announces the whole body and sends half of it; then, as in the other cases, the socket is gone. */
export const sendCut = (reply: FastifyReply, cut: Cut, { status, headers, body }: Answer): FastifyReply => {
  reply.hijack()
  const { socket } = reply.raw
  if (cut !== 'truncate') {
    socket?.destroy()
    return reply
  }
  const json = { 'content-type': 'application/json; charset=utf-8' }
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  reply.raw.writeHead(status, {
    ...(!Buffer.isBuffer(body) && json),
    ...headers,
    'content-length': bytes.length,
  })
  reply.raw.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => socket?.destroy())
  return reply
}
