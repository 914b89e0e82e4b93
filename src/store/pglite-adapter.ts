import { messages, type PGlite, type Transaction } from '@electric-sql/pglite'
import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

type Adapter = Awaited<ReturnType<PrismaPGlite['connect']>>
type AdapterTransaction = Awaited<ReturnType<Adapter['startTransaction']>>

/**
 * The driver adapter over one PGlite, with the repairs that pglite-prisma-adapter 0.7.2 needs:
 * `executeScript` is started there and never awaited, so a broken migration was recorded as applied; and a
 * COMMIT that the database refuses is swallowed, so a lost transaction was reported as kept.
 * `openShadow` gives the empty database on which `db:diff` replays the migrations; the caller closes it.
 */
export function pgliteAdapter(pg: PGlite, openShadow?: () => Promise<PGlite>): PrismaPGlite {
  const factory = new PrismaPGlite(pg)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => repaired(await connect(), pg)
  factory.connectToShadowDb = async () => {
    if (!openShadow) throw new Error('this adapter was given no shadow database')
    const shadow = await openShadow()
    return repaired(await new PrismaPGlite(shadow).connect(), shadow)
  }
  return factory
}

function repaired(adapter: Adapter, pg: PGlite): Adapter {
  adapter.executeScript = async (script) => {
    await pg.exec(script).catch(refuse)
  }
  adapter.startTransaction = () => startTransaction(pg)
  return adapter
}

/** In the form in which the schema engine keeps the SQL error, its message included. */
function refuse(error: unknown): never {
  if (!(error instanceof messages.DatabaseError)) throw error
  const { message, detail, hint, column } = error
  const [code, severity] = [error.code ?? 'XX000', error.severity ?? 'ERROR']
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, hint, column })
}

async function startTransaction(pg: PGlite): Promise<AdapterTransaction> {
  const opened = Promise.withResolvers<Transaction>()
  const ending = Promise.withResolvers<void>()
  const ended = pg.transaction((tx) => {
    opened.resolve(tx)
    return ending.promise
  })
  ended.catch(opened.reject)
  const tx = await opened.promise
  // Only query() is asked of the client, and a PGlite transaction has the same one.
  const within = await new PrismaPGlite(tx as unknown as PGlite).connect()
  return {
    provider: within.provider,
    adapterName: within.adapterName,
    // PGlite itself says BEGIN and COMMIT; Prisma must not say them again.
    options: { usePhantomQuery: true },
    queryRaw: (query) => within.queryRaw(query),
    executeRaw: (query) => within.executeRaw(query),
    commit: async () => {
      ending.resolve()
      await ended
    },
    rollback: async () => {
      await tx.rollback()
      ending.resolve()
      await ended
    },
  }
}
