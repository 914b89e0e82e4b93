import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { boundGroup, publicityWorld, released } from '../support/publicity.ts'
import { createWorld, type World } from '../support/world.ts'
import { seriousFindings } from './support/axe.ts'
import { inBrowser, useBrowser } from './support/browser.ts'

const PATIENCE = 20_000

type Look = { theme: 'light' | 'dark'; width: number }
const looks: Look[] = (['light', 'dark'] as const).flatMap((theme) =>
  [1280, 390].map((width) => ({ theme, width })),
)

/** The list stands in the group, 周敏 has cards; everything below is looked at in this one world. */
const worldToSee = async (): Promise<World & { group: string }> => {
  const world = await publicityWorld()
  const group = await boundGroup(world)
  await released(world)
  await world.sim.say('邓小云', '看到了，谢谢', group)
  await world.sim.say('周敏', '首页')
  await world.sim.say('周敏', '规则')
  await world.sim.idle()
  return Object.assign(world, { group })
}

inBrowser('axe finds nothing serious', () => {
  const open = useBrowser()

  const visit = async (world: World, { theme, width }: Look) => {
    const { page, errors } = await open({ width, height: 844 })
    page.setDefaultTimeout(PATIENCE)
    await page.addInitScript(`localStorage.setItem('sandbox.theme', '${theme}')`)
    onTestFinished(() => expect(errors).toEqual([]))
    const go = async (query: string): Promise<Page> => {
      await page.goto(`${world.sandbox.url}/sandbox/${query}`)
      await page.locator('.shell-main').waitFor()
      return page
    }
    return { page, go }
  }

  test.each(looks)(
    'in conversations, the group, dialogs and stories, $theme and $width wide',
    async (look) => {
      const world = await worldToSee()
      const found: Record<string, string[]> = {}
      const { page, go } = await visit(world, look)
      const see = async (what: string): Promise<void> => {
        const findings = await seriousFindings(page)
        if (findings.length > 0) found[what] = findings
      }
      await go('')
      await page.getByRole('region', { name: '第一分钟' }).waitFor()
      await see('first minute')
      await go('?people=1')
      await see('people')
      await go('?as=zhoumin&chat=bot')
      await page.locator('.card').nth(1).waitFor()
      await see('conversation with cards')
      await go(`?as=dengxiaoyun&chat=${world.group}`)
      await page.getByRole('button', { name: '我有异议' }).waitFor()
      await see('group with the list')
      await page.getByRole('button', { name: /^\d+ 人/ }).click()
      await page.getByRole('dialog', { name: /群成员/ }).waitFor()
      await see('members')
      await page.getByRole('button', { name: '添加成员或机器人' }).click()
      await see('adding members')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '重新开始' }).click()
      await page.getByRole('dialog', { name: '重新开始' }).waitFor()
      await see('reset')
      await page.keyboard.press('Escape')
      await page.getByText('小故事', { exact: true }).click()
      await page.getByRole('button', { name: '外观' }).click()
      await page.getByRole('menu').waitFor()
      await see('stories asked for, a menu')
      await page.keyboard.press('Escape')
      await go('?as=zhoumin&chat=bot&with=liguodong')
      await see('side by side')
      expect(found).toEqual({})
    },
  )

  test.each(looks)('in every tab of the workbench, $theme and $width wide', async (look) => {
    const world = await worldToSee()
    const found: Record<string, string[]> = {}
    const { page, go } = await visit(world, look)
    await go('?as=zhoumin&chat=bot')
    await page.getByRole('button', { name: '工作台' }).click()
    await page.getByRole('tab').first().waitFor()
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click()
      await page.getByRole('tabpanel').locator(':scope > *').first().waitFor()
      const findings = await seriousFindings(page, '.shell-bench')
      if (findings.length > 0) found[(await tab.textContent()) ?? ''] = findings
    }
    expect(found).toEqual({})
  })

  test.each(looks)('in a story that is being told, $theme and $width wide', async (look) => {
    const world = await createWorld({ seed: 'nominate' })
    const { page, go } = await visit(world, look)
    await go('?as=zhoumin&chat=bot')
    await page.getByRole('region', { name: '第一分钟' }).waitFor()
    if (look.width < 700) await page.getByText('小故事', { exact: true }).click()
    await page.getByRole('button', { name: /小故事 1/ }).click()
    await page.getByRole('region', { name: /^小故事：/ }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })
})
