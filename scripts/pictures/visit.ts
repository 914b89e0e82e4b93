import type { Locator, Page } from 'playwright-core'
import type { SimClient } from '../../sandbox/client.ts'

/** Generous: the browser, the sandbox and the bot share a machine with whatever else runs. */
const PATIENCE = 60_000

export type Visit = { page: Page; sim: SimClient }

/** The newest card that has these words, on this side of a split view. */
export const cardWith = (page: Page, words: string | RegExp, side = 'left'): Locator =>
  page.locator(`[data-side=${side}] article.card`).filter({ hasText: words }).last()

/** Opens the page at an address such as `?as=zhoumin`. */
export const open = async ({ page, sim }: Visit, query = ''): Promise<void> => {
  page.setDefaultTimeout(PATIENCE)
  await page.goto(`${sim.url}/sandbox/${query}`)
  await page.getByRole('main').first().waitFor()
  await settled({ page, sim })
}

/** Without the strip of the first minute, which belongs to one picture only. */
export const skipFirstMinute = (page: Page): Promise<unknown> =>
  page.addInitScript(`sessionStorage.setItem('sandbox.first-minute-closed', '1')`)

/** Presses the newest button with these words and waits until everything it caused has happened. */
export const press = async (visit: Visit, words: string | RegExp, side = 'left'): Promise<void> => {
  const scope = visit.page.locator(`[data-side=${side}]`)
  await scope
    .getByRole('button', { name: words, exact: typeof words === 'string' })
    .last()
    .click()
  await settled(visit)
}

/** Types into the newest field with this label. */
export const type = async ({ page }: Visit, label: string, words: string): Promise<void> =>
  page.locator('[data-side=left]').getByLabel(label, { exact: true }).last().fill(words)

export const say = async (visit: Visit, words: string): Promise<void> => {
  await visit.page.getByRole('textbox', { name: /的身份发送给/ }).fill(words)
  await visit.page.getByRole('button', { name: '发送', exact: true }).click()
  await settled(visit)
}

/** The bot is idle, no button waits for an answer, and what came over the live feed is drawn. */
export const settled = async ({ page, sim }: Visit): Promise<void> => {
  await sim.idle()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(SETTLE_MS)
}

/** Two frames and a lazily drawn card; a live update arrives in a few milliseconds. */
const SETTLE_MS = 400

/** Pixels above a card for the name of whoever sent it, and below it for its border. */
const ABOVE = 40
const BELOW = 14
/** A window no higher than this, so that a picture can still be read when a page shows it small. */
const HIGHEST = 1200

/** Makes the card whole: scrolls the conversation, in a higher window where it must be; else it begins at its top. */
export const show = async (card: Locator): Promise<void> => {
  await card.waitFor()
  const page = card.page()
  await page.mouse.move(0, 0)
  const size = page.viewportSize()
  const lacking = Math.ceil(await lackingFor(card, { scrolls: false }))
  if (size && lacking > 0) {
    await page.setViewportSize({ ...size, height: Math.min(HIGHEST, size.height + lacking) })
    await page.waitForTimeout(SETTLE_MS)
  }
  await lackingFor(card, { scrolls: true })
  await page.waitForTimeout(SETTLE_MS)
}

/** How many pixels the conversation is too low for the card. */
const lackingFor = (card: Locator, { scrolls }: { scrolls: boolean }): Promise<number> =>
  card.evaluate(
    (node, { above, below, scrolls }) => {
      const box = node.closest('.shell-scroll')
      if (!box) throw new Error('a card is in a conversation')
      const [of, inside] = [node.getBoundingClientRect(), box.getBoundingClientRect()]
      const lacking = of.height + above + below - inside.height
      const by = lacking > 0 ? of.top - inside.top - above : of.bottom - inside.bottom + below
      if (scrolls) box.scrollTop += by
      return lacking
    },
    { above: ABOVE, below: BELOW, scrolls },
  )

/** Toasts go by themselves; a picture of something else waits for that. */
export const withoutToast = async ({ page }: Visit): Promise<void> => {
  await page.locator('.shell-toasts > *').first().waitFor({ state: 'detached' })
}
