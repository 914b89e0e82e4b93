import { join } from 'node:path'
import { openCodeDoor, tellCode } from './admin-code-door.ts'
import { folderBlobs } from './blobs.ts'
import { type Bot, startBot } from './bot.ts'
import { systemClock } from './clock.ts'
import { type FeishuConfig, placeOf } from './config.ts'
import { keepBackups } from './jobs/backup.ts'
import { createLog } from './log.ts'
import { createSeal } from './sealing.ts'
import { openDatabase } from './store/database.ts'
import { checkInstallation } from './store/installation.ts'
import { createTx } from './store/tx.ts'
import { ensureAdminCode } from './usecases/init-bot.ts'

/** The bot on real Feishu, over the long connection or the webhook. */
export const startFeishu = async (config: FeishuConfig): Promise<{ close: () => Promise<void> }> => {
  const log = createLog(config.logLevel)
  const database = await openDatabase(placeOf(config))
  const installation = await checkInstallation(createTx(database.prisma), {
    mode: 'feishu',
    appId: config.appId,
    now: systemClock.now(),
  })
  const blobs = join(config.dataDir, 'blobs')
  const bot = await startBot({
    ...config,
    database,
    clock: systemClock,
    log,
    blobs: folderBlobs(blobs),
    seal: createSeal(config.dataKeys),
    tenantKey: installation.tenantKey ?? null,
  })
  console.log(readyWords(config, bot))
  const code = () => ensureAdminCode(bot.deps)
  tellCode(await code())
  const door = openCodeDoor(config.dataDir, code)
  const backups = config.backups && keepBackups({ ...config.backups, deps: bot.deps, database, blobs })
  return {
    close: async () => {
      door.close()
      await backups?.close()
      await bot.close()
      await database.close()
    },
  }
}

const readyWords = ({ transport }: FeishuConfig, { address, deaf }: Bot): string => {
  if (transport.kind === 'webhook')
    return `等待飞书把事件和回调发送到 ${address}${transport.path}；请在开发者后台填写它对外的 https 地址。`
  const trouble = deaf()
  const probe = `健康检查：${address}/readyz`
  return trouble ? `还没有连上飞书。${trouble}。${probe}` : `已连接飞书，等待消息。${probe}`
}
