import { describe, expect, test } from 'vitest'
import { compareNames, isUnsure } from '../../src/domain/stroke-order.ts'

const ordered = (names: string) => names.split(' ').sort(compareNames).join(' ')

describe('names by strokes', () => {
  test('go by the number of strokes of the surname', () => {
    expect(ordered('魏一 王一 欧一 丁一 李一')).toBe('丁一 王一 李一 欧一 魏一')
  })

  test('of one number go stroke by stroke: 横 竖 撇 点 折', () => {
    expect(ordered('张一 何一 吴一 沈一 李一')).toBe('李一 吴一 何一 沈一 张一')
    expect(ordered('欧一 林一')).toBe('林一 欧一')
    expect(ordered('文一 王一')).toBe('王一 文一')
  })

  test('of the same strokes have the plain one before its variant', () => {
    expect(ordered('于一 干一')).toBe('干一 于一')
  })

  test('of one surname stand together, the single given name first, then by the next character', () => {
    expect(ordered('王小洪 王毅 王一鸣 王宁 王大鸣')).toBe('王宁 王毅 王一鸣 王大鸣 王小洪')
    expect(ordered('田大利 田富 申一 田一')).toBe('申一 田一 田富 田大利')
    expect(ordered('高大富 高富')).toBe('高富 高大富')
  })

  test('count the first character of a compound surname', () => {
    expect(ordered('洪少东 欧阳少东 欧魏')).toBe('欧魏 欧阳少东 洪少东')
  })

  test('are the same with blanks and any dot, and other writing stands last', () => {
    expect(compareNames('王 一', '王一')).toBe(0)
    expect(compareNames('阿依·古丽', '阿依古丽')).toBe(0)
    expect(ordered('Anna 魏民')).toBe('魏民 Anna')
  })

  test('do not depend on the order they came in', () => {
    const names = '张伟 李雪 田一 申一 由一 甲一 䶮小龙 Anna 欧阳一 王一 于一 干一'.split(' ')
    const [first, ...others] = names.map((_, turn) =>
      [...names.slice(turn), ...names.slice(0, turn)].sort(compareNames),
    )
    for (const other of others) expect(other).toEqual(first)
  })

  test('a character without known strokes stands last among those of its number', () => {
    // 䶮 has nine.
    expect(ordered('䶮小龙 贺一 洪一 魏一')).toBe('洪一 贺一 䶮小龙 魏一')
  })

  test('nobody can say where it stands only beside another one of its number', () => {
    expect([isUnsure('䶮小龙', '贺一'), isUnsure('贺一', '䶮小龙')]).toEqual([true, true])
    const sure = [
      ...[
        '䶮小龙 魏一',
        '䶮小龙 䶮小龙',
        '䶮小龙 䶮大龙',
        '贺一 洪一',
        '王䶮 王小䶮',
        '李𬭎 王一',
        '䶮龙 Anna',
      ],
    ].map((pair) => pair.split(' '))
    expect(sure.filter(([a = '', b = '']) => isUnsure(a, b))).toEqual([])
  })

  test('of the hundred most frequent surnames no two are unsure', () => {
    const surnames = [
      ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢',
      ...'姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
    ]
    expect(surnames.length).toBe(100)
    expect(surnames.filter((a) => surnames.some((b) => isUnsure(`${a}一`, `${b}一`)))).toEqual([])
  })
})
