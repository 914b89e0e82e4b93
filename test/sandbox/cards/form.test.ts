import { describe, expect, it } from 'vitest'
import { buttonsOf, labelsOf, pressButton } from '../../../sandbox/cards/form.ts'
import { callback, cardOf, formOf, plain } from './fixtures.ts'

const text = (content: string) => ({ tag: 'div', text: plain(content) })
const trades = [
  { text: plain('制造业'), value: 'make' },
  { text: plain('建筑业'), value: 'build' },
]
const send = {
  tag: 'button',
  name: 'send',
  text: plain('提交'),
  form_action_type: 'submit',
  behaviors: callback({ c: 'send', id: 'n1' }),
}

const entry = cardOf(text('推荐人选'), {
  tag: 'form',
  name: 'entry',
  elements: [
    { tag: 'input', name: 'person', label: plain('姓名'), required: true, max_length: 4 },
    { tag: 'input', name: 'reason', label: plain('理由'), input_type: 'multiline_text' },
    { tag: 'markdown', content: '**行业***' },
    { tag: 'select_static', name: 'trade', placeholder: plain('请选择'), options: trades, initial_index: 2 },
    text('荣誉'),
    {
      tag: 'multi_select_static',
      name: 'honours',
      placeholder: plain('可多选'),
      options: [
        { text: plain('市级'), value: 'city' },
        { text: plain('国家级'), value: 'state' },
      ],
      selected_values: ['city'],
    },
    text('入会日期：'),
    { tag: 'date_picker', name: 'joined', initial_date: '2024-04-01' },
    { tag: 'picker_time', name: 'at', placeholder: plain('几点') },
    { tag: 'picker_datetime', name: 'due', placeholder: plain('完成时限') },
    { tag: 'checker', name: 'agree', text: plain('我同意公示') },
    { tag: 'input', name: 'unit', label: plain('单位'), default_value: '海淀精工', disabled: true },
    send,
    { tag: 'button', name: 'again', text: plain('重填'), form_action_type: 'reset' },
    { tag: 'button', name: 'help', text: plain('看规则'), behaviors: callback({ c: 'rules' }) },
  ],
})

const initial = {
  person: '',
  reason: '',
  trade: 'build',
  honours: ['city'],
  joined: '2024-04-01 +0800',
  at: '',
  due: '',
  agree: false,
  unit: '海淀精工',
}

const submitted = (form?: Record<string, unknown>) => {
  const pressed = pressButton(entry, { button: '提交', ...(form && { form }) })
  return pressed.ok ? pressed.action.form_value : pressed.error
}

describe('张三 submits the form', () => {
  it('the action carries tag, value, name, zone and every field with its initial value', () => {
    expect(pressButton(entry, { button: '提交', form: { 姓名: '王建国' } })).toEqual({
      ok: true,
      action: {
        tag: 'button',
        value: { c: 'send', id: 'n1' },
        name: 'send',
        timezone: 'Asia/Shanghai',
        form_value: { ...initial, person: '王建国' },
      },
    })
  })

  it('fields are filled by label, by name, or by placeholder', () => {
    expect(
      submitted({
        姓名: '王建国',
        reason: '一\n二',
        行业: '制造业',
        荣誉: ['国家级', 'city'],
        入会日期: '2025-02-03',
        几点: '09:30',
        完成时限: '2026-05-06 07:08',
        我同意公示: true,
      }),
    ).toEqual({
      person: '王建国',
      reason: '一\n二',
      trade: 'make',
      honours: ['state', 'city'],
      joined: '2025-02-03 +0800',
      at: '09:30 +0800',
      due: '2026-05-06 07:08 +0800',
      agree: true,
      unit: '海淀精工',
    })
  })

  it('a field can be emptied again', () => {
    expect(submitted({ 姓名: '王建国', 行业: '', 荣誉: [], 入会日期: '' })).toEqual({
      ...initial,
      person: '王建国',
      trade: '',
      honours: [],
      joined: '',
    })
  })

  it('a one-line field takes no line break', () => {
    expect(submitted({ 姓名: '王\n建国' })).toEqual({ ...initial, person: '王 建国' })
  })

  it('an input takes what looks like markup as it is typed', () => {
    const typed = '<at id=all></at> **x** 𬭎䶮'
    expect(submitted({ 姓名: '王', 理由: typed })).toEqual({ ...initial, person: '王', reason: typed })
  })

  it('a character outside the basic plane is one character', () => {
    expect(submitted({ 姓名: '𬭎𬭎𬭎𬭎' })).toEqual({ ...initial, person: '𬭎𬭎𬭎𬭎' })
  })

  it('1,000 characters fit into a field without max_length of its own', () => {
    expect(submitted({ 姓名: '王', 理由: '字'.repeat(1000) })).toEqual({
      ...initial,
      person: '王',
      reason: '字'.repeat(1000),
    })
  })

  it('the card itself stays as it was', () => {
    const before = JSON.stringify(entry)
    submitted({ 姓名: '王建国', 荣誉: [] })
    expect(JSON.stringify(entry)).toBe(before)
  })
})

describe('the page refuses, and says why', () => {
  it.each([
    ['a required field left empty', {}, '“姓名”必填'],
    ['a required field emptied', { 姓名: '' }, '“姓名”必填'],
    ['a name that is too long', { 姓名: '欧阳建国庆' }, '“姓名”最多 4 字'],
    ['1,001 characters', { 姓名: '王', 理由: '字'.repeat(1001) }, '“理由”最多 1000 字'],
    ['an option that is not offered', { 姓名: '王', 行业: '农业' }, '“行业”没有“农业”这个选项'],
    [
      'one of several options not offered',
      { 姓名: '王', 荣誉: ['市级', '区级'] },
      '“荣誉”没有“区级”这个选项',
    ],
    ['a field that is not there', { 年龄: '40' }, '没有“年龄”这一栏'],
    ['a disabled field', { 姓名: '王', 单位: '别处' }, '“单位”已停用，不能填写'],
    [
      'a date that does not exist',
      { 姓名: '王', 入会日期: '2026-02-30' },
      '“入会日期”要填成“2024-04-01”这样',
    ],
    ['a date in words', { 姓名: '王', 入会日期: '明天' }, '“入会日期”要填成“2024-04-01”这样'],
    ['a time as a date', { 姓名: '王', 几点: '25:00' }, '“几点”要填成“09:30”这样'],
    ['a word for a tick', { 姓名: '王', 我同意公示: '是' }, '“我同意公示”只能勾选或不勾选'],
    ['a list as text', { 姓名: ['王'] }, '“姓名”要填文字'],
  ])('%s', (_name, form, error) => {
    expect(pressButton(entry, { button: '提交', form })).toEqual({ ok: false, error })
  })

  it('a button that is not there', () => {
    expect(pressButton(entry, { button: '撤回' })).toEqual({ ok: false, error: '没有“撤回”这个按钮' })
  })

  it('two fields with one label, unless the name is given', () => {
    const card = cardOf(
      formOf(
        { tag: 'input', name: 'a', label: plain('备注') },
        { tag: 'input', name: 'b', label: plain('备注') },
      ),
    )
    expect(pressButton(card, { button: '提交', form: { 备注: 'x' } })).toEqual({
      ok: false,
      error: '有 2 栏叫“备注”，请改用名称：a、b',
    })
    expect(pressButton(card, { button: '提交', form: { b: 'x' } })).toMatchObject({
      action: { form_value: { a: '', b: 'x' } },
    })
  })

  it('two options with one text, unless the value is given', () => {
    const options = [
      { text: plain('王建国'), value: 'p1' },
      { text: plain('王建国'), value: 'p2' },
    ]
    const card = cardOf(formOf({ tag: 'select_static', name: 'who', placeholder: plain('人选'), options }))
    expect(pressButton(card, { button: '提交', form: { 人选: '王建国' } })).toEqual({
      ok: false,
      error: '“人选”有 2 个“王建国”选项，请改用选项的值',
    })
    expect(pressButton(card, { button: '提交', form: { 人选: 'p2' } })).toMatchObject({
      action: { form_value: { who: 'p2' } },
    })
  })

  it('a form with a nameless field, which the platform does not send', () => {
    const card = cardOf(formOf({ tag: 'input', label: plain('姓名') }))
    expect(pressButton(card, { button: '提交' })).toEqual({
      ok: false,
      error: '表单里有一栏没有 name，飞书不会送出（200530）',
    })
  })
})

describe('a button that submits nothing', () => {
  it('sends its value alone, also inside a form', () => {
    expect(pressButton(entry, { button: '看规则' })).toEqual({
      ok: true,
      action: { tag: 'button', value: { c: 'rules' }, name: 'help', timezone: 'Asia/Shanghai' },
    })
  })

  it('refuses typed values, since they would be lost', () => {
    expect(pressButton(entry, { button: '看规则', form: { 姓名: '王' } })).toEqual({
      ok: false,
      error: '按钮“看规则”不提交表单，填写的内容不会送出',
    })
  })

  it('a reset restores the form on the screen and sends nothing', () => {
    expect(pressButton(entry, { button: '重填' })).toEqual({
      ok: false,
      error: '“重填”把表单恢复成了原来的内容，没有送出任何东西',
    })
  })

  it('a link opens and sends nothing', () => {
    const link = [{ type: 'open_url', default_url: 'https://example.com/rules' }]
    const card = cardOf({ tag: 'button', text: plain('规则全文'), behaviors: link })
    expect(pressButton(card, { button: '规则全文' })).toEqual({
      ok: false,
      error: '“规则全文”只打开链接 https://example.com/rules，没有送出任何东西',
    })
  })

  it('without a name and a value it is still delivered', () => {
    expect(pressButton(cardOf({ tag: 'button', text: plain('走') }), { button: '走' })).toEqual({
      ok: true,
      action: { tag: 'button', timezone: 'Asia/Shanghai' },
    })
  })

  it('a disabled one says so, with its hint', () => {
    const closed = { tag: 'button', text: plain('提交评分'), disabled: true }
    expect(pressButton(cardOf(closed), { button: '提交评分' })).toEqual({
      ok: false,
      error: '按钮“提交评分”已停用',
    })
    expect(
      pressButton(cardOf({ ...closed, disabled_tips: plain('评分已结束') }), { button: '提交评分' }),
    ).toEqual({ ok: false, error: '按钮“提交评分”已停用：评分已结束' })
  })

  it('of two with one text neither is pressed, unless the name is given', () => {
    const pass = (name: string) => ({
      tag: 'button',
      name,
      text: plain('通过'),
      behaviors: callback({ name }),
    })
    const card = cardOf(pass('pass_wang'), pass('pass_li'))
    expect(pressButton(card, { button: '通过' })).toEqual({
      ok: false,
      error: '有 2 个按钮叫“通过”，请改用名称：pass_wang、pass_li',
    })
    expect(pressButton(card, { button: 'pass_li' })).toMatchObject({ action: { value: { name: 'pass_li' } } })
  })

  it('is found in folded panels, columns and on checkers', () => {
    const press = (words: string) => ({ tag: 'button', text: plain(words), behaviors: callback({ words }) })
    const card = cardOf(
      { tag: 'collapsible_panel', header: { title: plain('更多') }, elements: [press('一')] },
      { tag: 'column_set', columns: [{ tag: 'column', elements: [press('二')] }] },
      { tag: 'checker', text: plain('任务'), button_area: { buttons: [press('三')] } },
    )
    for (const words of ['一', '二', '三'])
      expect(pressButton(card, { button: words })).toMatchObject({ ok: true, action: { value: { words } } })
  })
})

describe('a component outside a form calls back by itself', () => {
  const alone = cardOf(
    { tag: 'input', name: 'q', placeholder: plain('搜索'), behaviors: callback({ c: 'find' }) },
    text('档次'),
    { tag: 'select_static', name: 'level', options: trades, behaviors: callback({ c: 'level' }) },
    text('哪一天'),
    { tag: 'date_picker', name: 'day', placeholder: plain('日期') },
    { tag: 'checker', name: 'done', text: plain('已电话通知'), behaviors: callback({ c: 'done' }) },
    { tag: 'checker', name: 'note', text: plain('只给自己看') },
    {
      tag: 'overflow',
      options: [{ text: plain('退回'), value: 'back' }],
      behaviors: callback({ c: 'more' }),
    },
    text('谁'),
    { tag: 'multi_select_person', options: [] },
    { tag: 'input', name: 'off', label: plain('停用的'), disabled: true },
  )
  const zone = { timezone: 'Asia/Shanghai' }

  it.each([
    ['搜索', '王', { tag: 'input', value: { c: 'find' }, name: 'q', ...zone, input_value: '王' }],
    [
      '档次',
      '制造业',
      { tag: 'select_static', value: { c: 'level' }, name: 'level', ...zone, option: 'make' },
    ],
    ['哪一天', '2026-06-10', { tag: 'date_picker', name: 'day', ...zone, option: '2026-06-10 +0800' }],
    ['已电话通知', true, { tag: 'checker', value: { c: 'done' }, name: 'done', ...zone, checked: true }],
    ['谁', ['ou_lisi'], { tag: 'multi_select_person', ...zone, options: ['ou_lisi'] }],
  ])('%s', (button, value, action) => {
    expect(pressButton(alone, { button, form: { value } })).toEqual({ ok: true, action })
  })

  it('a tick without a value is the other way round', () => {
    expect(pressButton(alone, { button: '已电话通知' })).toMatchObject({ action: { checked: true } })
  })

  it('an option of an overflow is pressed by its text', () => {
    expect(pressButton(alone, { button: '退回' })).toEqual({
      ok: true,
      action: { tag: 'overflow', value: { c: 'more' }, ...zone, option: 'back' },
    })
  })

  it.each([
    ['只给自己看', undefined, '“只给自己看”只在自己的屏幕上勾选，没有送出任何东西'],
    ['搜索', undefined, '“搜索”要填一个值'],
    ['档次', '农业', '“档次”没有“农业”这个选项'],
    ['停用的', 'x', '“停用的”已停用'],
  ])('%s with %s is refused', (button, value, error) => {
    const press = value === undefined ? { button } : { button, form: { value } }
    expect(pressButton(alone, press)).toEqual({ ok: false, error })
  })

  it('a clickable box is pressed by what it says', () => {
    const box = {
      tag: 'interactive_container',
      behaviors: callback({ c: 'open' }),
      elements: [text('王建国'), { tag: 'markdown', content: '**数控车工**' }],
    }
    expect(pressButton(cardOf(box), { button: '王建国数控车工' })).toEqual({
      ok: true,
      action: { tag: 'interactive_container', value: { c: 'open' }, ...zone },
    })
  })
})

describe('what a person sees', () => {
  it('every button, with its place and its question', () => {
    const ask = { title: plain('确认'), text: plain('提交后不能改') }
    const card = cardOf(formOf(), { tag: 'button', text: plain('撤回'), confirm: ask, disabled: true })
    expect(buttonsOf(card)).toEqual([
      { text: '提交', name: 'send', disabled: false, inForm: true },
      { text: '撤回', disabled: true, inForm: false, confirm: { title: '确认', text: '提交后不能改' } },
    ])
  })

  it('every field, with its label, its options and what it holds', () => {
    expect(labelsOf(entry).map(({ label, name, required, value }) => [label, name, required, value])).toEqual(
      [
        ['姓名', 'person', true, ''],
        ['理由', 'reason', false, ''],
        ['行业', 'trade', false, 'build'],
        ['荣誉', 'honours', false, ['city']],
        ['入会日期', 'joined', false, '2024-04-01 +0800'],
        ['几点', 'at', false, ''],
        ['完成时限', 'due', false, ''],
        ['我同意公示', 'agree', false, false],
        ['单位', 'unit', false, '海淀精工'],
      ],
    )
    expect(labelsOf(entry)[2]).toEqual({
      label: '行业',
      name: 'trade',
      type: 'select_static',
      options: [
        { text: '制造业', value: 'make' },
        { text: '建筑业', value: 'build' },
      ],
      required: false,
      disabled: false,
      value: 'build',
    })
  })

  it('an initial option wins over an initial index', () => {
    const card = cardOf({ tag: 'select_static', options: trades, initial_option: 'make', initial_index: 2 })
    expect(labelsOf(card).map((one) => one.value)).toEqual(['make'])
  })
})
