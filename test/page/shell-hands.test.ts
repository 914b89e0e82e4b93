import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { smallCard, startTenant } from '../support/tenant.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

const PATIENCE = 20_000
const GROUP = '海淀工匠选树工作群'
/** One white point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
)

const message = (page: Page, words: string) => page.locator('[data-message]', { hasText: words }).last()
const doTo = async (page: Page, words: string, deed: string): Promise<void> => {
  await message(page, words).hover()
  await message(page, words).getByRole('button', { name: '对这条消息的操作' }).click()
  await page.getByRole('menuitem', { name: deed }).click()
}

inBrowser('what one can do at the page besides pressing cards', () => {
  const open = useBrowser()

  const visit = async (url: string, query = '', width = 1300) => {
    const { page, errors } = await open({ width })
    page.setDefaultTimeout(PATIENCE)
    await page.addInitScript(`sessionStorage.setItem('sandbox.first-minute-closed', '1')`)
    await page.goto(`${url}/sandbox/${query}`)
    await page.getByRole('main').first().waitFor()
    onTestFinished(() => expect(errors).toEqual([]))
    return page
  }

  test('of two people side by side in one group only who pressed is told', async () => {
    const { sandbox, sim, bot, send, chatOf } = await startTenant()
    await bot({ 'card.action.trigger': () => ({ toast: { type: 'warning', content: '只对您说' } }) })
    await sim.addMembers(GROUP, ['bot'])
    const group = chatOf(GROUP)
    await send(group, smallCard('大家看'))
    const page = await visit(sandbox.url, `?as=zhoumin&with=chenfang&chat=${group}&withchat=${group}`, 1700)
    const [left, right] = [page.locator('[data-side=left] main'), page.locator('[data-side=right] main')]

    await right.getByRole('button', { name: '通过', exact: true }).click()

    await right.getByRole('status').filter({ hasText: '只对您说' }).waitFor()
    await expect.poll(() => left.getByText('只对您说').count()).toBe(0)
  })

  test('重新开始 begins the tenant afresh at the chosen moment, and the page follows', async () => {
    const { sandbox, sim } = await startTenant()
    await sim.say('周敏', '以前说的')
    const page = await visit(sandbox.url, '?as=zhoumin&chat=bot')
    await message(page, '以前说的').waitFor()

    await page.getByRole('button', { name: '重新开始' }).click()
    await page.getByRole('radio', { name: /评审阶段/ }).check()
    await page.getByRole('button', { name: '清空并重新开始' }).click()

    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('还没有消息').first().waitFor()
    await expect.poll(() => page.getByText('以前说的').count()).toBe(0)
    expect((await sim.state()).seed).toBe('review')
    await sim.say('周敏', '以后说的')
    await message(page, '以后说的').waitFor()
  })

  test('a message is forwarded to somebody and taken back', async () => {
    const { sandbox, sim } = await startTenant()
    const page = await visit(sandbox.url, '?as=zhoumin&chat=bot')
    await page.getByPlaceholder('以周敏').fill('请看附件')
    await page.getByPlaceholder('以周敏').press('Enter')

    await doTo(page, '请看附件', '转发')
    await page.getByRole('searchbox', { name: '会话或人员' }).fill('陈芳')
    await page.getByRole('dialog').getByRole('button', { name: /^陈芳/ }).click()
    await page.getByText('已转发给陈芳').waitFor()
    const { chats } = await sim.state()
    const between = chats.find(({ members }) => members.join() === 'zhoumin,chenfang')?.id ?? ''
    expect((await sim.messages('陈芳', between)).map(({ text, forwarded }) => [text, forwarded])).toEqual([
      ['请看附件', true],
    ])

    await doTo(page, '请看附件', '撤回')
    await page.getByText('你撤回了一条消息').waitFor()
    expect((await sim.lastMessage('周敏')).kind).toBe('recalled')
  })

  test('@ offers the members of the group, by what follows it', async () => {
    const { sandbox, sim, chatOf } = await startTenant()
    const page = await visit(sandbox.url, `?as=zhoumin&chat=${chatOf(GROUP)}`)
    const box = page.getByPlaceholder('以周敏')

    await box.pressSequentially('请@陈')
    await expect
      .poll(() => page.getByRole('listbox', { name: '选择要提到的人' }).getByRole('option').count())
      .toBe(1)
    await box.press('Enter')
    await expect.poll(() => box.inputValue()).toBe('请@陈芳 ')
    await box.pressSequentially('看一下@')
    await page.getByRole('option').nth(1).waitFor()
    await box.press('Escape')
    await expect.poll(() => page.getByRole('listbox').count()).toBe(0)
    await box.press('Backspace')
    await box.press('Enter')

    await message(page, '看一下').waitFor()
    await expect.poll(() => page.locator('.shell-mention').textContent()).toBe('@陈芳')
    expect((await sim.lastMessage('陈芳', GROUP)).text).toBe('请@陈芳 看一下')
  })

  test('a picture is shown large when it is pressed, and Escape puts it away', async () => {
    const { sandbox, sim } = await startTenant()
    await sim.sendFile('周敏', { name: '获奖现场.png', bytes: PICTURE })
    const page = await visit(sandbox.url, '?as=zhoumin&chat=bot')
    const small = page.getByRole('button', { name: '查看图片 获奖现场.png' })

    await small.click()
    const dialog = page.getByRole('dialog', { name: '获奖现场.png' })
    const large = dialog.getByRole('img', { name: '获奖现场.png' })
    await expect
      .poll(() => large.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth))
      .toBe(1)
    await page.keyboard.press('Escape')

    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => small.evaluate((button) => button.matches(':focus'))).toBe(true)
  })

  test('the chosen look is kept', async () => {
    const { sandbox } = await startTenant()
    const page = await visit(sandbox.url)
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await ground()

    await page.getByRole('button', { name: '外观：跟随系统' }).click()
    await page.getByRole('menuitem', { name: '深色' }).click()
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.reload()
    await page.getByRole('button', { name: '外观：深色' }).waitFor()

    await expect.poll(() => ground()).toBe(dark)
  })
})
