import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'

const CHROMIUM = '/usr/bin/chromium'
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const isThere = existsSync(CHROMIUM)
if (!isThere) console.warn(`没有 ${CHROMIUM}，网页的测试没有运行。安装：apt-get install chromium`)

/** Skips where nobody installed a browser; in CI a missing one is a failure, not a skip. */
export const inBrowser = isThere || process.env.CI ? describe : describe.skip

type Window = { width?: number; height?: number; reducedMotion?: 'reduce' | 'no-preference' }

/** One Chromium for a file of tests; each page is in a context of its own and closed when the file is over. */
export const useBrowser = () => {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (isThere || process.env.CI) browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
  })
  /** A fresh page that fails on nothing silently: what it throws is in `errors`. */
  return async ({
    width = 800,
    height = 900,
    reducedMotion = 'reduce',
  }: Window = {}): Promise<{
    page: Page
    errors: string[]
  }> => {
    if (!browser) throw new Error(`没有 ${CHROMIUM}`)
    const context = await browser.newContext({
      viewport: { width, height },
      reducedMotion,
      timezoneId: 'UTC',
    })
    const page = await context.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    return { page, errors }
  }
}
