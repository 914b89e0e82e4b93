import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { askAtCodeDoor, openCodeDoor } from '../../src/admin-code-door.ts'

const folder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'door-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

test('a running bot answers with a code, and with nothing once there is staff; no file stays', async () => {
  const dir = await folder()
  const codes: (string | null)[] = ['482913', null]
  const door = openCodeDoor(dir, async () => codes.shift() ?? null)
  onTestFinished(door.close)
  expect(await askAtCodeDoor(dir)).toBe('482913')
  expect(await askAtCodeDoor(dir)).toBe('')
  expect(await readdir(dir)).toEqual([])
})

test('where no bot runs the asking ends by itself and takes its file away', async () => {
  const dir = await folder()
  expect(await askAtCodeDoor(dir, 200)).toBeNull()
  expect(await readdir(dir)).toEqual([])
})
