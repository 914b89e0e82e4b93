// npm run admin:code    a new one-time code for the first of the staff; the one before it ends
import { randomUUID } from 'node:crypto'
import { askAtCodeDoor, codeInWords } from '../src/admin-code-door.ts'
import { type Config, placeOf, readConfig } from '../src/config.ts'
import { sandboxKey } from '../src/data-keys.ts'
import { createSeal } from '../src/sealing.ts'
import { openDatabase } from '../src/store/database.ts'
import { FolderLocked } from '../src/store/folder-lock.ts'
import { createStore } from '../src/store/store.ts'
import { createTx } from '../src/store/tx.ts'
import { ensureAdminCode } from '../src/usecases/init-bot.ts'

const makeHere = async (config: Config): Promise<string | null> => {
  const database = await openDatabase(placeOf(config))
  try {
    const now = Date.now
    const newId = (prefix: string): string => `${prefix}_${randomUUID()}`
    const store = createStore({
      run: createTx(database.prisma),
      enqueue: async () => {},
      now,
      newId,
      woken: () => {},
    })
    const seal = createSeal(config.dataKeys ?? [await sandboxKey(config.dataDir)])
    return await ensureAdminCode({ now, newId, seal, store })
  } finally {
    await database.close()
  }
}

const make = async (config: Config): Promise<string | null> => {
  try {
    return await makeHere(config)
  } catch (error) {
    if (!(error instanceof FolderLocked)) throw error
    const code = await askAtCodeDoor(config.dataDir)
    if (code === null) throw error
    return code || null
  }
}

try {
  const code = await make(readConfig())
  console.log(code ? codeInWords(code) : '已经有工作人员，不需要初始化码。需要权限请联系现有的工作人员。')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
