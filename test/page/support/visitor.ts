import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Generous: the browser, the sandbox and the bot share two cores with whatever else runs. */
const PATIENCE = 20_000

/** Somebody at the sandbox's page, who knows only what stands on buttons, labels and cards. */
export const visitor = (page: Page, url: string) => {
  page.setDefaultTimeout(PATIENCE)
  const conversation = page.locator('.shell-conversation, main').last()

  /** The newest card on the screen that has this. */
  const cardWith = (inside: Locator): Locator => page.locator('article.card').filter({ has: inside }).last()
  const buttonOn = (name: string | RegExp): Locator =>
    page.getByRole('button', { name, exact: typeof name === 'string' })

  return {
    page,
    opens: async (): Promise<void> => {
      await page.goto(`${url}/sandbox/`)
      await page.getByRole('navigation', { name: '人员' }).waitFor()
    },
    becomes: async (name: string): Promise<void> => {
      const rail = page.getByRole('navigation', { name: '人员' })
      await rail.getByRole('button', { name: new RegExp(`${name}`) }).click()
      await page.getByRole('main', { name: `${name}看到的` }).waitFor()
    },
    opensChat: async (name: string): Promise<void> => {
      await page
        .getByRole('navigation', { name: /会话/ })
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .click()
      await page.getByRole('heading', { name, exact: true, level: 2 }).waitFor()
    },
    says: async (words: string): Promise<void> => {
      await page.getByRole('textbox', { name: /的身份发送给/ }).fill(words)
      await page.getByRole('button', { name: '发送', exact: true }).click()
    },
    sendsFile: async (file: { name: string; bytes: Buffer; type: string }): Promise<void> => {
      const chosen = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: /^发送文件/ }).click()
      await (await chosen).setFiles({ name: file.name, mimeType: file.type, buffer: file.bytes })
    },
    /** Presses the button on the newest card that has it, says 确定 where that is asked, and waits for the answer. */
    presses: async (name: string | RegExp, nth = 0): Promise<void> => {
      const card = cardWith(buttonOn(name))
      const button = card.getByRole('button', { name, exact: typeof name === 'string' }).nth(nth)
      let isAnswered = false
      const answered = page
        .waitForResponse((response) => new URL(response.url()).pathname.endsWith('/clicks'))
        .then(() => {
          isAnswered = true
        })
      await button.click()
      const confirm = page.getByRole('dialog').getByRole('button', { name: '确定' })
      let isConfirmed = false
      const passes = async () => {
        if (!isConfirmed && (await confirm.isVisible())) {
          isConfirmed = true
          await confirm.click()
        }
        return isAnswered
      }
      await Promise.all([answered, expect.poll(passes, { timeout: PATIENCE }).toBe(true)])
      await expect.poll(() => page.locator('[aria-busy="true"]').count(), { timeout: PATIENCE }).toBe(0)
    },
    types: async (label: string, text: string): Promise<void> => {
      const field = page.getByLabel(label, { exact: true })
      await cardWith(field).getByLabel(label, { exact: true }).last().fill(text)
    },
    ticks: async (words: RegExp): Promise<void> => {
      await page.getByRole('checkbox', { name: words }).last().check()
    },
    picks: async (label: string, option: string | RegExp): Promise<void> => {
      await page.getByRole('combobox', { name: label }).last().click()
      await page.getByRole('option', { name: option }).first().click()
    },
    reads: async (words: string | RegExp): Promise<void> => {
      await page.locator('article.card').getByText(words).last().waitFor()
    },
    readsToast: async (words: string | RegExp): Promise<void> => {
      await page.locator('.shell-toasts').getByText(words).first().waitFor()
    },
    sees: (words: string): Promise<number> => conversation.getByText(words).count(),
  }
}

export type Visitor = ReturnType<typeof visitor>
