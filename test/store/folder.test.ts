import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, PGLITE_FORMAT } from '../../src/store/database.ts'
import { lockFolder } from '../../src/store/folder-lock.ts'

const WRITER = fileURLToPath(new URL('../support/folder-writer.ts', import.meta.url))

let folder: string
let children: ChildProcess[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftsman-'))
  children = []
})

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Another process on the folder; answers once it has written a row. */
const writer = async (): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

test('a folder in use is refused, and after SIGKILL everything committed is there within seconds', {
  timeout: 60_000,
}, async () => {
  const child = await writer()
  await expect(openDatabase({ dataDir: folder })).rejects.toThrow(
    `数据目录 ${folder} 正被本机另一个程序使用，请先停止它。`,
  )

  child.kill('SIGKILL')
  await once(child, 'exit')
  const started = performance.now()
  const database = await openDatabase({ dataDir: folder })
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(await database.prisma.auditLine.findMany({ select: { about: true } })).toEqual([{ about: '张三' }])
  await database.close()
})

test('a folder of another format is refused and left as it is', async () => {
  await writeFile(`${folder}/FORMAT`, 'pglite 0.4\n')
  await expect(openDatabase({ dataDir: folder })).rejects.toThrow(
    `数据目录 ${folder} 的格式是 pglite 0.4，本版本使用 ${PGLITE_FORMAT}。请用原来的版本备份，再用本版本恢复到新的目录。`,
  )
  expect(await readFile(`${folder}/FORMAT`, 'utf8')).toBe('pglite 0.4\n')
  // The lock is free again.
  await (await lockFolder(folder))()
})

test('the heartbeat of another machine is respected until it is stale', async () => {
  // Left by a machine whose sockets this one does not see.
  await writeFile(`${folder}/lock-owner`, 'another-container')
  await mkdir(`${folder}/lock`)
  await expect(lockFolder(folder, { patience: 600 })).rejects.toThrow(
    `数据目录 ${folder} 正被另一台机器或容器使用，请先停止它。`,
  )

  const sixteenSecondsAgo = new Date(Date.now() - 16_000)
  await utimes(`${folder}/lock`, sixteenSecondsAgo, sixteenSecondsAgo)
  await (await lockFolder(folder, { patience: 0 }))()
})

test('the format names the PGlite that is installed', async () => {
  const file = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url)
  const { version } = JSON.parse(await readFile(file, 'utf8'))
  expect(PGLITE_FORMAT).toBe(`pglite ${version.split('.').slice(0, 2).join('.')}`)
})
