import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { createSandbox } from '../../sandbox/server/sandbox.ts'
import { larkClient } from '../support/echo-bot.ts'
import { smallCard, startTenant } from '../support/tenant.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

/** Generous: a shared, noisy machine must not turn a slow page into a red one. */
const WAIT = { timeout: 20_000 }
const BOT = '海淀工匠选树助手'
const GROUP = '海淀工匠选树工作群'

const plain = (content: string) => ({ tag: 'plain_text', content })

/** A card to fill in, with one field of each of the two kinds people lose most. */
const asking = (title: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: { title: plain(title) },
  body: {
    elements: [
      {
        tag: 'form',
        name: 'form',
        elements: [
          { tag: 'input', name: 'reason', label: plain('理由'), required: false },
          {
            tag: 'select_static',
            name: 'level',
            placeholder: plain('等级'),
            options: [
              { text: plain('优秀'), value: 'good' },
              { text: plain('良好'), value: 'fair' },
            ],
          },
          {
            tag: 'button',
            name: 'go',
            text: plain('提交'),
            form_action_type: 'submit',
            behaviors: [{ type: 'callback', value: { a: 'go' } }],
          },
        ],
      },
    ],
  },
})

const reason = (page: Page) => page.getByLabel('理由')
const level = (page: Page) => page.getByRole('combobox', { name: '等级' })
const fillIn = async (page: Page): Promise<void> => {
  await reason(page).fill('带出了三个徒弟')
  await level(page).click()
  await page.getByRole('option', { name: '良好' }).click()
}
const stillThere = async (page: Page): Promise<void> => {
  await expect.poll(() => reason(page).inputValue(), WAIT).toBe('带出了三个徒弟')
  await expect.poll(() => level(page).textContent(), WAIT).toContain('良好')
}
const chat = (page: Page, name: string) => page.locator('.shell-chat', { hasText: name })

inBrowser('what a visitor must never lose', () => {
  const open = useBrowser()

  const visit = async (url: string, query = '', size: { width?: number; height?: number } = {}) => {
    const { page, errors } = await open({ width: 1300, ...size })
    page.setDefaultTimeout(WAIT.timeout)
    await page.addInitScript(`sessionStorage.setItem('sandbox.first-minute-closed', '1')`)
    await page.goto(`${url}/sandbox/${query}`)
    await page.getByRole('main').first().waitFor()
    return { page, errors }
  }

  test('a card half filled in outlives what others do and other chats, and ends with the bot’s new card', async () => {
    const { sandbox, sim, bot, send, openIdOf } = await startTenant()
    await bot({
      'card.action.trigger': () => ({ card: { type: 'raw', data: asking('再填一次') } }),
    })
    await send(openIdOf('周敏'), asking('请填写'))
    await send(openIdOf('李国栋'), smallCard('待审'))
    const { page, errors } = await visit(sandbox.url, '?as=zhoumin&chat=bot')
    await fillIn(page)

    await sim.say('陈芳', '我先说一句', GROUP)
    await chat(page, GROUP).getByText('陈芳：我先说一句').waitFor()
    await stillThere(page)
    await send(openIdOf('周敏'), smallCard('另一张'))
    await page.getByText('另一张').first().waitFor()
    await stillThere(page)
    await chat(page, GROUP).click()
    await page.getByRole('heading', { name: GROUP, level: 2 }).waitFor()
    await chat(page, BOT).click()
    await stillThere(page)
    await page.getByRole('button', { name: /李国栋/ }).click()
    await page.getByText('待审').first().waitFor()
    await page.getByRole('button', { name: /周敏/ }).first().click()
    await stillThere(page)

    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('再填一次').first().waitFor()
    await expect.poll(() => reason(page).inputValue(), WAIT).toBe('')
    await expect.poll(() => level(page).textContent()).not.toContain('良好')
    expect(errors).toEqual([])
  })

  test('a card half filled in and a half sentence outlive a stop and a start of the sandbox', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'page-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const before = await createSandbox({ dataDir })
    const { openId = '' } = before.sim.state().people.find(({ name }) => name === '周敏') ?? {}
    await larkClient(before.url, before.credentials).im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: openId, msg_type: 'interactive', content: JSON.stringify(asking('请填写')) },
    })
    const { page } = await visit(before.url, '?as=zhoumin&chat=bot')
    await fillIn(page)
    await page.getByPlaceholder('以周敏').fill('半句话')

    await before.close()
    await page.getByText('连接断开，正在重连').waitFor()
    await stillThere(page)
    const after = await createSandbox({ dataDir, port: before.port })
    onTestFinished(() => after.close())
    await page.getByText('连接断开，正在重连').waitFor({ state: 'detached' })
    after.sim.say('周敏', { text: '别处说的' })

    await page.locator('[data-message]', { hasText: '别处说的' }).waitFor()
    await stillThere(page)
    await expect.poll(() => page.getByPlaceholder('以周敏').inputValue()).toBe('半句话')
    await page.reload()
    await page.locator('.card', { hasText: '请填写' }).waitFor()
    await page.locator('[data-message]', { hasText: '别处说的' }).waitFor()
  })
})
