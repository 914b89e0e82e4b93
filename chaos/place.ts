import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import type { Place } from '../src/store/database.ts'

/** An empty database for one run, and how to be rid of it. */
export type Ground = { place: Place; clear: () => Promise<void> }

/** A folder, or with a server (postgres://…, a user who may create databases) one of its own there. */
export const freshGround = async (folder: string, server: string | undefined): Promise<Ground> => {
  if (!server) return { place: { dataDir: join(folder, 'data') }, clear: async () => {} }
  const name = `haidian_chaos_${randomBytes(5).toString('hex')}`
  await say(server, `CREATE DATABASE "${name}"`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    place: { url: url.href },
    clear: () => say(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  }
}

const say = async (server: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
