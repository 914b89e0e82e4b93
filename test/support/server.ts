import { randomBytes } from 'node:crypto'
import pg from 'pg'

/** The same address with another database in it. */
export const urlOf = (server: string, name: string): string => {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** Says one statement on a connection of its own. */
export const say = async (url: string, statement: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * A database of its own, a copy of `template` or empty; the caller drops it. No test pulls the plug: it need not wait for
 * the disk.
 */
export const createDatabase = async (server: string, name: string, template?: string): Promise<string> => {
  await say(server, `CREATE DATABASE "${name}" ${template ? `TEMPLATE "${template}"` : ''}`)
  await say(server, `ALTER DATABASE "${name}" SET synchronous_commit = off`)
  return urlOf(server, name)
}

/** Connections that a test left open do not keep it. */
export const dropDatabase = async (server: string, name: string): Promise<void> => {
  await say(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
}

export const randomName = (): string => `haidian_test_${randomBytes(5).toString('hex')}`

/** Every database whose name begins so. */
export const dropAll = async (server: string, prefix: string): Promise<void> => {
  const { rows } = await say(server, 'SELECT datname AS name FROM pg_database')
  for (const { name } of rows as { name: string }[])
    if (name.startsWith(prefix)) await dropDatabase(server, name)
}
