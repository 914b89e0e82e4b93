import { describe, expect, test } from 'vitest'
import { cutAtSentence, fitsForceField, forceField, splitForceField } from '../../src/domain/evidence.ts'
import { splitByHeadings } from '../../src/domain/headings.ts'

describe('a pasted text', () => {
  test('is split by headings in every way people write them', () => {
    const expected = { parts: { 'F1.1': '承担重任。', 'F1.2': '追求卓越没有止境。' }, remainder: '' }
    for (const text of [
      '【勇挑重担】承担重任。【追求卓越】追求卓越没有止境。',
      '【勇挑重担】\n承担重任。\n【追求卓越】\n追求卓越没有止境。',
      '[勇挑重担]：承担重任。\r\n[追求卓越] 追求卓越没有止境。',
      '1.勇挑重担：承担重任。\n2.追求卓越：追求卓越没有止境。',
      '（1）勇挑重担：承担重任。\n（2）追求卓越：追求卓越没有止境。',
      '1.勇挑重担。承担重任。\n2.追求卓越。追求卓越没有止境。',
      '勇挑重担：承担重任。\n追求卓越:追求卓越没有止境。',
      '勇挑重担\n承担重任。\n追求卓越\n追求卓越没有止境。',
      '（一）引领力\n1、勇挑重担：承担重任。\n2、追求卓越：追求卓越没有止境。\n（二）实践力\n',
    ]) {
      expect([text, splitByHeadings(text)]).toEqual([text, expected])
    }
  })

  test('keeps what stands before the first heading, and a text without headings whole', () => {
    expect(splitByHeadings('王建国同志：\n【业务洞察】找出症结。')).toEqual({
      parts: { 'F3.1': '找出症结。' },
      remainder: '王建国同志：',
    })
    expect(splitByHeadings('他一贯勇挑重担，追求卓越。')).toEqual({
      parts: {},
      remainder: '他一贯勇挑重担，追求卓越。',
    })
  })

  test('does not lose a number that stands before a bracket in a sentence', () => {
    expect(splitByHeadings('【勇挑重担】年产5.【追求卓越】第一').parts).toEqual({
      'F1.1': '年产5.',
      'F1.2': '第一',
    })
  })

  test('joins a heading that comes twice, and shows one with nothing under it', () => {
    expect(splitByHeadings('【培养人才】带徒三人\n【应用智能】\n【培养人才】再带两人').parts).toEqual({
      'F5.2': '带徒三人\n再带两人',
      'F5.3': '',
    })
  })
})

describe('the field of a force', () => {
  test('comes with its three headings and goes back into its three criteria', () => {
    const texts = { 'F1.1': '承担重任。', 'F1.3': '带动全班。' }
    const field = forceField('F1', texts)
    expect(field).toBe('【勇挑重担】\n承担重任。\n【追求卓越】\n\n【示范带动】\n带动全班。')
    expect(splitForceField('F1', field)).toEqual({ ...texts, 'F1.2': '' })
  })

  test('gives a text without headings, and one under a foreign heading, to the first criterion', () => {
    expect(splitForceField('F1', '什么都没写标题')).toEqual({ 'F1.1': '什么都没写标题' })
    expect(splitForceField('F1', '【勇挑重担】重任\n【培养人才】带徒')).toEqual({
      'F1.1': '【培养人才】带徒\n重任',
    })
  })

  test('is not offered prefilled when it would be cut', () => {
    expect(fitsForceField('F1', { 'F1.1': '字'.repeat(975) })).toBe(true)
    expect(fitsForceField('F1', { 'F1.1': '字'.repeat(990) })).toBe(false)
  })
})

describe('a long text', () => {
  test('is cut after a sentence, and says that it was', () => {
    expect(cutAtSentence('第一句。第二句。第三句。', 9)).toEqual({ text: '第一句。第二句。', cut: true })
    expect(cutAtSentence('第一句。', 4)).toEqual({ text: '第一句。', cut: false })
    expect(cutAtSentence('短。没有句号的很长的一句话', 8)).toEqual({ text: '短。没有句号的很', cut: true })
  })

  test('is never cut inside a rare character', () => {
    expect(cutAtSentence('𬭎䶮𬭎䶮', 3)).toEqual({ text: '𬭎䶮𬭎', cut: true })
  })
})
