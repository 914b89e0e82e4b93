import { enableCompileCache, flushCompileCache } from 'node:module'
import { COMPILED } from './compiled.ts'
import { ConfigRefused, readConfig } from './config.ts'
import { FormatRefused } from './store/database.ts'
import { FolderLocked } from './store/folder-lock.ts'
import { OtherInstallation } from './store/installation.ts'
import { MigrationFailed } from './store/migrate.ts'
import { DatabaseUnreachable } from './store/pg-pools.ts'

/** Reasons not to start that the operator can read; anything else is shown with its stack. */
const inWords = [
  ConfigRefused,
  DatabaseUnreachable,
  FolderLocked,
  FormatRefused,
  OtherInstallation,
  MigrationFailed,
]

const portTaken = (error: unknown): string | null => {
  const { code, port } = error as { code?: string; port?: number }
  return code === 'EADDRINUSE'
    ? `端口 ${port} 正被另一个程序使用，请先停止它，或用 SANDBOX_PORT（沙箱模式）、PORT（飞书模式）换一个。`
    : null
}

const main = async (): Promise<void> => {
  enableCompileCache(COMPILED)
  const config = readConfig()
  console.log(config.mode === 'sandbox' ? '模式：沙箱（本机上的飞书，不连接外部）' : '模式：飞书')
  // Each mode is loaded alone: the sandbox is not part of a production install.
  const running =
    config.mode === 'sandbox'
      ? await (await import('./start-sandbox.ts')).startSandbox(config)
      : await (await import('./start-feishu.ts')).startFeishu(config)
  // Now and not at the exit: a killed program leaves it, too.
  flushCompileCache()
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await running.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

main().catch((error: Error) => {
  const known = inWords.some((kind) => error instanceof kind)
  console.error(known ? error.message : (portTaken(error) ?? error.stack))
  process.exit(1)
})
