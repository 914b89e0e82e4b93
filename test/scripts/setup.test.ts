import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const SETUP = fileURLToPath(new URL('../../scripts/setup.mjs', import.meta.url))

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'craftsman-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const program = async (code: string): Promise<string> => {
  const file = join(folder, 'program.ts')
  await writeFile(file, code)
  return file
}

test('it runs TypeScript with the arguments given, and ends with its exit code', async () => {
  const file = await program(
    'const args: string[] = process.argv.slice(2)\nconsole.log(args.join())\nprocess.exit(7)',
  )
  const run = spawnSync(process.execPath, [SETUP, 'run', file, '张三', '--json'], { encoding: 'utf8' })
  expect([run.stdout, run.status]).toEqual(['张三,--json\n', 7])
})

test('what an operator runs reads .env, which changes nothing that is set; other programs do not read it', async () => {
  const file = await program('console.log(String(process.env.OPERATED), String(process.env.KEPT))')
  const scripts = fileURLToPath(new URL('../../scripts', import.meta.url))
  await cp(scripts, join(folder, 'scripts'), { recursive: true })
  for (const name of ['package.json', 'package-lock.json', 'prisma', 'src', 'node_modules'])
    await symlink(fileURLToPath(new URL(`../../${name}`, import.meta.url)), join(folder, name))
  await writeFile(join(folder, '.env'), 'OPERATED=yes\nKEPT=no\n')
  const print = (command: string) =>
    spawnSync(process.execPath, [join(folder, 'scripts/setup.mjs'), command, file], {
      encoding: 'utf8',
      env: { ...process.env, KEPT: 'kept' },
    }).stdout
  expect(print('operate')).toBe('yes kept\n')
  expect(print('start')).toBe('yes kept\n')
  expect(print('run')).toBe('undefined kept\n')
})

test('a signal reaches the program, and its way of ending is the answer', async () => {
  const file = await program(
    `process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('ready')`,
  )
  const setup = spawn(process.execPath, [SETUP, 'run', file], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(setup.stdout, 'data')
  setup.kill('SIGTERM')
  expect(await once(setup, 'exit')).toEqual([3, null])
})

test('a file that is not there is named', () => {
  const run = spawnSync(process.execPath, [SETUP, 'run', 'scripts/none.ts'], { encoding: 'utf8' })
  expect([run.stderr, run.status]).toEqual(['没有这个文件 no such file: scripts/none.ts\n', 1])
})
