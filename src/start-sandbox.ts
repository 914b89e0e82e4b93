import { join } from 'node:path'
import { FILLING_MS, fill } from '../prisma/fill.ts'
import { createSandbox } from '../sandbox/server/sandbox.ts'
import { openCodeDoor, tellCode } from './admin-code-door.ts'
import { folderBlobs } from './blobs.ts'
import { type BotParts, startBot } from './bot.ts'
import { createDrivenClock } from './clock.ts'
import { placeOf, type SandboxConfig } from './config.ts'
import { sandboxKey } from './data-keys.ts'
import type { WebhookKeys } from './feishu/webhook-check.ts'
import { createLog } from './log.ts'
import { playStory } from './play-story.ts'
import { followSandbox } from './sandbox-mode.ts'
import { createSeal } from './sealing.ts'
import { openDatabase } from './store/database.ts'
import { emptyDatabase } from './store/empty.ts'
import { checkInstallation } from './store/installation.ts'
import { createTx, type Run } from './store/tx.ts'
import { ensureAdminCode } from './usecases/init-bot.ts'

type Running = { close: () => Promise<void> }

const WEBHOOK_PATH = '/webhook/event'

/** The bot's own listener beside the sandbox's, on any free port: as in production, with the sandbox's keys. */
const wayIn = ({ transport }: SandboxConfig, keys: WebhookKeys): Pick<BotParts, 'transport' | 'listen'> =>
  transport === 'ws'
    ? {}
    : { transport: { kind: 'webhook', keys, path: WEBHOOK_PATH }, listen: { host: '127.0.0.1', port: 0 } }

/** Feishu on this machine and the bot in one process; stopped and started again, everything is where it was. */
export const startSandbox = async (config: SandboxConfig): Promise<Running> => {
  const log = createLog(config.logLevel)
  const database = await openDatabase(placeOf(config))
  const tx = createTx(database.prisma)
  const sandbox = await createSandbox({
    port: config.port,
    dataDir: join(config.dataDir, 'tenant'),
    clock: config.clock,
    start: config.seed,
    play: playStory,
    ...(config.startAt && { startAt: config.startAt }),
    ...(config.tenant && { seed: config.tenant }),
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
    ...wayIn(config, sandbox.credentials),
    domain: sandbox.url,
    tenantKey: sandbox.tenantKey,
  })
  // As in the developer console: events go to an address, or over the connection that the bot opened.
  const webhook = config.transport === 'webhook' ? `${bot.address}${WEBHOOK_PATH}` : null
  if (webhook !== (tenant.bots.webhook ?? null)) await sandbox.sim.setWebhook(webhook)
  const filling = {
    deps: bot.deps,
    run: createTx(database.prisma, FILLING_MS),
    joinGroup: (name: string, by: string) => sandbox.sim.addMembers(name, { members: ['bot'], by }).id,
  }
  if (await isEmpty(tx)) await fill(tenant.seed, filling)
  const code = () => ensureAdminCode(bot.deps)
  const control = await followSandbox({
    url: sandbox.url,
    name: 'bot',
    log,
    clock,
    bot: () => ({
      busy: bot.busy,
      tick: bot.tick,
      next: bot.next,
      reset: async (seed, now) => {
        await emptyDatabase(database)
        clock.set(now)
        await checkInstallation(tx, { ...own, now: clock.now() })
        await fill(seed, filling)
        const fresh = await code()
        tellCode(fresh)
        return fresh === null ? {} : { code: fresh }
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
