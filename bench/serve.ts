// One server under load, in a process of its own: `serve.ts bot|rows|bare DATABASE`. It prints its address, and for each
// line on stdin a line of JSON: the CPU time since the last one and the memory now, after `gc` without what is garbage.
import { createInterface } from 'node:readline'
import { startBare } from './serve-bare.ts'
import { startOurs } from './serve-bot.ts'

const [kind = '', where = ''] = process.argv.slice(2)

const place = where.startsWith('postgres') ? { url: where } : { dataDir: where }

const server = await (kind === 'bot' ? startOurs(place) : startBare(place, kind === 'rows'))
console.log(server.address)

let before = process.cpuUsage()
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'stop') break
  if (line === 'gc') globalThis.gc?.()
  const used = process.cpuUsage(before)
  before = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  console.log(JSON.stringify({ cpuUs: used.user + used.system, rss, heapUsed }))
}
await server.close()
process.exit(0)
