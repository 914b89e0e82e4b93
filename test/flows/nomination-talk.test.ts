import { expect, test } from 'vitest'
import { buttonsOf, textOf } from '../../sandbox/cards/form.ts'
import { createWorld, type World } from '../support/world.ts'

/** What 周敏 knows about 王建国, answer by answer. */
const answers: readonly (readonly [question: string, answer: string])[] = [
  ['行业', '先进制造业'],
  ['工会会员号', '110108200345'],
  ['政治素质', '过硬'],
  ['技能等级或职称', '高级技师'],
  ['竞赛成绩', '2023年海淀区职工技能大赛数控车工优胜'],
  ['一线工作经历', '2012.07-2018.03 海淀精工 车工\n2018.04至今 海淀精工 数控车工'],
  ['一句话事迹', '二十年守着一台车床，把精度做到微米'],
]

const names = [
  '勇挑重担 追求卓越 示范带动',
  '技能精湛 业绩突出 持续学习',
  '业务洞察 创新成果 价值创造',
  '担当重任 协同配合 直面难题',
  '总结继承 培养人才 应用智能',
].flatMap((line) => line.split(' '))
const pasted = names.map((name) => `【${name}】\n${name}的材料，连续三年有记录。`).join('\n')

const says = async ({ sim }: World, person: string, words: string): Promise<string> => {
  await sim.say(person, words)
  await sim.idle()
  return textOf((await sim.lastCard(person)).card)
}

test('周敏 recommends 王建国 by talking, with two presses beside the answers', {
  timeout: 60_000,
}, async () => {
  const world = await createWorld()
  const { sim } = world
  const first = await says(world, '周敏', '推荐 王建国 数控车工 海淀精工')
  expect(first).toContain('王建国 · 数控车工 · 海淀精工机械有限公司')
  expect(first).toContain('姓名：王建国')
  expect(first).toContain('岗位：数控车工')
  expect(first).toContain('单位：海淀精工机械有限公司')
  let seen = first
  for (const [question, answer] of answers) {
    expect(seen).toContain(`正在填：${question}`)
    expect(seen).toContain('以后再说')
    seen = await says(world, '周敏', answer)
    expect(seen.split('\n').slice(0, 3).join('\n')).toContain('王建国')
    expect(seen).toContain(`${question}：`)
  }
  expect(seen).toContain('正在填：勇挑重担')
  seen = await says(world, '周敏', pasted)
  expect(seen).toContain('必填的都齐了')
  expect(seen).toContain('五力材料（已写15项，共15项）')
  const asked = await sim.press('周敏', '提交', { form: { declared: true } })
  expect(textOf(asked.card)).toContain('我是周敏，代表海淀精工机械有限公司郑重承诺')
  const done = await sim.press('周敏', '确认提交')
  expect(done.toast?.content).toBe('已提交王建国的推荐')
  expect(textOf(done.card)).toContain('王建国：待汇总')
})

test('a unit that is not hers is refused kindly and makes no draft', async () => {
  const world = await createWorld()
  const seen = await says(world, '周敏', '推荐 张伟民 装配工 云启智造')
  expect(seen).toContain('“云启智造”不在您负责的范围内，请转给该单位的工会干部办理。（R02）')
  expect(await world.tx((db) => db.nomination.count())).toBe(0)
})

test('a worker without the role cannot begin a nomination', async () => {
  const world = await createWorld()
  const seen = await says(world, '邓小云', '推荐 王建国 数控车工')
  expect(seen).toContain('这一步由其他岗位的同志办理')
  expect(await world.tx((db) => db.nomination.count())).toBe(0)
})

test('以后再说 puts a question off, by button and by word', async () => {
  const world = await createWorld()
  await says(world, '周敏', '推荐 王建国 数控车工')
  const answer = await world.sim.press('周敏', '以后再说')
  expect(textOf(answer.card)).toContain('正在填：工会会员号')
  expect(await says(world, '周敏', '以后再说')).toContain('正在填：政治素质')
})

test('a choice offered as a button answers the question', async () => {
  const world = await createWorld()
  await says(world, '周敏', '推荐 王建国 数控车工')
  const answer = await world.sim.press('周敏', '先进制造业')
  expect(textOf(answer.card)).toContain('行业：先进制造业')
  expect(textOf(answer.card)).toContain('正在填：工会会员号')
})

test('an answer that is none is refused in words and the question stays', async () => {
  const world = await createWorld()
  await says(world, '周敏', '推荐 王建国 数控车工 ')
  await says(world, '周敏', '先进制造业')
  const seen = await says(world, '周敏', '我不知道')
  expect(seen).toContain('会员号请填4到20位数字或字母')
  expect(seen).toContain('正在填：工会会员号')
  expect(await says(world, '周敏', '你好')).toContain('正在填：工会会员号')
  expect(await says(world, '周敏', '110108200345')).toContain('正在填：政治素质')
})

test('a correction changes the field named and goes on asking', async () => {
  const world = await createWorld()
  await says(world, '周敏', '推荐 王建国 数控车工')
  const seen = await says(world, '周敏', '改 岗位 数控铣工')
  expect(seen).toContain('王建国 · 数控铣工')
  expect(seen).toContain('岗位：数控铣工')
  expect(seen).toContain('正在填：行业')
  expect(await says(world, '周敏', '改 姓名')).toContain('正在填：姓名')
})

test('首页 works in the middle of the talk, and 继续 takes it up again', async () => {
  const world = await createWorld()
  await says(world, '周敏', '推荐 王建国 数控车工')
  expect(await says(world, '周敏', '首页')).toContain('周敏，您好')
  expect(await says(world, '周敏', '继续')).toContain('正在填：行业')
})

test('a pasted list of labels begins a nomination and fills what it names', async () => {
  const world = await createWorld()
  const list = '姓名：王建国\n单位：海淀精工\n岗位：数控车工\n行业：制造业\n会员号：110108200345'
  const seen = await says(world, '周敏', list)
  expect(seen).toContain('王建国 · 数控车工 · 海淀精工机械有限公司')
  expect(seen).toContain('行业：先进制造业')
  expect(seen).toContain('正在填：政治素质')
})

test('several drafts are listed with their age, and one is chosen by its name', async () => {
  const world = await createWorld()
  await says(world, '周敏', '推荐 王建国 数控车工')
  await world.sim.clock({ advance: '2d' })
  await says(world, '周敏', '推荐 邓小云 质检员')
  const seen = await says(world, '周敏', '继续')
  expect(seen).toContain('2天前改过')
  expect(seen).toContain('刚刚改过')
  const card = (await world.sim.lastCard('周敏')).card
  expect(buttonsOf(card).map(({ text }) => text)).toEqual(['继续 · 邓小云', '继续 · 王建国'])
  const answer = await world.sim.press('周敏', '继续 · 王建国')
  expect(textOf(answer.card)).toContain('王建国 · 数控车工')
})

test('a text of more than 1,000 characters is refused, kept, and can be shortened', async () => {
  const world = await createWorld()
  await says(world, '周敏', '推荐 王建国 数控车工')
  await says(world, '周敏', '改 勇挑重担')
  const seen = await says(world, '周敏', `${'好'.repeat(1200)}`)
  expect(seen).toContain('写得太长')
  expect(seen).toContain('正在填：勇挑重担')
  expect(seen).toContain('没有存上的原文')
})

test('words without any question open are answered with what can be done', async () => {
  const world = await createWorld()
  const seen = await says(world, '邓小云', '今天天气真好')
  expect(seen).toContain('没有看懂这句话')
  expect(seen).toContain('我的申报')
})
