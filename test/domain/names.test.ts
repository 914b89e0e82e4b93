import { expect, test } from 'vitest'
import { maskId, maskNumber, maskPhone, personalNumberIn } from '../../src/domain/mask.ts'
import { isPlausibleName, looksLikeName, normaliseName, surnameOf } from '../../src/domain/names.ts'

test('names with rare characters, minority names and Latin names are names', () => {
  const names = ['王伟', '李𬭎', '䶮小龙', '买买提·艾合买提', 'Anna Berg', '欧阳修远']
  expect(names.filter((name) => !isPlausibleName(name))).toEqual([])
})

test('an empty name, one character, digits and markup are not', () => {
  const names = ['', ' ', '王', '王1', '<at id=all></at>', '**王**', '王'.repeat(21), '·王', '13800001234']
  expect(names.filter(isPlausibleName)).toEqual([])
})

test('blanks inside a Han name go, the dot of a minority name is always the same, characters stay', () => {
  expect(normaliseName(' 王　建 国 ')).toBe('王建国')
  expect(normaliseName('买买提•艾合买提')).toBe('买买提·艾合买提')
  expect(normaliseName('李𬭎')).toBe('李𬭎')
})

test('compound surnames are two characters', () => {
  expect(['欧阳修远', '王建国', '司马光', '䶮小龙', 'Anna'].map(surnameOf)).toEqual([
    '欧阳',
    '王',
    '司马',
    '䶮',
    '',
  ])
})

test('a trade is not taken for a person', () => {
  expect(['王建国', '欧阳修远', '数控车工', '海淀精工'].map(looksLikeName)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('masks leave what is needed to recognise and no more', () => {
  expect(maskPhone('+86 138 0000 1234')).toBe('138****1234')
  expect(maskPhone('12')).toBe('**')
  expect(maskId('11010119900307123X')).toBe('110*************3X')
  expect(maskNumber('11010800123')).toBe('*******0123')
})

test('personal numbers are found in a line meant for everybody', () => {
  expect(personalNumberIn('联系电话138 0000 1234')).toBe('phone')
  expect(personalNumberIn('身份证11010119900307123X')).toBe('id')
  expect(personalNumberIn('卡号6222 0000 1111 2222')).toBe('card')
  expect(personalNumberIn('累计加工13800件，2023年节约300000元')).toBeUndefined()
})
