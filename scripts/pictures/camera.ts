import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { CHROMIUM } from './needs.ts'
import { smallPng } from './palette.ts'
import { looksTheSame, pixelsOf } from './pixels.ts'

/** The same on every machine with the same Chromium and fonts: no GPU, no subpixel colours, no network of its own. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
]

export const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))

const DESKTOP = { width: 1280, height: 800 }
const WINDOWS = {
  desktop: { viewport: DESKTOP, deviceScaleFactor: 1 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const

type Window = { at?: keyof typeof WINDOWS; theme?: 'light' | 'dark' }

export type Camera = {
  /** a fresh window of somebody who was never here */
  window: (options?: Window) => Promise<Page>
  /** writes docs/pictures/<name>.png unless what is there looks the same */
  shoot: (page: Page, name: string) => Promise<void>
  close: () => Promise<void>
}

/** @param wanted names, or the beginnings of names; none: all */
export const openCamera = async (wanted: readonly string[]): Promise<Camera> => {
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  const heights = new Map<Page, number>()
  await mkdir(FOLDER, { recursive: true })
  return {
    window: async ({ at = 'desktop', theme = 'light' } = {}) => {
      const options = { ...WINDOWS[at], reducedMotion: 'reduce', colorScheme: theme } as const
      const context = await browser.newContext({ ...options, timezoneId: 'UTC', locale: 'zh-CN' })
      const page = await context.newPage()
      heights.set(page, options.viewport.height)
      page.on('pageerror', (error) => console.error(`页面报错：${error.message}`))
      return page
    },
    shoot: async (page, name) => {
      if (wanted.length === 0 || wanted.some((one) => name.startsWith(one))) await take(browser, page, name)
      // A high card may have needed a higher window; the next picture begins as usual.
      const { width, height } = page.viewportSize() ?? DESKTOP
      await page.setViewportSize({ width, height: heights.get(page) ?? height })
    },
    close: () => browser.close(),
  }
}

const take = async (browser: Browser, page: Page, name: string): Promise<void> => {
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const bytes = smallPng(await pixelsOf(browser, shot))
  const file = `${FOLDER}${name}.png`
  const isKept = await isThereAlready(browser, file, bytes)
  if (!isKept) await writeFile(file, bytes)
  const size = `${Math.ceil(bytes.length / 1024)} KB`
  console.log(`${name}.png　${size}${isKept ? '（没有变化，保留原图）' : ''}`)
}

const isThereAlready = async (browser: Browser, file: string, bytes: Buffer): Promise<boolean> => {
  const before = await readFile(file).catch(() => null)
  if (!before || before.equals(bytes)) return before !== null
  return looksTheSame(await pixelsOf(browser, before), await pixelsOf(browser, bytes))
}
