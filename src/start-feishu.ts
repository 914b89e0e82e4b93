import { join } from 'node:path'
import { openCodeDoor, tellCode } from './admin-code-door.ts'
import { folderBlobs } from './blobs.ts'
import { startBot } from './bot.ts'
import { systemClock } from './clock.ts'
import { type FeishuConfig, placeOf } from './config.ts'
import { createLog } from './log.ts'
import { createSeal } from './sealing.ts'
import { openDatabase } from './store/database.ts'
import { checkInstallation } from './store/installation.ts'
import { createTx } from './store/tx.ts'
import { ensureAdminCode } from './usecases/init-bot.ts'

/** The bot on real Feishu, over the long connection. */
export const startFeishu = async (config: FeishuConfig): Promise<{ close: () => Promise<void> }> => {
  const log = createLog(config.logLevel)
  const database = await openDatabase(placeOf(config))
  const installation = await checkInstallation(createTx(database.prisma), {
    mode: 'feishu',
    appId: config.appId,
    now: systemClock.now(),
  })
  const bot = await startBot({
    ...config,
    database,
    clock: systemClock,
    log,
    blobs: folderBlobs(join(config.dataDir, 'blobs')),
    seal: createSeal(config.dataKeys),
    tenantKey: installation.tenantKey ?? null,
    lost: (error) => log.error({ error: error.message }, 'the long connection is lost'),
  })
  console.log('已连接飞书，等待消息。')
  const code = () => ensureAdminCode(bot.deps)
  tellCode(await code())
  const door = openCodeDoor(config.dataDir, code)
  return {
    close: async () => {
      door.close()
      await bot.close()
      await database.close()
    },
  }
}
