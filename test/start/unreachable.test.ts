import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProgram } from '../support/program.ts'

test('a database that cannot be reached is said in one sentence, without the password', {
  timeout: 60_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'start-'))
  const program = runProgram({
    DATA_DIR: folder,
    SANDBOX_PORT: '0',
    SANDBOX_DATABASE: '1',
    DATABASE_URL: 'postgres://liming:mima@127.0.0.1:1/gongjiang',
  })
  expect(await program.ended).toBe(1)
  expect(program.printed().trim().split('\n')).toEqual([
    expect.stringMatching(/^模式：沙箱/),
    '连不上 DATABASE_URL 指向的数据库（127.0.0.1:1/gongjiang）：那里没有数据库在监听，请确认它已启动、地址和端口正确。',
  ])
  await rm(folder, { recursive: true, force: true })
})
