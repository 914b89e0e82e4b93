import type { Locator, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { demoForm } from '../support/files.ts'
import { startTenant } from '../support/tenant.ts'
import { createWorld } from '../support/world.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

const PATIENCE = 20_000
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** More stops than the page has. */
const MOST = 160

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.some((one) => one.matches(':focus')))

/** Goes on from where the focus is, as somebody without a mouse does. */
const tabTo = async (page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${MOST} times ${key} did not lead to ${target}`)
}

type Stop = { kind: string; region: string; seen: boolean }

/** What has the focus: what it is, in which landmark, and whether one sees that it has it. In the browser's words. */
const STOP = `(() => {
  const at = document.activeElement
  const shows = (one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  }
  const region = at.closest('nav, header.shell-top, main, aside, section.story')
  return {
    kind: at.getAttribute('role') ?? (at.type ? at.localName + ' ' + at.type : at.localName),
    region: region?.localName === 'header' ? '工具' : region?.getAttribute('aria-label') ?? '',
    seen: at === document.body || shows(at) || (at.localName === 'textarea' && shows(at.parentElement)),
  }
})()`

/** In the dialog, or on the browser's own controls, which come after it. */
const KEPT = `document.activeElement === document.body || document.activeElement.closest('dialog') !== null`

/** Every stop of Tab from the beginning of the page to its end. */
const stopsOf = async (page: Page): Promise<Stop[]> => {
  const stops: Stop[] = []
  for (let pressed = 0; pressed < MOST; pressed += 1) {
    await page.keyboard.press('Tab')
    const stop = (await page.evaluate(STOP)) as Stop
    if (stop.kind === 'body') return stops
    stops.push(stop)
  }
  return stops
}

inBrowser('without a mouse', () => {
  const open = useBrowser()

  const visit = async (url: string, query = '', width = 1280) => {
    const { page, errors } = await open({ width })
    page.setDefaultTimeout(PATIENCE)
    await page.goto(`${url}/sandbox/${query}`)
    await page.getByRole('region', { name: '第一分钟' }).waitFor()
    onTestFinished(() => expect(errors).toEqual([]))
    return page
  }

  test('somebody is nominated with a file, from the chooser to 确认提交', async () => {
    const world = await createWorld()
    const page = await visit(world.sandbox.url)
    const { keyboard } = page
    const onCard = (name: string) => page.locator('article.card').getByRole('button', { name, exact: true })

    // Asked for well before: the driver tells the browser without waiting, and a chooser opened meanwhile is lost.
    const chosen = page.waitForEvent('filechooser')
    await tabTo(page, page.getByRole('button', { name: /^发送文件/ }))
    await keyboard.press('Enter')
    await (await chosen).setFiles({
      name: '推荐表.docx',
      mimeType: DOCX,
      buffer: await demoForm('wangjianguo'),
    })
    await onCard('提交').waitFor()
    await tabTo(page, page.getByRole('checkbox', { name: /材料真实/ }), 'Shift+Tab')
    await keyboard.press('Space')
    await tabTo(page, onCard('提交'))
    await keyboard.press('Enter')
    await onCard('确认提交').waitFor()
    await tabTo(page, onCard('确认提交'), 'Shift+Tab')
    await keyboard.press('Enter')

    await page.getByText('已提交王建国的推荐').first().waitFor()
    const states = await world.tx(async (db) => (await db.nomination.findMany()).map(({ state }) => state))
    expect(states).toEqual(['submitted'])
  })

  test('Tab leads through every region, and every stop shows that it is one', async () => {
    const world = await createWorld()
    await world.sim.say('周敏', '首页')
    await world.sim.idle()
    const page = await visit(world.sandbox.url, '?as=zhoumin&chat=bot', 1700)
    await page.getByRole('button', { name: '工作台' }).press('Enter')
    await page.getByRole('tab', { name: '线路' }).waitFor()
    await page.getByRole('searchbox').last().waitFor()
    await page.locator('body').click({ position: { x: 1, y: 1 } })

    const stops = await stopsOf(page)

    for (const region of ['工具', '人员：选择以谁的身份看', '第一分钟', '周敏的会话', '周敏看到的', '工作台'])
      expect(stops.map((stop) => stop.region)).toContain(region)
    for (const kind of [
      'button button',
      'textarea textarea',
      'log',
      'tab',
      'input search',
      'select select-one',
    ])
      expect(stops.map((stop) => stop.kind)).toContain(kind)
    expect(stops.filter(({ seen }) => !seen)).toEqual([])
  })

  test('the first stop leads past the people to where one writes', async () => {
    const { sandbox } = await startTenant()
    const page = await visit(sandbox.url, '?as=zhoumin&chat=bot')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.type('到了')
    await expect.poll(() => page.getByPlaceholder('以周敏').inputValue()).toBe('到了')
  })

  test('a dialog keeps the focus, and gives it back to what opened it', async () => {
    const { sandbox } = await startTenant()
    const page = await visit(sandbox.url)
    const opener = page.getByRole('button', { name: '重新开始' })
    await tabTo(page, opener)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()

    for (let pressed = 0; pressed < 12; pressed += 1) {
      await page.keyboard.press('Tab')
      await expect.poll(() => page.evaluate(KEPT)).toBe(true)
    }
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(opener)).toBe(true)
  })

  test('Escape puts a menu away, and what a menu opened gives the focus back to the menu’s button', async () => {
    const { sandbox } = await startTenant()
    const page = await visit(sandbox.url)
    const opener = page.getByRole('button', { name: '周敏的更多操作' })
    await tabTo(page, opener)
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => isFocused(page.getByRole('menuitem', { name: '停用机器人' }))).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(opener)).toBe(true)

    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '发起群聊' }).press('Enter')
    await page.getByRole('dialog', { name: '发起群聊' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(opener)).toBe(true)
  })
})
