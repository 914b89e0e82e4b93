import { beforeEach, expect, test } from 'vitest'
import { checkInstallation } from '../../src/store/installation.ts'
import type { Run } from '../../src/store/tx.ts'
import { withDatabase } from '../support/database.ts'

const now = Date.parse('2026-03-02T09:00:00+08:00')
const district = { mode: 'feishu' as const, appId: 'cli_a1', now }

let tx: Run

beforeEach(async () => {
  ;({ tx } = await withDatabase())
  await checkInstallation(tx, district)
})

test('the same app is at home, and its company is kept from the first time it is known', async () => {
  expect(await checkInstallation(tx, district)).toEqual({ mode: 'feishu', appId: 'cli_a1' })
  await checkInstallation(tx, { ...district, tenantKey: 't1' })
  expect(await checkInstallation(tx, district)).toEqual({ mode: 'feishu', appId: 'cli_a1', tenantKey: 't1' })
})

test('another app is refused', async () => {
  await expect(checkInstallation(tx, { ...district, appId: 'cli_b2' })).rejects.toThrow(
    '这个数据库属于应用 cli_a1，不能用于应用 cli_b2。请改回原来的配置，或用 DATA_DIR 指定另一个目录。',
  )
})

test('the sandbox is refused on real data', async () => {
  await expect(checkInstallation(tx, { ...district, mode: 'sandbox' })).rejects.toThrow(
    '这个数据库属于飞书，不能用于沙箱。请改回原来的配置，或用 DATA_DIR 指定另一个目录。',
  )
})

test('another company is refused', async () => {
  await checkInstallation(tx, { ...district, tenantKey: 't1' })
  await expect(checkInstallation(tx, { ...district, tenantKey: 't2' })).rejects.toThrow('属于另一个企业')
})
