import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../sandbox/cards/validate.ts'
import { feishuError, validateCard } from '../../../sandbox/cards/validate.ts'
import { cardOf, formOf, plain, tenant } from './fixtures.ts'
import { mistakes } from './mistakes.ts'

const found = (verdict: Verdict) =>
  verdict.ok ? [] : verdict.problems.map(({ code, path }) => ({ code, path }))

describe('a card with one planted mistake is refused with its code and path', () => {
  it('there are at least fifty of them', () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(50)
  })

  it.each(mistakes)('$what', ({ card, code, path }) => {
    expect(found(validateCard(card, tenant))).toEqual([{ code, path }])
  })
})

describe('mistakes between two components', () => {
  it('a field and the submit button of one name are refused at the second place', () => {
    expect(found(validateCard(cardOf(formOf({ tag: 'input', name: 'send' })), tenant))).toEqual([
      {
        code: 200530,
        path: 'ROOT -> body -> elements -> [0](tag: form) -> elements -> [1](tag: button) -> name',
      },
    ])
  })

  it('a name used in a form and again outside it is refused at the second place', () => {
    const card = cardOf(formOf({ tag: 'input', name: 'x' }), { tag: 'input', name: 'x' })
    expect(found(validateCard(card, tenant))).toEqual([
      { code: 200530, path: 'ROOT -> body -> elements -> [1](tag: input) -> name' },
    ])
  })

  it('an element_id used twice is refused at the second place', () => {
    const card = cardOf({ tag: 'hr', element_id: 'x' }, { tag: 'hr', element_id: 'x' })
    expect(found(validateCard(card, tenant))).toEqual([
      { code: 200621, path: 'ROOT -> body -> elements -> [1](tag: hr) -> element_id' },
    ])
  })

  it('every mistake of a card is reported, in reading order', () => {
    const card = cardOf({ tag: 'hr', a: 1 }, { tag: 'note' }, { tag: 'input', max_length: 0 })
    expect(found(validateCard(card, tenant)).map((one) => one.code)).toEqual([200621, 200861, 200621])
  })
})

describe('the platform’s words', () => {
  it('name the inner code, what is wrong and where', () => {
    const verdict = validateCard(cardOf({ tag: 'div', text: plain('字') }, { tag: 'video' }), tenant)
    expect(verdict.ok ? null : feishuError(verdict)).toEqual({
      code: 230099,
      msg: 'Failed to create card content, ext=ErrCode: 200861; ErrMsg: 此处未仿真：video (not imitated here); ErrPath: ROOT -> body -> elements -> [1](tag: video)',
    })
  })
})
