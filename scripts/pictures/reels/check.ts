import { buttonsOf, textOf } from '../../../sandbox/cards/form.ts'
import type { SimClient } from '../../../sandbox/client.ts'
import { cardWith, open, press, say, show, skipFirstMinute, withoutToast } from '../visit.ts'
import type { Reel } from './reel.ts'

/** 资格审核: the seeded entries taken there by the people themselves, three weeks later. */
export const checkReel: Reel = {
  seed: 'nominate',
  names: ['05-check'],
  shoot: async ({ camera, sim }) => {
    await handOver(sim)
    const page = await camera.window()
    await skipFirstMinute(page)
    const visit = { page, sim }
    await open(visit, '?as=hejing')
    await say(visit, '审核')
    await press(visit, '审核 · 秦岭')
    await withoutToast(visit)
    await show(cardWith(page, '退回补正'))
    await camera.shoot(page, '05-check')
  },
}

/** 杨柳 hands over what her street has, as its 推荐 and 汇总 end. */
const handOver = async (sim: SimClient): Promise<void> => {
  await sim.clock({ advance: '15d' })
  await nextStage(sim)
  await saying(sim, '杨柳', '汇总')
  for (const name of ['李雪', '罗松林']) await sim.press('杨柳', `纳入汇总 · ${name}`)
  await sim.press('杨柳', '上报')
  await sim.press('杨柳', '确认上报', {
    form: { 比选方式: '评比', 比选说明: '单位初评，街道复核材料', 负责人: '杨柳' },
  })
  await sim.clock({ advance: '7d' })
  await nextStage(sim)
}

const saying = async (sim: SimClient, person: string, words: string): Promise<void> => {
  await sim.say(person, words)
  await sim.idle()
}

/** The card first says what is missing; its button names the stage. */
const nextStage = async (sim: SimClient): Promise<void> => {
  await saying(sim, '林晓', '进入下一阶段')
  const { card } = await sim.lastCard('林晓')
  const button = buttonsOf(card).find(({ text }) => /进入(汇总|资格审核)$/.test(text))
  if (!button) throw new Error(`林晓还不能进入下一阶段：${textOf(card)}`)
  await sim.press('林晓', button.text)
  await sim.idle()
}
