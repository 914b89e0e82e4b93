import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { smallCard, startTenant } from '../support/tenant.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

const PATIENCE = 20_000
const GROUP = '海淀工匠选树工作群'

const fits = async (page: Page): Promise<void> =>
  await expect.poll(() => page.evaluate('document.scrollingElement.scrollWidth <= innerWidth')).toBe(true)

type Box = { x: number; y: number; width: number; height: number }
const boxOf = async (page: Page, selector: string): Promise<Box> => {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not to be seen`)
  return box
}
/** How far one reaches into the next below, in pixels. */
const overlap = (above: Box, below: Box): number => above.y + above.height - below.y

inBrowser('a small window', () => {
  const open = useBrowser()

  const visit = async (url: string, query: string, size: { width: number; height: number }) => {
    const { page, errors } = await open(size)
    page.setDefaultTimeout(PATIENCE)
    await page.goto(`${url}/sandbox/${query}`)
    await page.locator('.shell-main').waitFor()
    onTestFinished(() => expect(errors).toEqual([]))
    return page
  }

  test('on a phone one screen leads to the next and back, and nothing is wider than it', async () => {
    const { sandbox, sim, send, openIdOf } = await startTenant()
    await send(openIdOf('李国栋'), smallCard('待审'))
    await sim.say('陈芳', '一句没有空格的很长很长的话'.repeat(12), GROUP)
    const page = await visit(sandbox.url, '?people=1', { width: 390, height: 844 })
    const people = page.getByRole('navigation', { name: '人员' })
    await fits(page)

    await people.getByRole('button', { name: /李国栋/ }).click()
    const chats = page.getByRole('navigation', { name: '李国栋的会话' })
    await chats.waitFor()
    await expect.poll(() => people.isVisible()).toBe(false)
    await fits(page)
    await chats.getByRole('button', { name: /^海淀工匠选树助手/ }).click()
    await page.locator('.card', { hasText: '待审' }).waitFor()
    await expect.poll(() => chats.isVisible()).toBe(false)
    await fits(page)
    await page.getByRole('button', { name: '返回会话列表' }).click()
    await chats.waitFor()
    await page.goBack()
    await page.locator('.card', { hasText: '待审' }).waitFor()
    await page.goBack()
    await chats.getByRole('button', { name: '选择别的人' }).click()
    await people.getByRole('button', { name: /周敏/ }).click()
    await page.getByRole('button', { name: new RegExp(GROUP) }).click()
    await page.getByText('一句没有空格').first().waitFor()
    await fits(page)

    for (const name of ['9 人', '重新开始']) {
      await page.getByRole('button', { name }).click()
      await page.getByRole('dialog').waitFor()
      await fits(page)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.getByRole('button', { name: '工作台' }).click()
    await page.getByRole('complementary', { name: '工作台' }).waitFor()
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await fits(page)
    }
    await page.getByRole('button', { name: '关闭工作台' }).click()
    await page.getByText('一句没有空格').first().waitFor()
  })

  test('the stories leave a phone its conversation, whoever looks', async () => {
    const { sandbox } = await startTenant()
    const page = await visit(sandbox.url, '?as=liguodong&chat=bot', { width: 390, height: 844 })
    await page.getByText('小故事', { exact: true }).waitFor()
    expect((await boxOf(page, '.story')).height).toBeLessThan(48)
    await page.getByText('小故事', { exact: true }).click()
    await page.getByRole('button', { name: /推荐一位工匠/ }).waitFor()
    await fits(page)
    expect((await boxOf(page, '.shell-scroll')).height).toBeGreaterThan(300)

    await page.goto(`${sandbox.url}/sandbox/?as=zhoumin&chat=bot`)
    await page.getByRole('button', { name: '发送这份推荐表' }).waitFor()
    expect((await boxOf(page, '.story')).height).toBeLessThan(110)
  })

  test('at twice the size everything is still reachable, and nothing lies over another', async () => {
    const { sandbox, sim, bot, send, openIdOf } = await startTenant()
    await bot({ 'card.action.trigger': () => ({ toast: { type: 'success', content: '已通过' } }) })
    for (const title of ['第一张', '第二张', '第三张']) await send(openIdOf('周敏'), smallCard(title))
    const page = await visit(sandbox.url, '?as=zhoumin&chat=bot', { width: 640, height: 400 })
    await page.locator('.card', { hasText: '第三张' }).waitFor()
    await page.getByRole('region', { name: '第一分钟' }).waitFor()
    await fits(page)

    const parts = ['.shell-top', '.story', '.shell-head', '.shell-scroll', '.shell-composer']
    const boxes = await Promise.all(parts.map((part) => boxOf(page, part)))
    for (const [at, box] of boxes.slice(1).entries())
      expect(overlap(boxes[at] as Box, box), parts[at]).toBeLessThanOrEqual(1)
    const end = boxes.at(-1) as Box
    expect(end.y + end.height).toBeLessThanOrEqual(400)
    expect((boxes[3] as Box).height).toBeGreaterThan(80)

    await page.locator('.card', { hasText: '第一张' }).getByRole('button', { name: '通过' }).click()
    await page.getByRole('status').filter({ hasText: '已通过' }).waitFor()
    await page.getByPlaceholder('以周敏').fill('看得见')
    await page.getByRole('button', { name: '发送', exact: true }).click()
    await expect.poll(async () => (await sim.lastMessage('周敏')).text).toBe('看得见')
  })

  test('side by side and as wide as a phone, both are seen whole', async () => {
    const { sandbox, sim } = await startTenant()
    await sim.say('周敏', '说来话长。'.repeat(400))
    const page = await visit(sandbox.url, '?as=zhoumin&chat=bot', { width: 1280, height: 700 })
    await page.getByRole('button', { name: '并排' }).click()
    await page.getByRole('button', { name: '手机宽度' }).click()
    await page.getByText('说来话长').first().waitFor()
    for (const phone of await page.locator('.shell-pane-phone').all()) {
      const { width } = (await phone.boundingBox()) ?? { width: 0 }
      expect(width).toBe(390)
    }
    const writing = page.getByPlaceholder('以周敏')
    await expect.poll(async () => ((await writing.boundingBox())?.y ?? 999) < 690).toBe(true)
    await writing.fill('看得到')
  })
})
