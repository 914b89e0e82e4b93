import { cardWith, open, press, say, show, skipFirstMinute, withoutToast } from '../visit.ts'
import type { Reel, Stage } from './reel.ts'

/** 评审: the face with one mark to go, in light and dark, and what the chair sees of it. */
export const reviewReel: Reel = {
  seed: 'review',
  names: ['06-scoring', '07-progress', '13-dark'],
  shoot: async (stage) => {
    await scoring(stage)
    await progress(stage)
    await dark(stage)
  },
}

const scoring = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=liguodong')
  await press(visit, /开始评审/)
  await withoutToast(visit)
  await show(cardWith(page, '传承力'))
  await camera.shoot(page, '06-scoring')
}

const progress = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=xulan')
  await say(visit, '进度')
  await show(cardWith(page, '催办'))
  await camera.shoot(page, '07-progress')
}

const dark = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window({ theme: 'dark' })
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=zhanghaiyan')
  await press(visit, /开始评审/)
  await withoutToast(visit)
  await show(cardWith(page, '创新力'))
  await camera.shoot(page, '13-dark')
}
