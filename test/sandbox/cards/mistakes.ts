import { callback, cardOf, formOf, type Json, plain, submit } from './fixtures.ts'

/** A planted mistake: what is wrong, the card, the code, and the path below `ROOT -> body -> elements`. */
export type Mistake = { what: string; card: unknown; code: number; path: string }

const E = 'ROOT -> body -> elements -> '

const one = (what: string, element: Json, [code, path]: [number, string]): Mistake => ({
  what,
  card: cardOf(element),
  code,
  path: `${E}[0](tag: ${String(element.tag)})${path === '' ? '' : ` -> ${path}`}`,
})

const inForm = (what: string, element: Json, [code, path]: [number, string]): Mistake => ({
  what,
  card: cardOf(formOf(element)),
  code,
  path: `${E}[0](tag: form) -> elements -> [0](tag: ${String(element.tag)})${path === '' ? '' : ` -> ${path}`}`,
})

const root = (what: string, card: unknown, path: string): Mistake => ({ what, card, code: 200621, path })

const button = { tag: 'button', text: plain('走') }
const panel = { tag: 'collapsible_panel', header: { title: plain('更多') }, elements: [] }
const box = { tag: 'interactive_container', behaviors: callback(), elements: [] }
const table = { tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [] }
const option = { text: plain('甲'), value: 'a' }
const withHeader = (header: Json) => ({ schema: '2.0', header, body: { elements: [] } })
const withConfig = (config: Json) => ({ schema: '2.0', config, body: { elements: [] } })
const withBody = (body: Json) => ({ schema: '2.0', body })

const rootMistakes: Mistake[] = [
  root('no schema', { body: { elements: [] } }, 'ROOT'),
  root('schema 1.0', { schema: '1.0', body: { elements: [] } }, 'ROOT -> schema'),
  root('elements at the root, as in 1.0', { schema: '2.0', elements: [] }, 'ROOT -> elements'),
  root(
    'i18n_header at the root',
    { schema: '2.0', i18n_header: {}, body: { elements: [] } },
    'ROOT -> i18n_header',
  ),
  root('body without elements', withBody({}), 'ROOT -> body'),
  root('elements that are no array', withBody({ elements: {} }), 'ROOT -> body -> elements'),
  root('an element that is no object', withBody({ elements: ['字'] }), `${E}[0]`),
  root('an element without a tag', withBody({ elements: [{ content: '字' }] }), `${E}[0]`),
  root('misspelt direction', withBody({ elements: [], direction: 'row' }), 'ROOT -> body -> direction'),
  root(
    'spacing of 100px',
    withBody({ elements: [], vertical_spacing: '100px' }),
    'ROOT -> body -> vertical_spacing',
  ),
  root('card_link without an address', { schema: '2.0', card_link: {} }, 'ROOT -> card_link'),
  root(
    'card_link to javascript',
    { schema: '2.0', card_link: { url: 'javascript:x' } },
    'ROOT -> card_link -> url',
  ),
  root('update_multi false', withConfig({ update_multi: false }), 'ROOT -> config -> update_multi'),
  root('unknown property of config', withConfig({ wide: true }), 'ROOT -> config -> wide'),
  root('a locale nobody speaks', withConfig({ locales: ['zh'] }), 'ROOT -> config -> locales -> [0]'),
  root('width_mode wide', withConfig({ width_mode: 'wide' }), 'ROOT -> config -> width_mode'),
  root('header without title', withHeader({ template: 'red' }), 'ROOT -> header'),
  root(
    'header template pink',
    withHeader({ title: plain('题'), template: 'pink' }),
    'ROOT -> header -> template',
  ),
  root('ud_icon of 1.0', withHeader({ title: plain('题'), ud_icon: {} }), 'ROOT -> header -> ud_icon'),
  root(
    'title in markdown',
    withHeader({ title: { tag: 'markdown', content: '题' } }),
    'ROOT -> header -> title',
  ),
  root(
    'grey text tag',
    withHeader({ title: plain('题'), text_tag_list: [{ tag: 'text_tag', text: plain('x'), color: 'grey' }] }),
    'ROOT -> header -> text_tag_list -> [0](tag: text_tag) -> color',
  ),
]

const tagMistakes: Mistake[] = [
  one('the action module of 1.0', { tag: 'action', actions: [] }, [200861, '']),
  one('the note of 1.0', { tag: 'note', elements: [] }, [200861, '']),
  one('a tag that is not imitated', { tag: 'select_img', options: [] }, [200861, '']),
  one('a tag named like a property of every object', { tag: 'constructor' }, [200861, '']),
  one('a column outside a column set', { tag: 'column', elements: [] }, [200621, '']),
  one('a text as a component', { tag: 'plain_text', content: '字' }, [200621, '']),
  one('an unknown property', { tag: 'hr', color: 'red' }, [200621, 'color']),
  one('an unknown property of a text', { tag: 'div', text: { ...plain('字'), bold: true } }, [
    200621,
    'text -> bold',
  ]),
  one('a property named __proto__', JSON.parse('{"tag":"hr","__proto__":1}'), [200621, '__proto__']),
  one('an element_id of 21 letters', { tag: 'hr', element_id: 'a'.repeat(21) }, [200621, 'element_id']),
  one('an element_id that begins with a digit', { tag: 'hr', element_id: '1a' }, [200621, 'element_id']),
  one('a margin of 100px', { tag: 'hr', margin: '100px' }, [200621, 'margin']),
  one('a margin of three lengths', { tag: 'hr', margin: '1px 2px 3px' }, [200621, 'margin']),
  one('text without content', { tag: 'div', text: { tag: 'plain_text' } }, [200621, 'text']),
  one('a number as text', { tag: 'div', text: { tag: 'plain_text', content: 5 } }, [
    200621,
    'text -> content',
  ]),
  one('a hex colour', { tag: 'div', text: { ...plain('字'), text_color: '#ff0000' } }, [
    200621,
    'text -> text_color',
  ]),
  one('an unknown person at-ed', { tag: 'markdown', content: '<at id=ou_left></at>' }, [100290, 'content']),
  one('one of several at-ed unknown', { tag: 'markdown', content: '<at ids=ou_lisi,ou_left></at>' }, [
    100290,
    'content',
  ]),
  one(
    'an unknown person at-ed in lark_md',
    { tag: 'div', text: { tag: 'lark_md', content: '<at id="x"></at>' } },
    [100290, 'text -> content'],
  ),
  one('an unknown picture in markdown', { tag: 'markdown', content: '![图](img_none)' }, [200570, 'content']),
  one('a link to a script', { tag: 'markdown', content: '[x](javascript:alert)' }, [200621, 'content']),
  one('five tables in one markdown', { tag: 'markdown', content: '|a|\n|-|\n|1|\n\n'.repeat(5) }, [
    11310,
    'content',
  ]),
  one('an unknown picture', { tag: 'img', img_key: 'img_none', alt: plain('') }, [200570, 'img_key']),
  one('a picture of 1001px', { tag: 'img', img_key: 'img_v3_plaza', alt: plain(''), size: '1001px 10px' }, [
    200621,
    'size',
  ]),
  one('an unknown person', { tag: 'person', user_id: 'ou_left' }, [100290, 'user_id']),
  one('a list with somebody unknown', { tag: 'person_list', persons: [{ id: 'ou_left' }] }, [
    100290,
    'persons',
  ]),
  one('an empty chart', { tag: 'chart', chart_spec: {} }, [200550, 'chart_spec']),
  one('an icon without token', { tag: 'markdown', content: '字', icon: { tag: 'standard_icon' } }, [
    200621,
    'icon',
  ]),
]

const containerMistakes: Mistake[] = [
  inForm('a form in a form', { tag: 'form', name: 'inner', elements: [submit] }, [200621, '']),
  inForm('a table in a form', table, [200621, '']),
  one('a table in a panel', { ...panel, elements: [table] }, [200621, 'elements -> [0](tag: table)']),
  one('a form in a box', { ...box, elements: [formOf()] }, [200621, 'elements -> [0](tag: form)']),
  one('a button directly in a column set', { tag: 'column_set', columns: [button] }, [
    200621,
    'columns -> [0](tag: button)',
  ]),
  one('a column of weight 6', { tag: 'column_set', columns: [{ tag: 'column', weight: 6, elements: [] }] }, [
    200621,
    'columns -> [0](tag: column) -> weight',
  ]),
  one('a form without name', { tag: 'form', elements: [submit] }, [11310, '']),
  one('a form with an empty name', { tag: 'form', name: '', elements: [submit] }, [11310, '']),
  one('a form without a submit button', { tag: 'form', name: 'f', elements: [{ ...button, name: 'b' }] }, [
    200621,
    '',
  ]),
  one('a panel without header', { tag: 'collapsible_panel', elements: [] }, [200621, '']),
  one(
    'a panel header padded with two lengths',
    { ...panel, header: { title: plain('更多'), padding: '4px 8px' } },
    [200621, 'header -> padding'],
  ),
  one(
    'an icon turned by 45 degrees',
    { ...panel, header: { title: plain('更多'), icon_expanded_angle: 45 } },
    [200621, 'header -> icon_expanded_angle'],
  ),
  one('a border object on a box, which is the panel’s spelling', { ...box, border: {} }, [200621, 'border']),
]

const fieldMistakes: Mistake[] = [
  inForm('a field without name', { tag: 'input' }, [200530, '']),
  inForm('a button without name', button, [200530, '']),
  inForm('max_length 1001', { tag: 'input', name: 'x', max_length: 1001 }, [200621, 'max_length']),
  inForm('max_length 0', { tag: 'input', name: 'x', max_length: 0 }, [200621, 'max_length']),
  inForm(
    'a default value that is too long',
    { tag: 'input', name: 'x', max_length: 2, default_value: '一二三' },
    [200621, 'default_value'],
  ),
  inForm('input_type number', { tag: 'input', name: 'x', input_type: 'number' }, [200621, 'input_type']),
  inForm(
    'a placeholder of 101 characters',
    { tag: 'input', name: 'x', placeholder: plain('字'.repeat(101)) },
    [200621, 'placeholder'],
  ),
  inForm(
    'a select without option value',
    { tag: 'select_static', name: 'x', options: [{ text: plain('甲') }] },
    [200621, 'options -> [0]'],
  ),
  inForm('an empty option value', { tag: 'select_static', name: 'x', options: [{ ...option, value: '' }] }, [
    200621,
    'options -> [0] -> value',
  ]),
  inForm('the same option value twice', { tag: 'select_static', name: 'x', options: [option, option] }, [
    200621,
    'options -> [1]',
  ]),
  inForm(
    'initial_index beyond the options',
    { tag: 'select_static', name: 'x', options: [option], initial_index: 2 },
    [200621, 'initial_index'],
  ),
  inForm('a picker without initial value and placeholder', { tag: 'date_picker', name: 'x' }, [200621, '']),
  inForm('the 30th of February', { tag: 'date_picker', name: 'x', initial_date: '2026-02-30' }, [
    200621,
    'initial_date',
  ]),
  inForm('25 o’clock', { tag: 'picker_time', name: 'x', initial_time: '25:00' }, [200621, 'initial_time']),
  one('required outside a form', { tag: 'input', name: 'x', required: true }, [200621, 'required']),
  one('width 99px', { tag: 'input', width: '99px' }, [200621, 'width']),
  one('a button type that is not offered', { ...button, type: 'warning' }, [200621, 'type']),
  one('a huge button', { ...button, size: 'huge' }, [200621, 'size']),
  one('a string as value', { ...button, behaviors: callback('approve') }, [
    200621,
    'behaviors -> [0] -> value',
  ]),
  one('a callback without value', { ...button, behaviors: [{ type: 'callback' }] }, [
    200621,
    'behaviors -> [0]',
  ]),
  one('an unknown behavior', { ...button, behaviors: [{ type: 'submit' }] }, [200621, 'behaviors -> [0]']),
  one(
    'a link without default_url',
    { ...button, behaviors: [{ type: 'open_url', pc_url: 'https://a.cn' }] },
    [200621, 'behaviors -> [0]'],
  ),
  one('a link to a file', { ...button, behaviors: [{ type: 'open_url', default_url: 'file:///etc' }] }, [
    200621,
    'behaviors -> [0] -> default_url',
  ]),
  one('a confirm without text', { ...button, confirm: { title: plain('确认') } }, [200621, 'confirm']),
  one(
    'a checker of four buttons',
    { tag: 'checker', button_area: { buttons: [button, button, button, button] } },
    [200621, 'button_area -> buttons'],
  ),
  one('an overflow without options', { tag: 'overflow', options: [] }, [200621, 'options']),
]

const tableMistakes: Mistake[] = [
  one('a row name that is no column', { ...table, rows: [{ b: 'x' }] }, [200915, 'rows -> [0] -> b']),
  one('a row that is no object', { ...table, rows: ['x'] }, [200914, 'rows -> [0]']),
  one('an object as text', { ...table, rows: [{ a: {} }] }, [200914, 'rows -> [0] -> a']),
  one('text as a number', { ...table, columns: [{ name: 'a', data_type: 'number' }], rows: [{ a: '9' }] }, [
    200914,
    'rows -> [0] -> a',
  ]),
  one(
    'text as a date',
    { ...table, columns: [{ name: 'a', data_type: 'date' }], rows: [{ a: '2026-01-01' }] },
    [200914, 'rows -> [0] -> a'],
  ),
  one(
    'options without text',
    { ...table, columns: [{ name: 'a', data_type: 'options' }], rows: [{ a: [{}] }] },
    [200914, 'rows -> [0] -> a'],
  ),
  one('a column without name', { ...table, columns: [{ data_type: 'text' }] }, [200621, 'columns -> [0]']),
  one('a column of an unknown kind', { ...table, columns: [{ name: 'a', data_type: 'money' }] }, [
    200621,
    'columns -> [0] -> data_type',
  ]),
  one('two columns of one name', { ...table, columns: [...table.columns, ...table.columns] }, [
    200621,
    'columns',
  ]),
  one('pages of eleven rows', { ...table, page_size: 11 }, [200621, 'page_size']),
]

export const mistakes: Mistake[] = [
  ...rootMistakes,
  ...tagMistakes,
  ...containerMistakes,
  ...fieldMistakes,
  ...tableMistakes,
]
