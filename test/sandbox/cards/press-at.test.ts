import { describe, expect, it } from 'vitest'
import { pressButton, submitProblems } from '../../../sandbox/cards/form.ts'
import { itemsOf } from '../../../sandbox/cards/walk.ts'
import { callback, cardOf, formOf, plain } from './fixtures.ts'

const zone = { timezone: 'Asia/Shanghai' }
const pass = (id: string) => ({ tag: 'button', text: plain('通过'), behaviors: callback({ id }) })
const placeOf = (card: unknown, tag: string, nth = 0) =>
  itemsOf(card).flatMap(({ node }, at) => (node.tag === tag ? [at] : []))[nth] ?? -1

describe('a press by place', () => {
  const two = cardOf(pass('wang'), pass('li'))

  it('tells two buttons with one text apart', () => {
    expect(pressButton(two, { at: 1 })).toEqual({
      ok: true,
      action: { tag: 'button', value: { id: 'li' }, ...zone },
    })
    expect(pressButton(two, { at: 1, button: '通过' })).toMatchObject({ action: { value: { id: 'li' } } })
    expect(pressButton(two, { button: '通过' })).toEqual({
      ok: false,
      error: '有 2 个按钮叫“通过”，它们没有名称，请改用位置（at）',
    })
  })

  it.each([
    ['with the text of another one', { at: 0, button: '退回' }, '第 0 个组件不是“退回”'],
    ['where nothing is', { at: 9 }, '第 9 个组件不能按'],
    ['and neither text nor place', {}, '要说按哪个按钮'],
  ])('%s is refused', (_, press, error) => {
    expect(pressButton(two, press)).toEqual({ ok: false, error })
  })

  it('on a text or on a field of a form is refused', () => {
    const card = cardOf({ tag: 'div', text: plain('说明') }, formOf({ tag: 'input', name: 'a' }))
    expect(pressButton(card, { at: placeOf(card, 'div') })).toEqual({ ok: false, error: '第 0 个组件不能按' })
    expect(pressButton(card, { at: placeOf(card, 'input'), form: { value: 'x' } })).toEqual({
      ok: false,
      error: '表单里的一栏要和表单一起提交',
    })
  })

  it('names an option by its value, even if another one reads so', () => {
    const options = [
      { text: plain('2'), value: '3' },
      { text: plain('1'), value: '2' },
    ]
    const card = cardOf({ tag: 'select_static', placeholder: plain('几'), options })
    const sent = { tag: 'select_static', ...zone }
    expect(pressButton(card, { at: 0, form: { value: '2' } })).toEqual({
      ok: true,
      action: { ...sent, option: '2' },
    })
    expect(pressButton(card, { button: '几', form: { value: '2' } })).toEqual({
      ok: true,
      action: { ...sent, option: '3' },
    })
  })
})

describe('a menu', () => {
  const menu = (id: string) => ({
    tag: 'overflow',
    options: [
      { text: plain('退回'), value: 'back' },
      { text: plain('规则'), multi_url: { url: 'https://example.com/rules' } },
    ],
    behaviors: callback({ id }),
  })
  const rows = cardOf(menu('wang'), menu('li'))

  it('in every row is told by its place, the option by its text or value', () => {
    const action = { tag: 'overflow', value: { id: 'li' }, ...zone, option: 'back' }
    expect(pressButton(rows, { at: 1, button: '退回' })).toEqual({ ok: true, action })
    expect(pressButton(rows, { at: 1, form: { value: 'back' } })).toEqual({ ok: true, action })
    expect(pressButton(rows, { button: '退回' })).toMatchObject({ ok: false })
  })

  it.each([
    ['without an option', { at: 0 }, '菜单里没有“”这一项'],
    ['with one that is not offered', { at: 0, form: { value: '删除' } }, '菜单里没有“删除”这一项'],
    [
      'that is a link',
      { at: 0, form: { value: '规则' } },
      '“规则”只打开链接 https://example.com/rules，没有送出任何东西',
    ],
  ])('%s is refused', (_, press, error) => {
    expect(pressButton(rows, press)).toEqual({ ok: false, error })
  })
})

describe('a clickable box', () => {
  const box = (rest: Record<string, unknown>) =>
    cardOf({
      tag: 'interactive_container',
      elements: [{ tag: 'div', text: plain('王建国') }],
      ...rest,
    })

  it('is pressed by its place', () => {
    expect(pressButton(box({ behaviors: callback({ id: 'w' }) }), { at: 0 })).toEqual({
      ok: true,
      action: { tag: 'interactive_container', value: { id: 'w' }, ...zone },
    })
  })

  it.each([
    ['without a callback', {}, '“王建国”按了没有反应，没有送出任何东西'],
    [
      'that is disabled',
      { behaviors: callback({}), disabled: true, disabled_tips: plain('已截止') },
      '按钮“王建国”已停用：已截止',
    ],
  ])('%s is refused', (_, rest, error) => {
    expect(pressButton(box(rest), { at: 0 })).toEqual({ ok: false, error })
  })
})

describe('who may be chosen', () => {
  const names: Record<string, string> = { ou_wang: '王建国', ou_li: '李雪' }
  const around = { nameOf: (id: string) => names[id], members: ['ou_wang', 'ou_li'] }
  const choose = (options: { value: string }[], value: unknown) =>
    pressButton(
      cardOf({ tag: 'select_person', placeholder: plain('谁'), options }),
      { button: '谁', form: { value } },
      around,
    )

  it('without candidates, or with unknown ones alone, are the members of the chat, by name too', () => {
    expect(choose([], 'ou_li')).toMatchObject({ action: { option: 'ou_li' } })
    expect(choose([], '王建国')).toMatchObject({ action: { option: 'ou_wang' } })
    expect(choose([{ value: 'ou_gone' }], 'ou_li')).toMatchObject({ action: { option: 'ou_li' } })
    expect(choose([], 'ou_elsewhere')).toEqual({ ok: false, error: '“谁”没有“ou_elsewhere”这个选项' })
  })

  it('are the candidates that exist', () => {
    const offered = [{ value: 'ou_wang' }, { value: 'ou_gone' }]
    expect(choose(offered, 'ou_wang')).toMatchObject({ action: { option: 'ou_wang' } })
    expect(choose(offered, 'ou_li')).toEqual({ ok: false, error: '“谁”没有“ou_li”这个选项' })
    expect(choose(offered, 'ou_gone')).toEqual({ ok: false, error: '“谁”没有“ou_gone”这个选项' })
  })
})

describe('what is wrong with a form', () => {
  const card = cardOf(
    formOf(
      { tag: 'input', name: 'person', label: plain('姓名'), required: true },
      { tag: 'input', name: 'reason', label: plain('理由'), max_length: 3 },
      { tag: 'date_picker', name: 'due', placeholder: plain('时限'), required: true },
      { tag: 'input', name: 'unit', label: plain('单位'), required: true, default_value: '海淀精工' },
    ),
  )
  const items = itemsOf(card)
  const form = items.find(({ node }) => node.tag === 'form')?.node ?? {}
  const problems = (typed: [number, unknown][]) => submitProblems(items, form, { typed: new Map(typed) })

  it('is said at every field at once', () => {
    expect(problems([[2, '四个字的']])).toEqual([
      { at: 1, sentence: '此项为必填项' },
      { at: 2, sentence: '最多 3 字，请删减' },
      { at: 3, sentence: '此项为必填项' },
    ])
  })

  it('is nothing when everything is there', () => {
    expect(
      problems([
        [1, '王建国'],
        [3, '2026-11-30'],
      ]),
    ).toEqual([])
  })

  it('is an initial value that was taken away', () => {
    expect(
      problems([
        [1, '王'],
        [3, '2026-11-30'],
        [4, ''],
      ]),
    ).toEqual([{ at: 4, sentence: '此项为必填项' }])
  })
})
