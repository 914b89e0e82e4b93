import { expect, test } from 'vitest'
import { denials } from '../../src/domain/denials.ts'
import { articleOf, codeOf, deny, ok } from '../../src/domain/result.ts'
import { isArticle } from '../../src/domain/settings.ts'

test('every denial has its own short code', () => {
  const codes = Object.values(denials).map(({ code }) => code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.filter((code) => !/^[A-Z]\d{2}$/.test(code))).toEqual([])
})

test('every article a denial cites exists, and nobody cites 第十二条', () => {
  const cited = Object.values(denials).flatMap((entry) => ('article' in entry ? [entry.article] : []))
  expect(cited.filter((article) => !isArticle(article))).toEqual([])
  expect(isArticle('第十二条')).toBe(false)
  expect(isArticle('第十九条')).toBe(true)
})

test('a refusal is a value that knows its code and article', () => {
  const refused = deny('unit-barred', { unit: '清河动力' })
  expect(refused).toEqual({ ok: false, denial: { key: 'unit-barred', facts: { unit: '清河动力' } } })
  expect([codeOf(refused.denial), articleOf(refused.denial)]).toEqual(['N05', '第十一条'])
  expect(articleOf(deny('late').denial)).toBeUndefined()
  expect(ok(3)).toEqual({ ok: true, value: 3 })
})
