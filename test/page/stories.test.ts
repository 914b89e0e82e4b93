import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'
import { inBrowser, useBrowser } from './support/browser.ts'
import { type Visitor, visitor } from './support/visitor.ts'

inBrowser('the three guided stories, each in at most five presses', () => {
  const open = useBrowser()
  const opened = async (world: World): Promise<{ me: Visitor; presses: () => Promise<number> }> => {
    const { page } = await open({ width: 1280, height: 900 })
    // Every press of the visitor from the first step to what the other person sees, ticks too.
    await page.addInitScript(() => {
      const counted = { presses: 0 }
      Object.assign(globalThis, { counted })
      addEventListener('pointerdown', () => {
        counted.presses += 1
      })
    })
    const me = visitor(page, world.sandbox.url)
    await me.opens()
    const presses = () =>
      page.evaluate(() => {
        const { counted } = globalThis as unknown as { counted: { presses: number } }
        const sofar = counted.presses
        counted.presses = 0
        return sofar
      })
    return { me, presses }
  }
  const button = ({ page }: Visitor, name: RegExp | string) => page.getByRole('button', { name }).last()

  test('推荐一位工匠: the sample, a tick, two presses, and 王建国 is asked', async () => {
    const world = await createWorld({ seed: 'nominate' })
    const { me, presses } = await opened(world)
    await button(me, /小故事 1/).click()
    await presses()
    await button(me, '发送这份推荐表').click()
    await me.ticks(/材料真实/)
    await me.presses('提交')
    await me.presses('确认提交')
    await button(me, '看看王建国收到了什么').click()
    await me.page.getByRole('main', { name: '王建国看到的' }).waitFor()
    await me.reads(/同意公示我的姓名/)
    expect(await presses()).toBeLessThanOrEqual(5)
  })

  test('the sample is dragged from beside the chat into it', async () => {
    const world = await createWorld({ seed: 'nominate' })
    const { me } = await opened(world)
    await me.page.getByTitle(/^拖进聊天里/).dragTo(me.page.locator('.shell-conversation'))
    await me.reads(/必填的都齐了/)
  })

  test('给一位候选人打分: the missing mark, one press, and 许岚 sees who has finished', async () => {
    const world = await createWorld({ seed: 'review' })
    const { me, presses } = await opened(world)
    await button(me, /小故事 2/).click()
    await presses()
    await me.presses('4 优秀', 2)
    await me.presses('提交评分')
    await button(me, '看看评审组长许岚看到什么').click()
    await me.reads(/已提交\d+份/)
    expect(await presses()).toBeLessThanOrEqual(5)
  })

  test('在群里看公示: 我有异议 in the group, a form in private, and 高远 has the case', async () => {
    const world = await createWorld({ seed: 'publicity' })
    await world.sim.idle()
    const { me, presses } = await opened(world)
    await button(me, /小故事 3/).click()
    await presses()
    await me.reads(/公示时间/)
    await me.presses('我有异议')
    await me.page.getByLabel('真实姓名').waitFor()
    await button(me, '填好一份示例').click()
    await me.presses('提交')
    await button(me, '看看案件承办高远看到什么').click()
    await me.reads(/请核对检测报告/)
    expect(await presses()).toBeLessThanOrEqual(5)
  })
})
