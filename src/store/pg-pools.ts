import pg from 'pg'

/** Transactions, presses on scoring cards and the job queue, each on connections of their own: none starves another. */
export type Pools = {
  work: pg.Pool
  /** the two statements of seats.ts */
  seats: pg.Pool
  jobs: pg.Pool
  url: string
  /** what every connection of all pools must have said, those that are open included */
  session: (statements: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

/** The server cannot be reached, refuses us, or is none that we can use. In words for the operator. */
export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable'
}

/** Presses at work at a time. Writers queue for one lock anyway; the rest reads. 8 + 8 + 3 + 1 of a server's 100. */
const WORK_CONNECTIONS = 8
const SEAT_CONNECTIONS = 8
const JOB_CONNECTIONS = 3
/** As long as a transaction waits for its turn (tx.ts). */
const CONNECT_MS = 2_000
/** As long as a transaction may live: the server ends what its caller has given up. */
const STATEMENT_MS = 2_500
/** pg-boss makes its tables and cleans up on these. */
const JOB_STATEMENT_MS = 60_000
/** A peer that died in the middle must not hold the writers' lock for longer. */
const IDLE_IN_TRANSACTION_MS = 5_000
/**
 * A server plans a statement anew for each press where it hopes for more from knowing the values, and gains nothing. And
 * a plan that is made once must not be one for tables that are still empty.
 */
const PLAN_ONCE = ['SET plan_cache_mode = force_generic_plan', 'SET enable_seqscan = off']
/**
 * Real ms. A transaction of the common kind takes the ids of a press first and its seat last, these statements the other
 * way round: they yield before the server looks for a deadlock (1 s), and the press is judged the long way.
 */
const YIELD_MS = 300
const OLDEST = 150_000

/** What every connection to the server is opened with. */
export const connection = (url: string): pg.PoolConfig => ({
  connectionString: url,
  connectionTimeoutMillis: CONNECT_MS,
  application_name: 'haidian',
  // A firewall forgets a silent connection; without this the next press would wait for it in vain.
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
})

/** @throws DatabaseUnreachable */
export async function openPools(url: string): Promise<Pools> {
  // The adapter writes and reads times without a zone.
  const own = ["SET TIME ZONE 'UTC'", `SET idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`]
  let asked: readonly string[] = []
  const open = (max: number, limit: number, more: readonly string[] = []): pg.Pool => {
    const pool = new pg.Pool({
      ...connection(url),
      max,
      idleTimeoutMillis: 60_000,
      // On a line that went dead in silence the server's limit is never heard of.
      query_timeout: limit + CONNECT_MS,
      onConnect: (client) => say(client, [...own, `SET statement_timeout = ${limit}`, ...more, ...asked]),
    })
    // An idle connection that breaks is replaced by the pool; unheard, this would end the process.
    return pool.on('error', () => {})
  }
  const work = open(WORK_CONNECTIONS, STATEMENT_MS)
  const seats = open(SEAT_CONNECTIONS, STATEMENT_MS, [...PLAN_ONCE, `SET lock_timeout = ${YIELD_MS}`])
  const jobs = open(JOB_CONNECTIONS, JOB_STATEMENT_MS)
  const all = [work, seats, jobs]
  const close = async () => {
    await Promise.all(all.map((pool) => pool.end()))
  }
  const session = async (statements: readonly string[]) => {
    asked = statements
    await Promise.all(all.map((pool) => sayToAll(pool, statements)))
  }
  await refuseUnfit(work, url).catch(async (error) => {
    await close()
    throw error
  })
  return { work, seats, jobs, url, session, close }
}

const say = async (client: pg.ClientBase, statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await client.query(statement)
}

const sayToAll = async (pool: pg.Pool, statements: readonly string[]): Promise<void> => {
  if (statements.length === 0) return
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()))
  try {
    for (const client of clients) await say(client, statements)
  } finally {
    for (const client of clients) client.release()
  }
}

const refuseUnfit = async (pool: pg.Pool, url: string): Promise<void> => {
  const { rows } = await pool
    .query<{ version: string; number: string; encoding: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number,
        current_setting('server_encoding') AS encoding`,
    )
    .catch((error: unknown) => {
      throw new DatabaseUnreachable(
        `连不上 DATABASE_URL 指向的数据库（${whereOf(url)}）：${reasonOf(error)}。`,
        {
          cause: error,
        },
      )
    })
  const [server] = rows
  if (Number(server?.number) < OLDEST)
    throw new DatabaseUnreachable(`需要 PostgreSQL 15 或更新的版本，${whereOf(url)} 是 ${server?.version}。`)
  if (server?.encoding !== 'UTF8')
    throw new DatabaseUnreachable(`数据库 ${whereOf(url)} 的编码是 ${server?.encoding}，需要 UTF8。`)
}

/** Host, port and name; never the password. */
const whereOf = (url: string): string => {
  const { host, port, database } = new pg.Client({ connectionString: url })
  return `${host}:${port}/${database}`
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: '那里没有数据库在监听，请确认它已启动、地址和端口正确',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '找不到这个主机名',
  ETIMEDOUT: '没有回应，请检查网络和防火墙',
  ECONNRESET: '连接被对方断开',
  '28P01': '用户名或密码不对',
  '28000': '这个用户不允许登录',
  '3D000': '那里没有这个数据库，请先建立',
  '42501': '这个用户没有连接该数据库的权限',
  '53300': '数据库的连接数已满',
  '57P03': '数据库正在启动或关闭，请稍后再试',
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string }
  if (message?.includes('timeout')) return '没有回应，请检查网络和防火墙'
  return REASONS[code ?? ''] ?? `${message ?? error}`
}
