import { PrismaPg } from '@prisma/adapter-pg'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import pg from 'pg'

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>
type AdapterTransaction = Awaited<ReturnType<Adapter['startTransaction']>>

/** A connection that cannot even roll back is given up after this long. */
const ROLLBACK_MS = 2_000

/**
 * The driver adapter over a pool, with the repairs that @prisma/adapter-pg 7.10 needs: `executeScript` cuts the
 * script at every semicolon, those inside functions included, and runs the pieces on any connections of the pool,
 * so a broken migration was left half done; a COMMIT that the server answers with ROLLBACK counted as kept; a
 * connection that could not roll back returned to the pool; and what belongs to one answer (a seat, its marks) is asked
 * at once on the one connection, which pg 8 queues under protest and pg 9 refuses.
 */
export function pgAdapter(pool: pg.Pool): PrismaPg {
  const factory = new PrismaPg(pool)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => repaired(await connect(), pool)
  return factory
}

function repaired(adapter: Adapter, pool: pg.Pool): Adapter {
  const start = adapter.startTransaction.bind(adapter)
  // Without parameters the driver sends all of it as one message, which the server runs as one transaction.
  adapter.executeScript = async (script) => {
    await pool.query(script).catch(refuse)
  }
  adapter.startTransaction = async (isolation) => oneAtATime(ownEnding(await start(isolation)))
  return adapter
}

/** In the form in which the schema engine keeps the SQL error, its message included. */
function refuse(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error
  const { message, detail, hint, column } = error
  const [code, severity] = [error.code ?? 'XX000', error.severity ?? 'ERROR']
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, hint, column })
}

/** Prisma leaves COMMIT and ROLLBACK to us, so that what becomes of the connection depends on their answer. */
function ownEnding(tx: AdapterTransaction): AdapterTransaction {
  const { client } = tx as unknown as { client: pg.PoolClient }
  const release = client.release.bind(client)
  let broken: Error | undefined
  client.release = () => {
    client.release = release
    release(broken)
  }
  const [commit, rollback] = [tx.commit.bind(tx), tx.rollback.bind(tx)]
  Object.assign(tx, { options: { usePhantomQuery: true } })
  tx.commit = async () => {
    try {
      const { command } = await client.query('COMMIT')
      if (command !== 'COMMIT') throw new Error('the transaction had failed before, and its COMMIT undid it')
    } catch (error) {
      broken = error as Error
      throw error
    } finally {
      await commit()
    }
  }
  tx.rollback = async () => {
    try {
      await within(client.query('ROLLBACK'), ROLLBACK_MS)
    } catch (error) {
      broken = error as Error
    } finally {
      await rollback()
    }
  }
  return tx
}

function oneAtATime(tx: AdapterTransaction): AdapterTransaction {
  let last: Promise<unknown> = Promise.resolve()
  let isEnding = false
  const inTurn = <Q, T>(ask: (query: Q) => Promise<T>): ((query: Q) => Promise<T>) => {
    return (query) => {
      const answer = last.then(() => {
        // Its connection may be somebody else's by now.
        if (isEnding) throw new Error('the transaction has ended')
        return ask(query)
      })
      last = answer.catch(() => {})
      return answer
    }
  }
  const ending = (end: () => Promise<void>) => () => {
    isEnding = true
    return end()
  }
  tx.queryRaw = inTurn(tx.queryRaw.bind(tx))
  tx.executeRaw = inTurn(tx.executeRaw.bind(tx))
  tx.commit = ending(tx.commit)
  tx.rollback = ending(tx.rollback)
  return tx
}

const within = (work: Promise<unknown>, ms: number): Promise<unknown> => {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms} ms`)), ms)
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
