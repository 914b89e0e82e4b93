import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { validateCard } from '../../sandbox/cards/validate.ts'
import { seriousFindings } from './support/axe.ts'
import { inBrowser, useBrowser } from './support/browser.ts'
import { useGallery } from './support/gallery.ts'

const samplesOf = async () =>
  JSON.parse(await readFile(new URL('samples/show.json', import.meta.url), 'utf8')) as { json: unknown }[]

inBrowser('what a card shows', () => {
  const addressOf = useGallery()
  const newPage = useBrowser()

  const open = async (only: string, look: { theme?: 'light' | 'dark'; width?: number } = {}) => {
    const width = look.width ?? 800
    const { page, errors } = await newPage({ width })
    await page.goto(addressOf({ from: 'show', only, ...look }))
    await page.locator('.card').first().waitFor()
    return { page, errors }
  }

  test('every sample is a card the platform takes', async () => {
    for (const { json } of await samplesOf())
      expect(validateCard(json, { imageKeys: () => true, personIds: () => true })).toMatchObject({ ok: true })
  })

  test.each(['light', 'dark'] as const)('no serious finding of axe in %s', async (theme) => {
    const { page, errors } = await open('', { theme })
    await page.locator('.card-md').first().waitFor()
    await page.locator('canvas').first().waitFor()
    expect(await seriousFindings(page, '.gallery')).toEqual([])
    expect(errors).toEqual([])
  })

  test('a panel opens and closes by keyboard and says so', async () => {
    const { page } = await open('panels')
    const panel = page.getByRole('button', { name: '初审意见' })
    await expect.poll(() => panel.getAttribute('aria-expanded')).toBe('false')
    await panel.press('Enter')
    await expect.poll(() => panel.getAttribute('aria-expanded')).toBe('true')
    await page.getByText('内容', { exact: true }).waitFor()
    await panel.press('Space')
    await expect.poll(() => panel.getAttribute('aria-expanded')).toBe('false')
  })

  test('a table turns its pages, formats its values and scrolls on a phone with its first column kept', async () => {
    const { page } = await open('table', { width: 390 })
    const firstOnPage = () => page.locator('tbody th').first().textContent()
    await expect.poll(() => firstOnPage()).toBe('东城区0')
    await page.getByRole('button', { name: '下一页' }).click()
    await expect.poll(() => firstOnPage()).toBe('东城区3')
    await page.getByText('¥3,853,693.50').waitFor()
    const scroll = page.getByRole('region', { name: '表格，可以左右滚动' })
    const before = await page.locator('tbody th').first().boundingBox()
    await scroll.evaluate((box) => box.scrollBy(200, 0))
    expect((await page.locator('tbody th').first().boundingBox())?.x).toBe(before?.x)
  })

  test('bisect puts two columns into a line of a phone, and all into one of a computer', async () => {
    const lines = async (width: number) => {
      const { page } = await open('columns', { width })
      const columns = await page.locator('.card-flex-bisect > .card-column').all()
      const tops = await Promise.all(columns.map(async (one) => (await one.boundingBox())?.y))
      return new Set(tops).size
    }
    expect([await lines(390), await lines(800)]).toEqual([2, 1])
  })

  test('a picture is seen large in a dialog that Escape closes', async () => {
    const { page } = await open('pictures')
    const zoom = page.getByRole('button', { name: '放大图片：样张' }).first()
    await zoom.press('Enter')
    await page.getByRole('dialog', { name: '样张' }).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => zoom.evaluate((own) => own.matches(':focus'))).toBe(true)
  })

  test('a chart has a name and its values, and one that cannot be drawn says so', async () => {
    const { page } = await open('charts')
    await page.getByRole('img', { name: '按月申报（折线图）' }).locator('canvas').waitFor()
    await expect
      .poll(() => page.getByRole('table', { name: '行业（饼图）' }).locator('tbody tr').count())
      .toBe(3)
    await page.getByText('图表没能画出来，数据见下表').waitFor()
  })
})
