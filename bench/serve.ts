// One server under load, in a process of its own: `serve.ts bot|rows|bare DATABASE`. It prints its address, and for each
// line on stdin a line of JSON: the CPU time since the last one and the memory now, after `gc` without what is garbage.
import { enableCompileCache, flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import { COMPILED } from '../src/compiled.ts'

const [kind = '', where = ''] = process.argv.slice(2)

const place = where.startsWith('postgres') ? { url: where } : { dataDir: where }

const start = async () => {
  if (kind === 'bot') return (await import('./serve-bot.ts')).startOurs(place)
  return (await import('./serve-bare.ts')).startBare(place, kind === 'rows')
}

// As src/main.ts does.
enableCompileCache(COMPILED)
const server = await start()
flushCompileCache()
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
