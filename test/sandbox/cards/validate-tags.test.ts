import { describe, expect, it } from 'vitest'
import { countTags, validateCard } from '../../../sandbox/cards/validate.ts'
import { accepted, callback, cardOf, formOf, plain, tenant } from './fixtures.ts'

const warningsOf = (card: unknown): string[] => {
  const verdict = validateCard(card, tenant)
  return verdict.ok ? verdict.warnings.map((one) => `${one.code} ${one.path}: ${one.message}`) : ['refused']
}

describe('a card as the documents print it is accepted', () => {
  it.each(Object.entries(accepted))('%s', (_name, card) => {
    const bytes = Buffer.byteLength(JSON.stringify(card))
    expect(validateCard(card, tenant)).toEqual({
      ok: true,
      tags: countTags(card),
      bytes,
      warnings: expect.any(Array),
    })
  })

  it('every imitated tag has a fixture', () => {
    const text = JSON.stringify(accepted)
    const tags = new Set([...text.matchAll(/"tag":"([a-z_]+)"/g)].map((match) => match[1]))
    expect([...tags].sort()).toEqual(
      [
        'button checker chart collapsible_panel column column_set custom_icon date_picker div fallback_text form hr',
        'img input interactive_container lark_md markdown multi_select_person multi_select_static overflow person',
        'person_list picker_datetime picker_time plain_text select_person select_static standard_icon table text_tag',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    )
  })
})

describe('what is only doubtful is a warning', () => {
  it.each([
    [
      'an unknown text size, shown as normal',
      cardOf({ tag: 'markdown', content: '字', text_size: 'huge' }),
      '200621 ROOT -> body -> elements -> [0](tag: markdown) -> text_size: unknown text size huge, shown as normal',
    ],
    [
      'a historical property',
      cardOf({ tag: 'button', text: plain('看'), behaviors: callback(), url: 'https://example.com' }),
      '200621 ROOT -> body -> elements -> [0](tag: button) -> url: url is a historical property, use behaviors',
    ],
    [
      'everybody in the group being mentioned',
      cardOf({ tag: 'markdown', content: '<at id=all></at>' }),
      '200621 ROOT -> body -> elements -> [0](tag: markdown) -> content: <at id=all> fails unless the group allows @all',
    ],
    [
      'bold text that ends with punctuation before a word',
      cardOf({ tag: 'markdown', content: '**注意：**请核对' }),
      '200621 ROOT -> body -> elements -> [0](tag: markdown) -> content: ** next to punctuation is not bold: **注意：**',
    ],
    [
      'a tag nobody knows, which disappears',
      cardOf({ tag: 'markdown', content: '见 <文件> 和 <file>' }),
      '200621 ROOT -> body -> elements -> [0](tag: markdown) -> content: <file> is not a tag and disappears',
    ],
    [
      'required: false outside a form',
      cardOf({ tag: 'input', required: false }),
      '200621 ROOT -> body -> elements -> [0](tag: input) -> required: required works only inside a form',
    ],
    [
      'an initial option that is not offered',
      cardOf({ tag: 'select_static', options: [{ text: plain('甲'), value: 'a' }], initial_option: '甲' }),
      '200621 ROOT -> body -> elements -> [0](tag: select_static) -> initial_option: 甲 is not an option value',
    ],
    [
      'a candidate who left',
      cardOf({ tag: 'select_person', options: [{ value: 'ou_left' }] }),
      '100290 ROOT -> body -> elements -> [0](tag: select_person) -> options -> [0]: person ou_left is not offered',
    ],
    [
      'a person shown as unknown inside markdown',
      cardOf({ tag: 'markdown', content: '<person id="ou_left"></person>' }),
      '100290 ROOT -> body -> elements -> [0](tag: markdown) -> content: person ou_left is shown as 未知用户',
    ],
    [
      'the same name twice outside forms',
      cardOf({ tag: 'input', name: 'x' }, { tag: 'input', name: 'x' }),
      '200530 ROOT -> body -> elements -> [1](tag: input) -> name: name x is used twice, first at ROOT -> body -> elements -> [0](tag: input)',
    ],
    [
      'a chart inside a form, on which the pages disagree',
      cardOf(formOf({ tag: 'chart', chart_spec: { type: 'pie' } })),
      '200621 ROOT -> body -> elements -> [0](tag: form): the pages disagree whether a form takes a chart',
    ],
  ])('%s', (_name, card, warning) => {
    expect(warningsOf(card)).toEqual([warning])
  })
})

describe('user text is not markup', () => {
  it.each([
    '<at id=all></at>',
    '<at id=ou_nobody></at>',
    '**x**',
    '[x](javascript:y)',
    '![](img_none)',
    '𬭎䶮',
  ])('in plain text %s is only text', (typed) => {
    expect(warningsOf(cardOf({ tag: 'div', text: plain(typed) }))).toEqual([])
  })

  it('in markdown, written as entities, it is only text', () => {
    const typed = '&#60;at id=ou&#95;nobody&#62;&#60;/at&#62; &#42;&#42;x：&#42;&#42;y'
    expect(warningsOf(cardOf({ tag: 'markdown', content: typed }))).toEqual([])
  })

  it('data of the product may hold a key tag: it is neither counted nor judged', () => {
    const card = cardOf({
      tag: 'button',
      text: plain('走'),
      behaviors: callback({ tag: 'action', deep: [{ tag: 'x' }] }),
    })
    expect(validateCard(card, tenant)).toMatchObject({ ok: true, tags: 2 })
  })
})
