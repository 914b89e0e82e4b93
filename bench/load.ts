import { Agent, request } from 'node:http'
import type { Wire } from './presses.ts'

export type Load = {
  /** answered, a second */
  rate: number
  /** ms */
  p50: number
  p99: number
  /** answers that are not the accepted one, by what they say */
  wrong: Map<string, number>
}

/**
 * Every request of a connection comes from one loopback address, and the webhook bounds what one address may send:
 * so many addresses that the bound never shows.
 */
const ADDRESSES = 64

/** Presses everything once, `inFlight` at a time, over connections that are kept. */
export const press = async (url: string, wires: readonly Wire[], inFlight: number): Promise<Load> => {
  const agents = Array.from(
    { length: ADDRESSES },
    (_, index) => new Agent({ keepAlive: true, maxSockets: inFlight, localAddress: `127.0.1.${index + 1}` }),
  )
  const target = new URL(url)
  const times: number[] = []
  const wrong = new Map<string, number>()
  let next = 0
  const work = async () => {
    for (let index = next++; index < wires.length; index = next++) {
      const began = performance.now()
      const verdict = await send(target, agents[index % ADDRESSES] as Agent, wires[index] as Wire)
      times.push(performance.now() - began)
      if (verdict !== null) wrong.set(verdict, (wrong.get(verdict) ?? 0) + 1)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: inFlight }, work))
  const seconds = (performance.now() - began) / 1000
  for (const agent of agents) agent.destroy()
  times.sort((a, b) => a - b)
  return { rate: wires.length / seconds, p50: at(times, 0.5), p99: at(times, 0.99), wrong }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** null when the press was accepted: 200, and no toast that says no */
const send = (target: URL, agent: Agent, { headers, body }: Wire): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const outgoing = request(target, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', () => resolve(verdictOf(incoming.statusCode, Buffer.concat(parts).toString('utf8'))))
    })
    outgoing.end(body)
  })

const REFUSED = /"toast":\{"type":"(?:error|warning)","content":"([^"]*)"/

const verdictOf = (status: number | undefined, text: string): string | null => {
  if (status !== 200) return `HTTP ${status}`
  return REFUSED.exec(text)?.[1] ?? null
}
