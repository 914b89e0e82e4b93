import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Press, pressButton } from '../../sandbox/cards/form.ts'
import { validateCard } from '../../sandbox/cards/validate.ts'
import { seriousFindings } from './support/axe.ts'
import { inBrowser, useBrowser } from './support/browser.ts'
import { type GalleryQuery, useGallery } from './support/gallery.ts'

type Sample = { card: string; name: string; json: Record<string, unknown> }
const FAMILIES = ['button', 'input', 'select', 'picker', 'checker', 'menu']

/** Who is in the gallery's chat. */
const NAMES: Record<string, string> = { ou_zhoumin: '周敏', ou_lining: '李宁安', ou_wangfang: '王芳' }
const around = { nameOf: (id: string) => NAMES[id], members: Object.keys(NAMES) }

const samplesOf = async (family: string): Promise<Sample[]> =>
  JSON.parse(await readFile(new URL(`samples/${family}.json`, import.meta.url), 'utf8')) as Sample[]

const cardOf = async (family: string, name: string) =>
  (await samplesOf(family)).find((sample) => sample.name === name)?.json

/** What the page sent, in order. */
const pressesOf = async (page: Page): Promise<Press[]> =>
  JSON.parse((await page.locator('[data-presses]').getAttribute('data-presses')) ?? '[]') as Press[]

const toldOn = async (page: Page): Promise<{ sentence: string }[]> =>
  JSON.parse((await page.locator('[data-presses]').getAttribute('data-told')) ?? '[]') as {
    sentence: string
  }[]

const expectPresses = (page: Page, count: number) =>
  expect.poll(async () => (await pressesOf(page)).length, { timeout: 10_000 }).toBe(count)

inBrowser('what is filled and pressed on a card', () => {
  const addressOf = useGallery()
  const newPage = useBrowser()

  const open = async (from: string, only: string, rest: Partial<GalleryQuery> & { height?: number } = {}) => {
    const { height, ...query } = rest
    const { page, errors } = await newPage({ width: query.width ?? 800, ...(height && { height }) })
    await page.goto(addressOf({ from, only, ...query }))
    await page.locator('.card').first().waitFor()
    return { page, errors }
  }

  /** One press at the page sends exactly what `/_sim` sends for a person who says the same in words. */
  const expectSame = async (page: Page, [family, name]: [string, string], words: Press) => {
    await expectPresses(page, 1)
    const card = await cardOf(family, name)
    const [press = {}] = await pressesOf(page)
    const sent = pressButton(card, press, around)
    expect(sent).toEqual(pressButton(card, words, around))
    expect(sent).toMatchObject({ ok: true })
  }

  test.each(FAMILIES)('every sample of %s is a card the platform takes', async (family) => {
    for (const { json } of await samplesOf(family))
      expect(validateCard(json, { imageKeys: () => true, personIds: () => true })).toMatchObject({ ok: true })
  })

  test.each(FAMILIES.flatMap((family) => [[family, 'light'] as const, [family, 'dark'] as const]))(
    '%s in %s has no serious finding of axe and throws nothing',
    async (family, theme) => {
      const { page, errors } = await open(family, '', { theme })
      expect(await seriousFindings(page, '.gallery')).toEqual([])
      expect(errors).toEqual([])
    },
  )

  test.each(FAMILIES)(
    '%s fits a phone: nothing is wider, everything high enough for a thumb',
    async (family) => {
      const { page } = await open(family, '', { width: 390 })
      await expect
        .poll(() => page.locator('html').evaluate((own) => own.scrollWidth))
        .toBeLessThanOrEqual(390)
      const low = await page
        .locator('.card .ask-button, .card .ask-control, .card .ask-check')
        .evaluateAll((all) =>
          all.filter((one) => one.getBoundingClientRect().height < 40).map((one) => one.outerHTML),
        )
      expect(low).toEqual([])
    },
  )

  test('a form of inputs is filled by its labels and sends what was typed', async () => {
    const { page } = await open('input', 'form')
    await page.getByLabel('姓名').fill('王建国')
    await page.getByLabel('理由').fill('一\n二')
    await page.getByLabel('银行卡号').fill('6222')
    await page.getByLabel('评语').fill('<at id=all>')
    await page.getByRole('button', { name: '提交' }).click()
    await expectSame(page, ['input', 'form'], {
      button: '提交',
      form: { 姓名: '王建国', 理由: '一\n二', 银行卡号: '6222', 评语: '<at id=all>' },
    })
  })

  test('every wrong field is marked at once, nothing is sent, the first one has the focus', async () => {
    const { page } = await open('input', 'form')
    await page.getByLabel('理由').fill('字'.repeat(21))
    await page.getByRole('button', { name: '提交' }).click()
    const name = page.getByLabel('姓名')
    await expect.poll(() => name.evaluate((own) => own.matches(':focus'))).toBe(true)
    await expect.poll(() => name.getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => page.getByText('此项为必填项').count()).toBe(1)
    await expect.poll(() => page.getByText('最多 20 字，请删减').count()).toBe(1)
    await expect.poll(() => page.getByLabel('理由').inputValue()).toBe('字'.repeat(21))
    expect((await toldOn(page)).map(({ sentence }) => sentence)).toEqual(['有 2 项要填写或改正，没有提交'])
    await name.fill('王')
    await expect.poll(() => page.getByText('此项为必填项').count()).toBe(0)
    await expect.poll(() => pressesOf(page)).toEqual([])
  })

  test('a counter counts characters as the semantics do, and says so before the submit', async () => {
    const { page } = await open('input', 'form')
    // A short field counts only where it begins to matter.
    await page.getByLabel('姓名').fill('𬭎𬭎𬭎')
    await expect.poll(() => page.getByText('3/6').count()).toBe(0)
    await page.getByLabel('姓名').fill('𬭎𬭎𬭎𬭎𬭎')
    await expect.poll(() => page.getByText('5/6').count()).toBe(1)
    await page.getByLabel('姓名').fill('欧阳建国庆典礼')
    await expect.poll(() => page.getByText('7/6').count()).toBe(1)
    await expect.poll(() => page.getByText('最多 6 字，请删减').count()).toBe(1)
  })

  test('Enter submits a form with one submit button, and not one with two', async () => {
    const one = await open('input', 'form')
    await one.page.getByLabel('姓名').fill('王建国')
    await one.page.keyboard.press('Enter')
    await expectSame(one.page, ['input', 'form'], { button: '提交', form: { 姓名: '王建国' } })
    const two = await open('input', 'two-submits')
    await two.page.getByLabel('人选').fill('王建国')
    await two.page.keyboard.press('Enter')
    await two.page.getByRole('button', { name: '保存并离开' }).click()
    await expectSame(two.page, ['input', 'two-submits'], { button: '保存并离开', form: { 人选: '王建国' } })
  })

  test('a reset brings back what the card came with and sends nothing', async () => {
    const { page } = await open('input', 'form')
    await page.getByLabel('单位').fill('别处')
    await page.getByRole('button', { name: '重填' }).click()
    await expect.poll(() => page.getByLabel('单位').inputValue()).toBe('海淀精工')
    await expect.poll(() => pressesOf(page)).toEqual([])
  })

  test('a password is hidden until it is asked for', async () => {
    const { page } = await open('input', 'form')
    const secret = page.getByLabel('银行卡号')
    await expect.poll(() => secret.getAttribute('type')).toBe('password')
    await page.getByRole('button', { name: '显示输入的内容' }).click()
    await expect.poll(() => secret.getAttribute('type')).toBe('text')
  })

  test('an input outside of a form is sent by Enter, one of several lines by its button', async () => {
    const line = await open('input', 'alone')
    await line.page.getByLabel('搜索').fill('王')
    await line.page.keyboard.press('Enter')
    await expectSame(line.page, ['input', 'alone'], { button: '搜索', form: { value: '王' } })
    const lines = await open('input', 'alone')
    await lines.page.getByLabel('备注').fill('一')
    await lines.page.keyboard.press('Enter')
    await lines.page.keyboard.type('二')
    await lines.page.getByRole('button', { name: '发送' }).click()
    await expectSame(lines.page, ['input', 'alone'], { button: '备注', form: { value: '一\n二' } })
  })

  test('selects are filled by labels and option texts', async () => {
    const { page } = await open('select', 'form')
    const choose = async (label: string, ...texts: string[]) => {
      await page.getByLabel(label, { exact: true }).click()
      for (const name of texts) await page.getByRole('option', { name }).click()
    }
    await choose('行业', '金融业')
    await choose('联系人', '李宁安')
    await choose('荣誉', '国家级')
    await page.keyboard.press('Escape')
    await choose('评委', '周敏', '王芳')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '移除 市级' }).click()
    await page.getByRole('button', { name: '提交' }).click()
    await expectSame(page, ['select', 'form'], {
      button: '提交',
      form: { 行业: '金融业', 联系人: '李宁安', 荣誉: ['国家级'], 评委: ['周敏', '王芳'] },
    })
  })

  test('a select works by keyboard alone: search, arrows, type-ahead, Escape', async () => {
    const { page } = await open('select', 'form')
    await page.getByLabel('行业').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('业')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByLabel('行业').textContent()).toBe('建筑业')
    await page.keyboard.press('Tab')
    const level = page.getByLabel('档次', { exact: true })
    await level.focus()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await expect.poll(() => level.textContent()).toBe('1 欠缺')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Home')
    await page.keyboard.press('Escape')
    await expect.poll(() => level.textContent()).toBe('1 欠缺')
    await expect.poll(() => level.evaluate((own) => own.matches(':focus'))).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => level.textContent()).toBe('请选择')
  })

  test('an open list has no serious finding of axe either', async () => {
    const { page } = await open('select', 'form')
    await page.getByLabel('行业').click()
    expect(await seriousFindings(page, '.gallery')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByLabel('荣誉').click()
    expect(await seriousFindings(page, '.gallery')).toEqual([])
  })

  test('a select outside of a form sends at once, one with a question after 确定 alone', async () => {
    const order = await open('select', 'alone')
    await order.page.getByLabel('排序').click()
    await order.page.getByRole('option', { name: '按姓名' }).click()
    await expectSame(order.page, ['select', 'alone'], { button: '排序', form: { value: '按姓名' } })
    const who = await open('select', 'alone')
    const choose = async (answer: string) => {
      await who.page.getByLabel('负责人').click()
      await who.page.getByRole('option', { name: '王芳' }).click()
      await who.page.getByRole('dialog', { name: '换人？' }).getByRole('button', { name: answer }).click()
    }
    await choose('取消')
    await expect.poll(() => who.page.getByLabel('负责人').textContent()).toBe('请选择')
    await expect.poll(() => pressesOf(who.page)).toEqual([])
    await choose('确定')
    await expectSame(who.page, ['select', 'alone'], { button: '负责人', form: { value: '王芳' } })
  })

  test('dates are chosen by keyboard alone, in Chinese and in Shanghai', async () => {
    const { page } = await open('picker', 'form')
    await page.getByLabel('入会日期').focus()
    await page.keyboard.press('Enter')
    const today = page.getByRole('gridcell', { name: '2026年11月23日 星期一，今天' })
    await expect.poll(() => today.evaluate((own) => own.matches(':focus'))).toBe(true)
    for (const key of ['PageDown', 'ArrowRight', 'ArrowDown', 'Home', 'Enter']) await page.keyboard.press(key)
    await expect.poll(() => page.getByLabel('入会日期').textContent()).toBe('2026-12-28')
    await page.getByRole('button', { name: '提交' }).click()
    await expectSame(page, ['picker', 'form'], { button: '提交', form: { 入会日期: '2026-12-28' } })
  })

  test('a month later than the 31st of January is the end of February', async () => {
    const { page } = await open('picker', 'form')
    await page.getByLabel('入会日期').click()
    await page.getByRole('button', { name: '下一年' }).click()
    for (const name of ['上个月', '上个月']) await page.getByRole('button', { name }).click()
    await page.getByText('2027年9月').waitFor()
    await page.getByRole('gridcell', { name: '2027年9月30日 星期四' }).click()
    await expect.poll(() => page.getByLabel('入会日期').textContent()).toBe('2027-09-30')
    await page.getByLabel('入会日期').click()
    for (let month = 0; month < 5; month += 1) await page.keyboard.press('PageDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.getByLabel('入会日期').textContent()).toBe('2028-02-29')
  })

  test('a time and a moment are taken by 确定, and emptied by 清空', async () => {
    const { page } = await open('picker', 'form')
    await page.getByLabel('入会日期').click()
    await page.getByRole('button', { name: '今天' }).click()
    await page.getByLabel('完成时限').click()
    await page.getByRole('gridcell', { name: '2026年11月30日 星期一' }).click()
    await page.getByRole('listbox', { name: '时' }).getByRole('option', { name: '18' }).click()
    await page.getByRole('listbox', { name: '分' }).getByRole('option', { name: '05' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await page.getByLabel('几点').click()
    await page.getByRole('dialog').getByRole('button', { name: '清空' }).click()
    await page.getByRole('button', { name: '提交' }).click()
    await expectSame(page, ['picker', 'form'], {
      button: '提交',
      form: { 入会日期: '2026-11-23', 完成时限: '2026-11-30 18:05', 几点: '' },
    })
  })

  test('an open calendar has no serious finding of axe either', async () => {
    const { page } = await open('picker', 'form')
    await page.getByLabel('完成时限').click()
    expect(await seriousFindings(page, '.gallery')).toEqual([])
  })

  test('a date outside of a form is sent at once', async () => {
    const { page } = await open('picker', 'alone')
    await page.getByLabel('哪一天').click()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await expectSame(page, ['picker', 'alone'], { button: '哪一天', form: { value: '2026-11-29' } })
  })

  test('checkers: in a form, with a callback, one’s own, and a disabled one', async () => {
    const form = await open('checker', 'form')
    await form.page.getByLabel('我已阅读并同意公示规则').check()
    await form.page.getByLabel('材料已核对').uncheck()
    await form.page.getByRole('button', { name: '提交' }).click()
    await expectSame(form.page, ['checker', 'form'], {
      button: '提交',
      form: { 我已阅读并同意公示规则: true, 材料已核对: false },
    })
    const { page } = await open('checker', 'alone')
    await page.getByLabel('只给自己看的勾').check()
    await page.getByLabel('停用的勾').click({ force: true })
    await expect.poll(() => page.getByLabel('停用的勾').isChecked()).toBe(true)
    await page.getByLabel('已电话通知王建国').check()
    await expectSame(page, ['checker', 'alone'], { button: '已电话通知王建国' })
  })

  test('of two buttons with one text the one is pressed that was pressed', async () => {
    const { page } = await open('button', 'states')
    await page.getByRole('button', { name: '退回' }).nth(1).click()
    await expectPresses(page, 1)
    const [press = {}] = await pressesOf(page)
    expect(pressButton(await cardOf('button', 'states'), press)).toMatchObject({
      action: { value: { who: 'li' } },
    })
  })

  test('a question is asked by a dialog: Escape is 取消, the focus comes back, 确定 sends', async () => {
    const { page } = await open('button', 'states')
    const withdraw = page.getByRole('button', { name: '撤回' })
    await withdraw.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: '撤回这份推荐？' })
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => withdraw.evaluate((own) => own.matches(':focus'))).toBe(true)
    await expect.poll(() => pressesOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expectSame(page, ['button', 'states'], { button: '撤回' })
  })

  test('a disabled button says why to the keyboard and sends nothing', async () => {
    const { page } = await open('button', 'states')
    await page.getByRole('button', { name: '规则' }).focus()
    await page.keyboard.press('Tab')
    await page.getByRole('tooltip', { name: '评分已经结束' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '提交评分' }).click({ force: true })
    await expect.poll(() => pressesOf(page)).toEqual([])
  })

  test('a link opens a page of its own and sends nothing', async () => {
    const { page } = await open('button', 'states')
    await page.context().route('https://example.com/**', (route) => route.fulfill({ body: '' }))
    const popup = page.context().waitForEvent('page')
    await page.getByRole('button', { name: '规则' }).click()
    const opened = await popup
    await expect.poll(() => opened.evaluate('window.opener')).toBe(null)
    await expect.poll(() => pressesOf(page)).toEqual([])
  })

  test('while a press waits, its button is busy and the others are still', async () => {
    const { page } = await open('button', 'states', { wait: 6000 })
    const pass = page.getByRole('button', { name: '通过' })
    await pass.dblclick()
    await expect.poll(() => pass.getAttribute('aria-busy')).toBe('true')
    await page.getByRole('button', { name: '退回' }).first().click({ force: true })
    await expect.poll(() => pass.getAttribute('aria-busy'), { timeout: 20_000 }).toBe('false')
    await expect.poll(() => pressesOf(page)).toHaveLength(1)
    await page.getByRole('button', { name: '退回' }).first().click()
    await expectPresses(page, 2)
  })

  test('a double click is one press, also when the answer comes in between', async () => {
    const { page } = await open('button', 'states')
    await page.getByRole('button', { name: '通过' }).dblclick()
    await expectPresses(page, 1)
  })

  test('a menu is named by its row and works by keyboard', async () => {
    const { page } = await open('menu', 'rows')
    await page.getByRole('button', { name: '更多操作：王建国' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '退回' }).waitFor()
    expect(await seriousFindings(page, '.gallery')).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expectSame(page, ['menu', 'rows'], { button: '移出名单' })
  })

  test('a box is pressed by what it says; a button in it is pressed alone', async () => {
    const first = await open('menu', 'boxes')
    await first.page.getByText('海淀精工机械有限公司').click({ force: true })
    await expectSame(first.page, ['menu', 'boxes'], { button: '王建国 数控车工海淀精工机械有限公司' })
    const { page } = await open('menu', 'boxes')
    await page.getByRole('button', { name: '通过李雪', exact: true }).click()
    await expectSame(page, ['menu', 'boxes'], { button: '通过李雪' })
  })

  test('a list opens upwards where there is no room below', async () => {
    const { page } = await open('select', 'alone', { height: 320 })
    const field = page.getByLabel('负责人')
    await field.click()
    const [list, own] = [await page.getByRole('listbox').boundingBox(), await field.boundingBox()]
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(own?.y ?? 0)
  })
})
