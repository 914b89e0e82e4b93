import { cardWith, open, press, say, show, skipFirstMinute, type, withoutToast } from '../visit.ts'
import type { Reel, Stage } from './reel.ts'

const GROUP = '海淀职工之家'

/** 公示: the ranking behind it, the list in a group, an objection and its case, and the meeting afterwards. */
export const publicityReel: Reel = {
  seed: 'publicity',
  names: ['08-ranking', '09-publicity', '10-objection', '11-decision'],
  shoot: async (stage) => {
    await ranking(stage)
    await publicity(stage)
    await objection(stage)
    await decision(stage)
  },
}

const ranking = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=xulan')
  await show(cardWith(page, '名次'))
  await camera.shoot(page, '08-ranking')
}

const publicity = async ({ camera, sim }: Stage): Promise<void> => {
  const chat = (await sim.state()).chats.find(({ name }) => name === GROUP)
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, `?as=dengxiaoyun&chat=${chat?.id}`)
  await show(cardWith(page, '我有异议'))
  await camera.shoot(page, '09-publicity')
  await press(visit, '我有异议')
}

const objection = async ({ camera, sim }: Stage): Promise<void> => {
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=dengxiaoyun&with=gaoyuan')
  await type(visit, '真实姓名', '邓小云')
  await type(visit, '联系方式', '13800001026')
  await type(visit, '事实', '名单上的获奖年份和我在公司公告里看到的不一样，请核对一下证书。')
  await show(cardWith(page, '真实姓名'))
  await show(cardWith(page, '受理', 'right'))
  await camera.shoot(page, '10-objection')
}

const decision = async ({ camera, sim }: Stage): Promise<void> => {
  await sim.clock({ advance: '9d' })
  const page = await camera.window()
  await skipFirstMinute(page)
  const visit = { page, sim }
  await open(visit, '?as=qianwen')
  await say(visit, '录入会议')
  await type(visit, '会议名称', '2026年第12次党组会')
  await press(visit, '同意 · 王建国')
  await withoutToast(visit)
  await show(cardWith(page, '会议名称'))
  await camera.shoot(page, '11-decision')
}
