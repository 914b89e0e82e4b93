import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

type Finding = { id: string; impact?: string | null; nodes: { html: string; failureSummary?: string }[] }

/** What axe finds serious or critical on the page, one line each; the page takes only its own colours and text. */
export const seriousFindings = async (page: Page, within = 'body'): Promise<string[]> => {
  const source = await readFile(AXE, 'utf8')
  await page.evaluate(source)
  const violations = await page.evaluate(async (selector) => {
    const { axe } = globalThis as unknown as {
      axe: { run: (where: string) => Promise<{ violations: Finding[] }> }
    }
    return (await axe.run(selector)).violations
  }, within)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
    )
}
