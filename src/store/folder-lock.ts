import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { lock } from 'proper-lockfile'

/** A heartbeat older than this, in ms, belongs to nobody. */
const STALE_MS = 15_000
const PAUSE_MS = 500

export class FolderLocked extends Error {
  override name = 'FolderLocked'
}

type Options = {
  /** called when another process took the folder from us: stop at once */
  onLost?: (error: Error) => void
  /** how long to wait for a foreign heartbeat to go stale, in ms */
  patience?: number
}

/**
 * Holds a folder for this process and answers with the release. Two processes on one PGlite folder both report
 * success and lose rows. Decisive on one machine: a socket the operating system frees with the process. For
 * folders shared between containers, where sockets are not: a heartbeat.
 * @throws FolderLocked in words for the operator
 */
export async function lockFolder(folder: string, options: Options = {}): Promise<() => Promise<void>> {
  const path = await realpath(folder)
  const socket = await bind(addressOf(path))
  if (!socket) throw new FolderLocked(`数据目录 ${path} 正被本机另一个程序使用，请先停止它。`)
  try {
    const stopHeartbeat = await beat(path, options)
    return async () => {
      await stopHeartbeat()
      await closed(socket)
    }
  } catch (error) {
    await closed(socket)
    throw error
  }
}

async function beat(path: string, { onLost, patience = STALE_MS + 2_000 }: Options) {
  const lockfilePath = `${path}/lock`
  const ownerFile = `${path}/lock-owner`
  // We hold this machine's socket, so a heartbeat this machine left behind has no process any more.
  if ((await readFile(ownerFile, 'utf8').catch(() => '')) === machine()) {
    await rm(lockfilePath, { recursive: true, force: true })
  }
  const settings = {
    lockfilePath,
    stale: STALE_MS,
    realpath: false,
    ...(onLost && { onCompromised: onLost }),
  }
  const until = Date.now() + patience
  for (;;) {
    try {
      const release = await lock(path, settings)
      await writeFile(ownerFile, machine())
      return release
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ELOCKED')) throw error
      if (Date.now() > until) {
        throw new FolderLocked(`数据目录 ${path} 正被另一台机器或容器使用，请先停止它。`, { cause: error })
      }
    }
    await pause(PAUSE_MS)
  }
}

/** Host, boot and network namespace: processes that share all three see each other's sockets. */
function machine(): string {
  const parts = [hostname()]
  if (process.platform === 'linux') {
    parts.push(
      readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
      readlinkSync('/proc/self/ns/net'),
    )
  }
  return parts.join(' ')
}

function addressOf(path: string): string {
  const name = `haidian-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  // Linux has sockets without a file, which the kernel removes with the process.
  return process.platform === 'linux' ? `\0${name}` : `${tmpdir()}/${name}`
}

async function bind(address: string): Promise<Server | undefined> {
  const server = await listen(address)
  if (server || !address.startsWith('/') || (await answers(address))) return server
  // A socket file nobody answers at is left from a killed process.
  await rm(address, { force: true })
  return listen(address)
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((connection) => connection.destroy())
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(address)
    probe.once('connect', () => {
      probe.destroy()
      resolve(true)
    })
    probe.once('error', () => resolve(false))
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
