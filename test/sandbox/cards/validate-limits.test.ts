import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../sandbox/cards/validate.ts'
import { feishuError, MAX_BYTES, validateCard } from '../../../sandbox/cards/validate.ts'
import { cardOf, plain, submit, tenant } from './fixtures.ts'

const rules = (count: number): unknown[] => Array.from({ length: count }, () => ({ tag: 'hr' }))
const columnsOf = (count: number) => ({
  tag: 'column_set',
  columns: Array.from({ length: count }, () => ({ tag: 'column', elements: [] })),
})
const table = { tag: 'table', columns: [{ name: 'a', data_type: 'text' }], rows: [] }

/** A card whose compact JSON is exactly that many bytes. */
const cardOfBytes = (bytes: number) => {
  const empty = Buffer.byteLength(JSON.stringify(cardOf({ tag: 'markdown', content: '' })))
  return cardOf({ tag: 'markdown', content: 'x'.repeat(bytes - empty) })
}

const tagsOf = (verdict: Verdict) => (verdict.ok ? verdict.tags : verdict.problems)

describe('200 tagged objects', () => {
  it.each([180, 200])('%i fit', (count) => {
    expect(tagsOf(validateCard(cardOf(...rules(count)), tenant))).toBe(count)
  })

  it('201 do not', () => {
    expect(validateCard(cardOf(...rules(201)), tenant)).toEqual({
      ok: false,
      problems: [{ code: 11310, path: 'ROOT', message: 'element exceeds the limit: 201 of 200' }],
    })
  })

  it('a plain_text counts as much as the component that shows it', () => {
    const lines = Array.from({ length: 100 }, () => ({ tag: 'div', text: plain('字') }))
    expect(tagsOf(validateCard(cardOf(...lines), tenant))).toBe(200)
    expect(validateCard(cardOf(...lines, { tag: 'hr' }), tenant).ok).toBe(false)
  })

  it('columns count', () => {
    expect(tagsOf(validateCard(cardOf(columnsOf(199)), tenant))).toBe(200)
    expect(validateCard(cardOf(columnsOf(200)), tenant).ok).toBe(false)
  })

  it('titles, text tags, option texts and icons count', () => {
    const card = {
      schema: '2.0',
      header: { title: plain('题'), text_tag_list: [{ tag: 'text_tag', text: plain('新') }] },
      body: {
        elements: [
          {
            tag: 'select_static',
            options: [{ text: plain('甲'), value: 'a', icon: { tag: 'standard_icon', token: 'x_outlined' } }],
          },
        ],
      },
    }
    expect(tagsOf(validateCard(card, tenant))).toBe(6)
  })
})

describe('30 KB of UTF-8', () => {
  it.each([MAX_BYTES - 1, MAX_BYTES])('%i bytes fit', (bytes) => {
    expect(validateCard(cardOfBytes(bytes), tenant)).toEqual({ ok: true, tags: 1, bytes, warnings: [] })
  })

  it('one byte more is 230025, not 230099', () => {
    const verdict = validateCard(cardOfBytes(30_721), tenant)
    expect(verdict.ok ? null : feishuError(verdict)).toEqual({
      code: 230025,
      msg: 'The length of the message content reaches its limit. card is 30721 bytes, at most 30720 (30 KB)',
    })
  })

  it('a Chinese character is three bytes, a rare one four', () => {
    const bytesOf = (content: string) => {
      const verdict = validateCard(cardOf({ tag: 'markdown', content }), tenant)
      return verdict.ok ? verdict.bytes : 0
    }
    expect([bytesOf('选') - bytesOf(''), bytesOf('𬭎') - bytesOf('')]).toEqual([3, 4])
  })

  it('members that are undefined are not sent and not counted', () => {
    expect(validateCard(cardOf({ tag: 'hr', margin: undefined }), tenant)).toEqual(
      validateCard(cardOf({ tag: 'hr' }), tenant),
    )
  })
})

describe('five tables', () => {
  it('fit', () => {
    expect(validateCard(cardOf(table, table, table, table, table), tenant).ok).toBe(true)
  })

  it('a sixth does not', () => {
    expect(validateCard(cardOf(table, table, table, table, table, table), tenant)).toEqual({
      ok: false,
      problems: [
        {
          code: 11310,
          path: 'ROOT -> body -> elements -> [5](tag: table)',
          message: 'card table number over limit, at most 5',
        },
      ],
    })
  })
})

describe('five levels of containers', () => {
  const panels = (levels: number, inside: unknown): unknown =>
    levels === 0
      ? inside
      : {
          tag: 'collapsible_panel',
          header: { title: plain('更多') },
          elements: [panels(levels - 1, inside)],
        }

  it('fit', () => {
    expect(validateCard(cardOf(panels(5, { tag: 'hr' })), tenant).ok).toBe(true)
  })

  it('a sixth does not', () => {
    const verdict = validateCard(cardOf(panels(6, { tag: 'hr' })), tenant)
    expect(verdict.ok ? [] : verdict.problems.map((one) => [one.code, one.message])).toEqual([
      [11310, 'containers nest at most 5 levels'],
    ])
  })

  it('a form is a level, and a column might be one: that is only a warning', () => {
    const row = (inside: unknown) => ({ tag: 'column_set', columns: [{ tag: 'column', elements: [inside] }] })
    const form = { tag: 'form', name: 'f', elements: [submit, row(row({ tag: 'hr' }))] }
    const deeper = { tag: 'form', name: 'f', elements: [submit, row(row(row({ tag: 'hr' })))] }
    const warned = (card: unknown) => {
      const verdict = validateCard(card, tenant)
      return verdict.ok ? verdict.warnings.map((one) => one.code) : 'refused'
    }
    expect([warned(cardOf(form)), warned(cardOf(deeper))]).toEqual([[], [11310, 11310]])
  })
})
