import { randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { folderBlobs } from '../src/blobs.ts'
import { startBot } from '../src/bot.ts'
import { systemClock } from '../src/clock.ts'
import { createLog } from '../src/log.ts'
import { createSeal } from '../src/sealing.ts'
import { openDatabase, type Place } from '../src/store/database.ts'
import { KEYS, PATH } from './presses.ts'
import { TENANT } from './rows.ts'

export type Served = { address: string; close: () => Promise<void> }

/** The whole bot over the webhook, as in production; Feishu itself is nowhere, since no press of the bench needs it. */
export const startOurs = async (place: Place): Promise<Served> => {
  const database = await openDatabase(place)
  const bot = await startBot({
    database,
    clock: systemClock,
    log: createLog('warn'),
    blobs: folderBlobs(await mkdtemp(join(tmpdir(), 'bench-'))),
    seal: createSeal([randomBytes(32)]),
    appId: 'cli_0123456789abcdef',
    appSecret: 'bench',
    domain: 'http://127.0.0.1:9',
    tenantKey: TENANT,
    transport: { kind: 'webhook', keys: KEYS, path: PATH },
    listen: { host: '127.0.0.1', port: 0 },
  })
  return {
    address: `${bot.address}${PATH}`,
    close: async () => {
      await bot.close()
      await database.close()
    },
  }
}
