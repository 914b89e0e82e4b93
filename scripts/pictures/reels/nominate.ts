import { cardWith, open, press, say, settled, show, skipFirstMinute, withoutToast } from '../visit.ts'
import type { Reel, Stage } from './reel.ts'

/** 推荐: an officer's first minute, a form read, screens, the last look before 确认提交, and the workbench. */
export const nominateReel: Reel = {
  seed: 'nominate',
  names: [
    '01-first-minute',
    '02-file-read',
    '03-screens',
    '04-preview',
    '12-phone',
    '14-workbench',
    '15-split',
  ],
  shoot: async (stage) => {
    await byFile(stage)
    await workbench(stage)
    await onPhone(stage)
    await byScreens(stage)
    await splitView(stage)
  },
}

const byFile = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  const visit = { page, sim }
  await open(visit)
  await camera.shoot(page, '01-first-minute')
  await page.getByRole('button', { name: '发送这份推荐表' }).click()
  await page.getByRole('button', { name: '收起第一分钟的提示' }).click()
  const read = cardWith(page, '必填的都齐了')
  await read.waitFor()
  await settled(visit)
  await show(read)
  await camera.shoot(page, '02-file-read')
  await read.getByRole('checkbox', { name: /材料真实/ }).check()
  await press(visit, '提交')
  await withoutToast(visit)
  await show(cardWith(page, '确认提交'))
  await camera.shoot(page, '04-preview')
  await press(visit, '确认提交')
}

const workbench = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit)
  await page.getByRole('button', { name: '工作台', exact: true }).click()
  await settled(visit)
  await camera.shoot(page, '14-workbench')
}

const onPhone = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window({ at: 'phone' })
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=wugang&chat=bot')
  await camera.shoot(page, '12-phone')
}

const byScreens = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=luping')
  await say(visit, '推荐')
  await press(visit, '自己填写')
  await withoutToast(visit)
  await show(cardWith(page, '下一步'))
  await camera.shoot(page, '03-screens')
}

const splitView = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=zhoumin&with=yangliu')
  await camera.shoot(page, '15-split')
}
