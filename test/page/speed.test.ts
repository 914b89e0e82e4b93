import { readdir, readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Fixture } from '../cards/fixture.ts'
import { slowness } from '../support/slowness.ts'
import { startTenant } from '../support/tenant.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

const DIST = fileURLToPath(new URL('../../sandbox/page/dist/', import.meta.url))
const FIXTURES = fileURLToPath(new URL('../cards/fixtures/', import.meta.url))
const MESSAGES = 2000
const FIRST_LOAD_BYTES = 80 * 1024
const OPEN_MS = 1000
const LONG_TASK_MS = 100

const cardsOfOurs = async (): Promise<unknown[]> => {
  const names = (await readdir(FIXTURES)).filter((name) => name.endsWith('.ts')).sort()
  const modules = await Promise.all(
    names.map(async (name) => (await import(`${FIXTURES}${name}`)) as { fixtures: Fixture[] }),
  )
  return modules.flatMap(({ fixtures }) => fixtures.map(({ json }) => json))
}

/** Three cards of ours, small and large, to two texts. */
const fill = async ({ sim, send, openIdOf }: Awaited<ReturnType<typeof startTenant>>): Promise<void> => {
  // The first chart of a page brings VChart, 320 KB of script, whose start is one long task wherever it happens.
  const cards = (await cardsOfOurs()).filter((card) => !JSON.stringify(card).includes('"tag":"chart"'))
  const me = openIdOf('周敏')
  for (let count = 0; count < MESSAGES; count += 1) {
    if (count % 5 < 2) await sim.say('周敏', `第${count}条：请问推荐表里“岗位”怎么填？`)
    else await send(me, cards[count % cards.length])
  }
}

const watchLongTasks = (page: Page) =>
  page.evaluate(() => {
    const seen: number[] = []
    Object.assign(globalThis, { longTasks: seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration)
    }).observe({ type: 'longtask' })
  })
const longTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks)

/** As a hand on a wheel: two thirds of a screen at a time, as fast as frames come, up to the first message. */
const scrollUp = (page: Page): Promise<number> =>
  page.evaluate(async (messages) => {
    const box = document.querySelector('.shell-scroll')
    if (!box) throw new Error('no conversation')
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    let still = 0
    for (let steps = 0; still < 120 && steps < messages * 20; steps += 1) {
      const before = box.scrollTop
      box.scrollTop -= 600
      await frame()
      still = box.scrollTop === before && before === 0 ? still + 1 : 0
    }
    return box.scrollHeight
  }, MESSAGES)

inBrowser('how long the page takes', () => {
  const open = useBrowser()

  test('the first load without charts is at most 80 KB gzip', async () => {
    const { sandbox } = await startTenant()
    const { page } = await open()
    const loaded = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (pathname.startsWith('/sandbox/')) loaded.add(pathname.replace(/^\/sandbox\//, '') || 'index.html')
    })
    await page.goto(`${sandbox.url}/sandbox/`)
    await page.getByRole('main').waitFor()
    await page.getByRole('region', { name: '第一分钟' }).waitFor()
    const sizes = await Promise.all(
      [...loaded].map(async (file) => gzipSync(await readFile(`${DIST}${file}`)).length),
    )
    expect(loaded.size).toBeGreaterThan(2)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(FIRST_LOAD_BYTES)
    const chart = (await readdir(`${DIST}assets`)).find((name) => name.startsWith('draw-chart'))
    expect((await stat(`${DIST}assets/${chart}`)).size).toBeGreaterThan(FIRST_LOAD_BYTES)
  })

  test('a chat of 2,000 messages opens within a second and scrolls without a task over 100 ms', {
    timeout: 300_000,
  }, async () => {
    // Where time stands still the platform does not count how many a second one person gets.
    const tenant = await startTenant({ clock: 'frozen' })
    await fill(tenant)
    const { page, errors } = await open({ width: 1280, height: 900 })
    await page.goto(`${tenant.sandbox.url}/sandbox/?as=linxiao`)
    await page.getByRole('main', { name: '林晓看到的' }).waitFor()
    await watchLongTasks(page)
    const pace = slowness()

    const took = await page.evaluate(async () => {
      const button = document.querySelector<HTMLElement>('[data-person="zhoumin"]')
      const began = performance.now()
      button?.click()
      const drawn = () =>
        document.querySelector('[data-side="left"] article.card, [data-side="left"] .shell-bubble')
      while (!drawn()) await new Promise((resolve) => requestAnimationFrame(resolve))
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
      return performance.now() - began
    })
    const height = await scrollUp(page)
    const tasks = await longTasks(page)
    console.log(
      `opened in ${Math.round(took)} ms; ${tasks.length} tasks over 50 ms, longest ${Math.round(Math.max(0, ...tasks))} ms; pace ${pace.toFixed(2)}`,
    )
    expect(errors).toEqual([])
    await page.getByText('第0条：', { exact: false }).waitFor()
    expect(height).toBeGreaterThan(MESSAGES * 40)
    expect(took).toBeLessThan(OPEN_MS * pace)
    expect(tasks.filter((ms) => ms > LONG_TASK_MS * Math.max(pace, slowness()))).toEqual([])
  })
})
