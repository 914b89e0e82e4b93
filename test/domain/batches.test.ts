import { describe, expect, test } from 'vitest'
import { type HandOver, handOver, receiptCanonical } from '../../src/domain/batches.ts'
import {
  duplicatesOf,
  findUnits,
  memberKeyInput,
  nameKeyInput,
  normalisePost,
  phoneKeyInput,
  sameGroups,
} from '../../src/domain/duplicates.ts'
import { NOW, units, 周八, 孙六, 张三 } from './district.ts'

const entry = (nominationId: string, change = {}) => ({
  nominationId,
  unitId: 'jingong',
  state: 'batched' as const,
  hardFindings: 0,
  unitBarred: false,
  ...change,
})
const batch = (change: Partial<HandOver> = {}): HandOver => ({
  unitId: 'xueyuan',
  entries: [entry('n1'), entry('n2')],
  groups: [],
  orders: [],
  method: 'appraisal',
  methodNote: '',
  signatory: '孙六',
  actor: 孙六,
  units,
  at: NOW,
  ...change,
})
const answer = (change: Partial<HandOver>) => {
  const result = handOver(batch(change))
  return result.ok ? result.value : result.denial.key
}

describe('handing over', () => {
  test('freezes everything that was taken in, sixty entries as well as two', () => {
    expect(answer({})).toEqual(['n1', 'n2'])
    expect(answer({ entries: Array.from({ length: 60 }, (_, index) => entry(`n${index}`)) })).toHaveLength(60)
  })

  test('is the aggregator’s; a union directly under the district hands over itself', () => {
    expect(answer({ actor: 张三 })).toBe('not-your-role')
    expect(answer({ unitId: 'qinghe', actor: 周八, entries: [entry('n3', { unitId: 'qinghe' })] })).toEqual([
      'n3',
    ])
    expect(answer({ entries: [entry('n3', { unitId: 'qinghe' })] })).toBe('batch-not-aggregator')
  })

  test('refuses an empty batch, a frozen entry, an incomplete one and one of a barred union', () => {
    expect(answer({ entries: [] })).toBe('batch-empty')
    expect(answer({ entries: [entry('n1', { state: 'handed' })] })).toBe('batch-frozen')
    expect(answer({ entries: [entry('n1', { state: 'returned' })] })).toBe('wrong-state')
    expect(answer({ entries: [entry('n1', { hardFindings: 1 })] })).toBe('batch-incomplete-entry')
    expect(answer({ entries: [entry('n1', { unitBarred: true })] })).toBe('unit-barred')
  })

  test('states the method, who signs, and the order where two share industry, unit and post', () => {
    const groups = sameGroups([
      { id: 'n1', industry: '先进制造业', unitId: 'jingong', post: '数控车工' },
      { id: 'n2', industry: '先进制造业', unitId: 'jingong', post: '数控车床操作工' },
    ])
    const order = { key: groups[0]?.key ?? '', order: ['n2', 'n1'], reason: '技能等级更高' }
    expect(answer({ method: undefined })).toBe('batch-method-missing')
    expect(answer({ method: 'other' })).toBe('batch-method-missing')
    expect(answer({ method: 'other', methodNote: '民主测评' })).toEqual(['n1', 'n2'])
    expect(answer({ signatory: ' ' })).toBe('batch-signatory-missing')
    expect(answer({ groups })).toBe('batch-group-order-missing')
    expect(answer({ groups, orders: [{ ...order, order: ['n1', 'n1'] }] })).toBe('batch-group-order-missing')
    expect(answer({ groups, orders: [{ ...order, reason: '' }] })).toBe('batch-group-order-missing')
    expect(answer({ groups, orders: [order] })).toEqual(['n1', 'n2'])
  })

  test('gives one receipt for one batch, and another when a version changed', () => {
    const receipt = {
      cycleId: '2026',
      unitId: 'xueyuan',
      number: 1,
      method: 'appraisal' as const,
      methodNote: '',
      signatory: '孙六',
      at: NOW,
      entries: [
        { nominationId: 'n2', version: 4 },
        { nominationId: 'n1', version: 7 },
      ],
    }
    const reversed = { ...receipt, entries: [...receipt.entries].reverse() }
    expect(receiptCanonical(receipt)).toBe(receiptCanonical(reversed))
    const touched = {
      ...receipt,
      entries: [{ nominationId: 'n2', version: 5 }, receipt.entries[1]] as typeof receipt.entries,
    }
    expect(receiptCanonical(touched)).not.toBe(receiptCanonical(receipt))
  })
})

describe('the same person, the same post', () => {
  test('names and units are compared without what people leave out', () => {
    expect(nameKeyInput('王 建国', '北京海淀精工有限责任公司')).toBe(
      nameKeyInput('王建国', '海淀精工有限公司'),
    )
    expect(nameKeyInput('王建国', '海淀精工')).not.toBe(nameKeyInput('王建国', '西山芯片'))
    expect(memberKeyInput('１１０１-0800 123')).toBe('11010800123')
    expect([phoneKeyInput('+86 138-0000-1234'), phoneKeyInput('010-00000000')]).toEqual(['13800001234', ''])
  })

  test('posts in other words are one post, other trades are not', () => {
    expect(normalisePost('数控车床操作工')).toBe(normalisePost('数控车工'))
    expect(normalisePost('高级数控车工岗')).toBe(normalisePost('数控车工'))
    expect(normalisePost('数控铣工')).not.toBe(normalisePost('数控车工'))
    expect(normalisePost('操作工')).toBe('工')
  })

  test('groups need all three to coincide', () => {
    const grouped = (id: string, industry: string, unitId: string, post: string) => ({
      id,
      industry,
      unitId,
      post,
    })
    const groups = sameGroups([
      grouped('n1', '先进制造业', 'jingong', '数控车工'),
      grouped('n2', '先进制造业', 'jingong', '数控车床工'),
      grouped('n3', '先进制造业', 'xinpian', '数控车工'),
      grouped('n4', '服务业', 'jingong', '数控车工'),
      grouped('n5', '', 'jingong', '数控车工'),
    ])
    expect(groups.map(({ ids }) => ids)).toEqual([['n1', 'n2']])
  })

  test('duplicates say what they share; an absent key matches nothing', () => {
    const keys = { id: 'n1', nameKey: 'a', memberKey: 'm', phoneKey: '' }
    expect(
      duplicatesOf(keys, [
        keys,
        { id: 'n2', nameKey: 'a', memberKey: 'm' },
        { id: 'n3', phoneKey: '' },
        { id: 'n4' },
      ]),
    ).toEqual([{ id: 'n2', by: ['name', 'member'] }])
  })

  test('a unit is found by its short name', () => {
    expect(findUnits('西山芯片', units).map(({ id }) => id)).toEqual(['xinpian'])
    expect(findUnits('海淀精工', units).map(({ id }) => id)).toEqual(['jingong'])
    expect(findUnits('东郊农场', units)).toEqual([])
    expect(findUnits(' ', units)).toEqual([])
  })
})
