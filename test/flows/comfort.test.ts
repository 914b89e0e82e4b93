import { expect, test } from 'vitest'
import { criterionCodes } from '../../src/domain/criteria.ts'
import { counted } from '../support/counted.ts'
import { demoForm, send } from '../support/files.ts'
import { reviewWorld, wang } from '../support/review.ts'
import { createWorld, type World } from '../support/world.ts'

// The bounds of comfort: what an officer in her fifties on a phone, and a busy expert, will put up with.

const stateOf = ({ tx }: World) =>
  tx(async (db) => (await db.nomination.findMany()).map(({ state }) => state))

const names = [
  ['勇挑重担', '追求卓越', '示范带动'],
  ['技能精湛', '业绩突出', '持续学习'],
  ['业务洞察', '创新成果', '价值创造'],
  ['担当重任', '协同配合', '直面难题'],
  ['总结继承', '培养人才', '应用智能'],
]
const withHeadings = (part: string[]): string => part.map((name) => `【${name}】\n${name}的材料。`).join('\n')

test('a complete Word form is handed in with at most 3 presses and 0 characters', {
  timeout: 30_000,
}, async () => {
  const world = await createWorld()
  await send(world, '周敏', { name: '推荐表.docx', bytes: await demoForm('wangjianguo') })
  const 周敏 = counted(world, '周敏')
  await 周敏.press('提交', { declared: true })
  await 周敏.press('确认提交')
  expect(await stateOf(world)).toEqual(['submitted'])
  expect(周敏.effort.presses).toBeLessThanOrEqual(3)
  expect(周敏.effort.characters).toBe(0)
})

test('by talking it takes at most 2 presses beside the answers, and the declaration’s tick', {
  timeout: 60_000,
}, async () => {
  const world = await createWorld()
  const 周敏 = counted(world, '周敏')
  const answers = ['先进制造业', '110108200345', '过硬', '高级技师', '2023年海淀区职工技能大赛数控车工优胜']
  const career = '2012.07-2018.03 海淀精工 车工\n2018.04至今 海淀精工 数控车工'
  await 周敏.say('推荐 王建国 数控车工')
  for (const answer of [...answers, career, '二十年守着一台车床']) await 周敏.say(answer)
  await 周敏.say(names.map(withHeadings).join('\n'))
  await 周敏.press('提交', { declared: true })
  await 周敏.press('确认提交')
  expect(await stateOf(world)).toEqual(['submitted'])
  // The tick is the answer to the question whether it is true; the presses beside it are two.
  expect(周敏.effort.presses - 1).toBeLessThanOrEqual(2)
})

test('by screens it takes at most 3 screens and 20 presses', { timeout: 30_000 }, async () => {
  const world = await createWorld()
  await world.sim.say('周敏', '推荐')
  await world.sim.idle()
  const 周敏 = counted(world, '周敏')
  await 周敏.press('自己填写')
  await 周敏.press('下一步', {
    姓名: '王建国',
    岗位: '数控车工',
    行业: '先进制造业',
    工会会员号: '110108200345',
    政治素质: '政治素质过硬',
    技能等级或职称: '高级技师',
    竞赛成绩: '2023年海淀区职工技能大赛数控车工优胜',
    一线工作经历: '2012.07-2018.03 海淀精工 车工\n2018.04至今 海淀精工 数控车工',
  })
  const forces = ['引领力', '实践力', '创新力', '攻关力', '传承力']
  await 周敏.press(
    '下一步',
    Object.fromEntries(forces.map((force, at) => [force, withHeadings(names[at] ?? [])])),
  )
  await 周敏.press('提交', { declared: true })
  await 周敏.press('确认提交')
  expect(await stateOf(world)).toEqual(['submitted'])
  expect(周敏.effort.screens).toBeLessThanOrEqual(3)
  expect(周敏.effort.presses).toBeLessThanOrEqual(20)
})

test('one candidate is scored with at most 17 presses and 0 characters', { timeout: 30_000 }, async () => {
  const world = await reviewWorld({ entrants: [wang] })
  const 朱明 = counted(world, '朱明')
  await 朱明.press('开始评审')
  await world.sim.idle()
  for (const code of criterionCodes) await 朱明.press(`mark_${code}_4`)
  const done = await 朱明.press('提交评分')
  expect(done.toast?.content).toBe('已提交，总分 80.00')
  expect(朱明.effort).toEqual({ presses: 17, characters: 0, screens: 0 })
})
