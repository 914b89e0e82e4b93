import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * The embedded database has one owner, so `npm run admin:code` cannot open it while the bot runs: it leaves a file and
 * the bot answers with another. Whoever may write into the data folder may read every row anyway.
 */
const LOOK_MS = 500
const PATIENCE_MS = 5_000
const request = (dataDir: string): string => join(dataDir, 'admin-code.request')
const answer = (dataDir: string): string => join(dataDir, 'admin-code.answer')

type Door = { close: () => void }

/** The bot's side. `make` gives a code, or null once there is staff. */
export const openCodeDoor = (dataDir: string, make: () => Promise<string | null>): Door => {
  let busy = false
  const look = async (): Promise<void> => {
    if (busy) return
    busy = true
    try {
      await rm(request(dataDir))
      await writeFile(answer(dataDir), (await make()) ?? '', { mode: 0o600 })
    } catch {
      // Nobody asked.
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void look(), LOOK_MS).unref()
  return { close: () => clearInterval(timer) }
}

/** The script's side: the code, '' once there is staff, or null when no bot answers within `patience` ms. */
export const askAtCodeDoor = async (dataDir: string, patience = PATIENCE_MS): Promise<string | null> => {
  await rm(answer(dataDir), { force: true })
  await writeFile(request(dataDir), '')
  for (let waited = 0; waited < patience; waited += LOOK_MS / 5) {
    const code = await readFile(answer(dataDir), 'utf8').catch(() => null)
    if (code !== null) {
      await rm(answer(dataDir), { force: true })
      return code
    }
    await pause(LOOK_MS / 5)
  }
  await rm(request(dataDir), { force: true })
  return null
}

/** Prints a code at the terminal; nothing once there is staff. */
export const tellCode = (code: string | null): void => {
  if (code) console.log(codeInWords(code))
}

/** What the terminal says of a code. */
export const codeInWords = (code: string): string =>
  `初始化码：${code}（15 分钟内有效）。请在和机器人的单独聊天里发送：初始化 ${code}`
