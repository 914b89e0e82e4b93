import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { runProgram } from '../support/program.ts'
import { simClient } from '../support/sim.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

/** Installing, a database and the bot: as long as a visitor would wait at most. */
const PATIENCE = 60_000

const start = async (dataDir: string, port = '0') => {
  const program = runProgram({ DATA_DIR: dataDir, SANDBOX_PORT: port })
  onTestFinished(async () => void (await program.kill('SIGKILL')))
  const [, url = ''] = await program.says(/地址：(http:\S+)/)
  return { program, url }
}
const card = (page: Page, words: string) => page.locator('article.card', { hasText: words }).last()

inBrowser('the page before the whole program', () => {
  const open = useBrowser()

  test('重新开始 resets both sides, the story is followed and stopped, and a restart keeps what was there', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'whole-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }))
    const { program, url } = await start(dataDir)
    const { page, errors } = await open({ width: 1300 })
    page.setDefaultTimeout(PATIENCE)
    await page.goto(`${url}/sandbox/?as=zhoumin&chat=bot`)
    await card(page, '推荐开始了').waitFor()

    await page.getByRole('button', { name: '重新开始' }).click()
    await page.getByRole('radio', { name: /评审阶段/ }).check()
    await page.getByRole('button', { name: '清空并重新开始' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page
      .getByRole('navigation', { name: '人员' })
      .getByRole('button', { name: /李国栋/ })
      .click()
    await page.getByRole('button', { name: '开始评审' }).first().waitFor()

    await page.getByRole('button', { name: '播放演示' }).click()
    await page.getByRole('button', { name: '清空并播放' }).click()
    const bar = page.getByRole('region', { name: '演示' })
    const caption = bar.getByRole('status')
    await expect.poll(() => caption.textContent(), { timeout: PATIENCE }).toMatch(/\S/)
    const first = await caption.textContent()
    await expect.poll(() => caption.textContent(), { timeout: PATIENCE }).not.toBe(first)
    const whose = () => new URL(page.url()).searchParams.get('as')
    await expect.poll(whose, { timeout: PATIENCE }).not.toBe('liguodong')
    await page.locator('article.card').last().waitFor()
    await bar.getByRole('button', { name: '停止' }).click()
    await bar.waitFor({ state: 'detached' })

    const person = whose() ?? ''
    await simClient(url).idle()
    const before = (await simClient(url).messages(person)).map(({ id }) => id)
    expect(before.length).toBeGreaterThan(0)
    await page.getByPlaceholder('以').fill('半句话')
    await program.kill('SIGTERM')
    await page.getByText('连接断开，正在重连').waitFor()
    await start(dataDir, new URL(url).port)
    await page.getByText('连接断开，正在重连').waitFor({ state: 'detached' })

    expect((await simClient(url).messages(person)).map(({ id }) => id).slice(0, before.length)).toEqual(
      before,
    )
    await expect.poll(() => page.getByPlaceholder('以').inputValue()).toBe('半句话')
    await page.locator('article.card').last().waitFor()
    expect(errors).toEqual([])
  }, 240_000)
})
