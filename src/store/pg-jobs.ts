import type { Db } from 'pg-boss'
import { listen } from './pg-listen.ts'
import type { Pools } from './pg-pools.ts'

/**
 * The pools as pg-boss uses them. `heard` is called whenever another connection, of this process or another, has put
 * in a job that is due, and whenever the line on which that is heard was opened anew.
 */
export const jobsOver = (pools: Pools, heard: () => void): Db => ({
  executeSql: (text, values) => pools.jobs.query(text, values),
  // Our transactions enqueue, so they must read pg-boss's clock as its own connections do.
  setSessionStatements: (statements) => pools.session(statements),
  listen: (channel, onNotification, onReconnect) =>
    listen({
      url: pools.url,
      channel,
      heard: (payload) => {
        onNotification(payload)
        heard()
      },
      back: () => {
        onReconnect()
        heard()
      },
    }),
})
