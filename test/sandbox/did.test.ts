import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SimDid } from '../../sandbox/contract.ts'
import { testText } from '../../sandbox/page/bench/test-text.ts'
import { smallCard, startTenant } from '../support/tenant.ts'
import { createWorld } from '../support/world.ts'

const told = (acts: SimDid[]) => acts.map(({ by, verb, args }) => ({ by, verb, args }))

const field = (name: string, label: string, rest: object = {}) => ({
  tag: 'input',
  name,
  label: { tag: 'plain_text', content: label },
  ...rest,
})
const option = (text: string, value: string) => ({ text: { tag: 'plain_text', content: text }, value })

const formCard = {
  schema: '2.0',
  config: { update_multi: true },
  body: {
    elements: [
      {
        tag: 'form',
        name: 'f',
        elements: [
          field('n', '姓名'),
          field('u', '单位', { default_value: '海淀精工' }),
          field('bank', '银行卡号', { input_type: 'password' }),
          { tag: 'markdown', content: '技能等级' },
          { tag: 'select_static', name: 'level', options: [option('高级技师', '1'), option('技师', '2')] },
          {
            tag: 'button',
            name: 'send',
            form_action_type: 'submit',
            text: { tag: 'plain_text', content: '提交' },
            behaviors: [{ type: 'callback', value: { a: 'send' } }],
          },
        ],
      },
    ],
  },
}

test('a press is told by the button’s words and the form by its labels, without secrets or what was left alone', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  await bot({ 'card.action.trigger': () => ({ toast: { type: 'success', content: '已提交' } }) })
  const sent = await send(openIdOf('周敏'), formCard)
  const form = { n: '王建国', u: '海淀精工', bank: '6222020200112233', level: '2' }

  await sim.click('zhoumin', { message: sent.data?.message_id ?? '', button: 'send', form })

  const did = await sim.did()
  const args = {
    button: '提交',
    form: { 姓名: '王建国', 银行卡号: '…', 技能等级: '技师' },
    toast: '已提交',
  }
  expect(told(did)).toEqual([{ by: '周敏', verb: 'press', args }])
  expect(testText(did)).not.toContain('6222')
})

test('only what worked is noted, by names', async () => {
  const { sim, send, bot, openIdOf } = await startTenant({ clock: 'frozen' })
  await bot({ 'im.message.receive_v1': () => ({}), 'card.action.trigger': () => ({}) })
  const sent = await send(openIdOf('周敏'), smallCard('待审'))
  await sim.say(openIdOf('周敏'), '首页')
  await expect(sim.say('周敏', ' ')).rejects.toThrow()
  await expect(sim.say('赵六', '首页')).rejects.toThrow()
  await sim.click('周敏', { message: sent.data?.message_id ?? '', button: '不存在' })
  const chat = await sim.createChat({ name: '评审群', members: ['linxiao', 'bot'], by: 'linxiao' })
  const hello = await sim.say('林晓', '大家好', chat.id)
  await sim.forward('林晓', hello.id, 'zhoumin')
  await sim.recall('林晓', hello.id)
  await sim.clock({ to: new Date(Date.parse((await sim.state()).now) + 90_000).toISOString() })

  expect(told(await sim.did())).toEqual([
    { by: '周敏', verb: 'say', args: { text: '首页' } },
    { by: '林晓', verb: 'createChat', args: { name: '评审群', members: ['林晓', 'bot'] } },
    { by: '林晓', verb: 'say', args: { text: '大家好', chat: '评审群' } },
    { by: '林晓', verb: 'forward', args: { back: 1, chat: '评审群', to: '周敏' } },
    { by: '林晓', verb: 'recall', args: { back: 1, chat: '评审群' } },
    { by: '', verb: 'clock', args: { advance: '90s' } },
  ])
  expect((await sim.did(1)).map(({ verb }) => verb)).toEqual(['clock'])
})

test('a button that a newer card has too is told by where its card stood', async () => {
  const { sim, send, bot, openIdOf } = await startTenant()
  await bot({ 'card.action.trigger': () => ({}) })
  const older = await send(openIdOf('周敏'), smallCard('一'))
  const newer = await send(openIdOf('周敏'), smallCard('二'))
  await sim.click('周敏', { message: older.data?.message_id ?? '', button: '通过' })
  await sim.click('周敏', { message: newer.data?.message_id ?? '', button: '通过' })

  expect((await sim.did()).map(({ args }) => args)).toEqual([{ button: '通过', back: 2 }, { button: '通过' }])
})

const FLOWS = new URL('../flows/', import.meta.url).pathname

type Copied = { copied: (() => Promise<void>)[] }

/** Loads the text where it would stand; only who calls its tests is another: they run inside this one. */
const loadText = async (text: string): Promise<Copied['copied']> => {
  const file = join(FLOWS, `copied-${process.pid}.ts`)
  onTestFinished(() => rmSync(file, { force: true }))
  const collect = 'export const copied = []\nconst test = (_name, body) => copied.push(body)\n'
  writeFileSync(
    file,
    text
      .replace("expect, test } from 'vitest'\n", "expect } from 'vitest'\n")
      .replace('test(', `${collect}test(`),
  )
  return ((await import(file)) as Copied).copied
}

test('what was done is a test that passes, and fails when the bot does something else', {
  timeout: 120_000,
}, async () => {
  const { sim } = await createWorld()
  await sim.say('周敏', '推荐')
  await sim.idle()
  await sim.press('周敏', '自己填写')
  await sim.idle()
  await sim.press('周敏', '保存并离开', { form: { 姓名: "王'建国\\" } })
  await sim.clock({ advance: '1h' })
  await sim.menu('周敏', 'home')
  await sim.sendFile('周敏', { name: '说明.txt', bytes: Buffer.from('事迹') })
  await sim.idle()
  const text = testText(await sim.did())

  const wrong = text.replace("'自己填写'", "'不存在的按钮'")
  const [good, bad] = await loadText(`${text}\n${wrong.slice(wrong.indexOf('test('))}`)

  await good?.()
  await expect(bad?.()).rejects.toThrow('周敏看不到“不存在的按钮”这个按钮')
  expect(text).toContain('toast?.content).toBe(')
})
