import { join } from 'node:path'
import { seedDistrict, seedPeople } from '../prisma/seed.ts'
import { createSandbox } from '../sandbox/server/sandbox.ts'
import { openCodeDoor, tellCode } from './admin-code-door.ts'
import { folderBlobs } from './blobs.ts'
import { type Bot, startBot } from './bot.ts'
import { createDrivenClock } from './clock.ts'
import { placeOf, type SandboxConfig } from './config.ts'
import { sandboxKey } from './data-keys.ts'
import { createLog } from './log.ts'
import { followSandbox } from './sandbox-mode.ts'
import { createSeal } from './sealing.ts'
import { type Database, openDatabase } from './store/database.ts'
import { emptyDatabase } from './store/empty.ts'
import { checkInstallation } from './store/installation.ts'
import { createTx, type Run } from './store/tx.ts'
import { ensureAdminCode } from './usecases/init-bot.ts'

type Running = { close: () => Promise<void> }
type Seed = 'district' | 'empty'

/** Feishu on this machine and the bot in one process; stopped and started again, everything is where it was. */
export const startSandbox = async (config: SandboxConfig): Promise<Running> => {
  const log = createLog(config.logLevel)
  const database = await openDatabase(placeOf(config))
  const tx = createTx(database.prisma)
  const sandbox = await createSandbox({
    port: config.port,
    dataDir: join(config.dataDir, 'tenant'),
    clock: config.clock,
    ...(config.startAt && { startAt: config.startAt }),
  })
  const tenant = sandbox.sim.state()
  const clock = createDrivenClock({ start: Date.parse(tenant.now), frozen: tenant.frozen })
  const own = { mode: 'sandbox' as const, appId: sandbox.credentials.appId, tenantKey: sandbox.tenantKey }
  await checkInstallation(tx, { ...own, now: clock.now() })
  const bot = await startBot({
    database,
    clock,
    log,
    blobs: folderBlobs(join(config.dataDir, 'blobs')),
    seal: createSeal(config.dataKeys ?? [await sandboxKey(config.dataDir)]),
    ...sandbox.credentials,
    domain: sandbox.url,
    tenantKey: sandbox.tenantKey,
    lost: (error) => log.error({ error: error.message }, 'the long connection is lost'),
  })
  const fill = { bot, database, tx, now: clock.now }
  if (config.seed === 'district' && (await isEmpty(tx))) await fillWith(fill, 'district')
  const code = () => ensureAdminCode(bot.deps)
  const control = await followSandbox({
    url: sandbox.url,
    name: 'bot',
    log,
    clock,
    bot: () => ({
      busy: bot.busy,
      tick: bot.tick,
      reset: async (seed) => {
        await emptyDatabase(database)
        await checkInstallation(tx, { ...own, now: clock.now() })
        await fillWith(fill, seed)
        tellCode(await code())
      },
    }),
  })
  console.log(`地址：${sandbox.url}`)
  tellCode(await code())
  const door = openCodeDoor(config.dataDir, code)
  return {
    close: async () => {
      door.close()
      control.close()
      await bot.close()
      await sandbox.close()
      await database.close()
    },
  }
}

const isEmpty = (tx: Run): Promise<boolean> => tx(async (db) => (await db.unit.count()) === 0)

type Fill = { bot: Bot; database: Database; tx: Run; now: () => number }

const fillWith = async ({ bot, tx, now }: Fill, seed: Seed): Promise<void> => {
  if (seed === 'empty') return
  const openIds = await bot.feishu.idsByMobile(seedPeople.map((one) => one.mobile))
  await tx((db) => seedDistrict(db, { openIds, phoneKey: bot.deps.seal.hmac, at: now() }))
}
