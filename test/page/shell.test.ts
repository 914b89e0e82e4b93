import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { createSandbox } from '../../sandbox/server/sandbox.ts'
import { smallCard, startTenant } from '../support/tenant.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

/** Generous: a shared, noisy machine must not turn a slow page into a red one. */
const WAIT = { timeout: 20_000 }
const GROUP = '海淀工匠选树工作群'

const writeTo = (page: Page) => page.getByPlaceholder('以')
const shown = (page: Page, text: string) =>
  page.locator('[data-message]', { hasText: text }).first().waitFor(WAIT)

inBrowser('the page around the cards', () => {
  const open = useBrowser()

  const visit = async (url: string, query = '', width = 1300) => {
    const { page, errors } = await open({ width })
    await page.addInitScript(`sessionStorage.setItem('sandbox.first-minute-closed', '1')`)
    await page.goto(`${url}/sandbox/${query}`)
    await page.getByRole('navigation').first().waitFor(WAIT)
    return { page, errors }
  }

  test('a visitor is 周敏, writes to the bot, presses its card and alone sees the toast', async () => {
    const tenant = await startTenant()
    const answer = {
      toast: { type: 'success', content: '已通过' },
      card: { type: 'raw', data: smallCard('已审') },
    }
    await tenant.bot({
      'im.message.receive_v1': async (event) => {
        const { chat_id } = event.message as { chat_id: string }
        await tenant.send(chat_id, smallCard('待审'))
      },
      'card.action.trigger': () => answer,
    })
    const { page, errors } = await visit(tenant.sandbox.url, '?as=zhoumin&with=linxiao', 1700)
    const [left, right] = [page.locator('[data-side=left] main'), page.locator('[data-side=right] main')]

    await left.getByPlaceholder('以周敏').fill('首页')
    await left.getByPlaceholder('以周敏').press('Enter')
    await left.getByText('待审', { exact: true }).first().waitFor(WAIT)
    await left.getByRole('button', { name: '通过', exact: true }).click()

    await left.getByRole('status').filter({ hasText: '已通过' }).waitFor(WAIT)
    await expect.poll(() => right.getByText('已通过').count()).toBe(0)
    await left.locator('.card', { hasText: '已审' }).waitFor(WAIT)
    expect((await tenant.sim.messages('周敏')).map(({ kind }) => kind)).toEqual(['text', 'card'])
    expect(errors).toEqual([])
  })

  test('words of one window appear in another, and count as unread until the chat is opened', async () => {
    const { sandbox, chatOf } = await startTenant()
    const group = chatOf(GROUP)
    const { page: first } = await visit(sandbox.url, `?as=zhoumin&chat=${group}`)
    const { page: second } = await visit(sandbox.url, '?as=chenfang')

    await writeTo(first).fill('各位好')
    await writeTo(first).press('Enter')
    const row = second.locator(`[data-chat="${group}"]`)
    await row.getByText('周敏：各位好').waitFor(WAIT)
    await expect.poll(() => row.locator('.shell-count').textContent()).toBe('1条未读')
    await row.click()

    await shown(second, '各位好')
    await row.locator('.shell-count').waitFor({ ...WAIT, state: 'detached' })
  })

  test('what is said while the lists are fetched anew is not lost', async () => {
    const { sandbox, sim, chatOf } = await startTenant()
    const { page } = await visit(sandbox.url, '?as=chenfang')
    const row = page.locator(`[data-chat="${chatOf(GROUP)}"]`)
    await row.waitFor(WAIT)
    const held = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    await page.route('**/_sim/overview', async (route) => {
      const response = await route.fetch()
      asked.resolve()
      await held.promise
      await route.fulfill({ response })
    })
    await sim.createChat({ name: '新群', members: ['陈芳', '周敏'], by: '周敏' })
    await asked.promise
    await sim.say('周敏', '各位好', GROUP)
    await row.getByText('周敏：各位好').waitFor(WAIT)
    held.resolve()
    await page.getByText('新群').first().waitFor(WAIT)
    expect(await row.getByText('周敏：各位好').count()).toBe(1)
    expect(await row.locator('.shell-count').textContent()).toBe('1条未读')
  })

  test('what somebody is writing outlives what others do, another chat and a reload', async () => {
    const { sandbox, sim, chatOf } = await startTenant()
    const { page } = await visit(sandbox.url, `?as=zhoumin&chat=${chatOf(GROUP)}`)
    await writeTo(page).fill('还没写完')

    await sim.say('陈芳', '我先说一句', GROUP)
    await shown(page, '我先说一句')
    await expect.poll(() => writeTo(page).inputValue()).toBe('还没写完')
    await expect.poll(() => writeTo(page).evaluate((box) => box.matches(':focus'))).toBe(true)
    await page.locator('.shell-chat', { hasText: '海淀工匠选树助手' }).click()
    await expect.poll(() => writeTo(page).inputValue()).toBe('')
    await page.goBack()
    await page.reload()

    await expect.poll(() => writeTo(page).inputValue(), WAIT).toBe('还没写完')
  })

  test('a file dropped on the conversation is sent', async () => {
    const { sandbox, sim } = await startTenant()
    const { page } = await visit(sandbox.url)
    // In the browser's words: the tests are checked without its types.
    const data = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(['王建国'], '推荐表.docx'))
      return transfer
    })()`)
    const conversation = page.locator('.shell-conversation')

    await conversation.dispatchEvent('dragenter', { dataTransfer: data })
    await page.getByText('松开以发送文件').waitFor(WAIT)
    await conversation.dispatchEvent('drop', { dataTransfer: data })

    await page.getByRole('link', { name: '下载文件 推荐表.docx' }).waitFor(WAIT)
    const message = await sim.lastMessage('周敏')
    await expect.poll(() => sim.file('周敏', message.id)).toEqual(Buffer.from('王建国'))
  })

  test('a group is made, and somebody is brought in and taken out', async () => {
    const { sandbox, sim } = await startTenant()
    const { page } = await visit(sandbox.url)
    const membersOf = async () => (await sim.state()).chats.find(({ name }) => name === '小组')?.members

    await page.getByRole('button', { name: '周敏的更多操作' }).click()
    await page.getByRole('menuitem', { name: '发起群聊' }).click()
    await page.getByLabel('群名称').fill('小组')
    await page.getByLabel('陈芳').check()
    await page.getByRole('button', { name: '创建' }).click()
    await page.getByRole('heading', { name: '小组' }).waitFor(WAIT)
    await expect.poll(() => membersOf()).toEqual(['zhoumin', 'chenfang'])
    await page.getByRole('button', { name: '2 人', exact: true }).click()
    await page.getByRole('button', { name: '添加成员或机器人' }).click()
    await page.getByLabel('海淀工匠选树助手').check()
    await page.getByRole('button', { name: '添加到群里' }).click()
    await page.getByRole('button', { name: '移出 陈芳' }).click()

    await expect.poll(membersOf, WAIT).toEqual(['zhoumin', 'bot'])
    await page.getByRole('button', { name: '解散群' }).click()
    await expect.poll(membersOf, WAIT).toEqual([])
    await page.getByRole('heading', { name: '小组' }).waitFor({ ...WAIT, state: 'detached' })
  })

  test('when the sandbox stops and comes back the page says so and goes on by itself', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'page-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const before = await createSandbox({ dataDir })
    const { page } = await visit(before.url)
    await writeTo(page).fill('半句话')

    await before.close()
    await page.getByText('连接断开，正在重连').waitFor(WAIT)
    const after = await createSandbox({ dataDir, port: before.port })
    onTestFinished(() => after.close())
    await page.getByText('连接断开，正在重连').waitFor({ ...WAIT, state: 'detached' })
    after.sim.say('周敏', { text: '别处说的' })

    await shown(page, '别处说的')
    await expect.poll(() => writeTo(page).inputValue()).toBe('半句话')
  })
})
