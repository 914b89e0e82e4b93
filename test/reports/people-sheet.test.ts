import { describe, expect, test } from 'vitest'
import { type PersonRow, readPeopleSheet, writePeopleSheetTemplate } from '../../src/reports/people-sheet.ts'

const heading = '单位,单位类型,上级单位,姓名,手机号,角色,评委类别'
const district = '海淀区总工会,区总工会,,林晓,13800001001,工作人员,'

function sheet(...rows: string[]) {
  return readPeopleSheet(Buffer.from([heading, ...rows].join('\r\n')))
}

function errorsOf(...rows: string[]): string[] {
  return sheet(...rows).rows.flatMap((row) => row.errors)
}

const linxiao: PersonRow = {
  line: 2,
  unit: '海淀区总工会',
  kind: 'district',
  parent: null,
  name: '林晓',
  phone: '13800001001',
  roles: ['staff'],
  category: null,
  errors: [],
}

describe('the sheet as Excel saves it', () => {
  const gbk = Buffer.from(
    'b5a5cebb2cb5a5cebbc0e0d0cd2cd0d5c3fb2ccad6bbfabac52cbdc7c9ab0d0abaa3b5edc7f8d7dcb9a4bbe12cc7f8d7dcb9a4bbe12cc1d6cffe2c31333830303030313030312cb9a4d7f7c8cbd4b10d0a',
    'hex',
  )
  const saved: [string, Buffer][] = [
    ['in UTF-8 with its mark', Buffer.from(`\ufeff${heading}\r\n${district}\r\n`)],
    ['in UTF-8 without, with plain line ends', Buffer.from(`${heading}\n${district}`)],
    ['in GBK', gbk],
    [
      'as “Unicode text”, in UTF-16 with tabs',
      Buffer.from(`\ufeff${heading}\r\n${district}`.replaceAll(',', '\t'), 'utf16le'),
    ],
    ['with semicolons', Buffer.from(`${heading}\r\n${district}`.replaceAll(',', ';'))],
    [
      'with quotes, blanks and Excel’s ="…"',
      Buffer.from(`${heading}\r\n"海淀区总工会 ",区总工会,, 林　晓 ,"=""13800001001""","工作人员",`),
    ],
    [
      'with columns in another order and other headings',
      Buffer.from(
        '手机号码,备注,角 色,姓名（必填）,单位名称,单位类别\n１３８ ０００-０１００１,x,管理员,林晓,海淀区总工会,区总',
      ),
    ],
  ]
  test.each(saved)('%s', (_, bytes) => {
    expect(readPeopleSheet(bytes)).toEqual({ ok: true, rows: [linxiao], headerErrors: [] })
  })

  test('row numbers are Excel’s, a title, empty rows and a broken line counted', () => {
    const text = `海淀工匠选树人员表,,,,,,\n${heading}\n${district}\n,,,,,,\n"西山热力服务\n有限公司工会",基层工会,海淀区总工会,陈芳,13800001012,基层工会,`
    const rows = readPeopleSheet(Buffer.from(text)).rows
    expect(rows.map((row) => [row.line, row.unit, row.errors])).toEqual([
      [3, '海淀区总工会', []],
      [5, '西山热力服务 有限公司工会', []],
    ])
  })

  test('several roles in one cell, 职工 beside them means nothing', () => {
    const [row] = sheet('海淀区总工会,区总工会,,赵启明,13800001002,工作人员、复核人；职工 评委,专家').rows
    expect([row?.roles, row?.category, row?.errors]).toEqual([
      ['staff', 'confirmer', 'reviewer'],
      '领域专家',
      [],
    ])
  })

  test('kind and parent written once hold for every row of the unit', () => {
    const rows = sheet(
      district,
      '甲工会,基层工会,海淀区总工会,周敏,13800001010,基层工会,',
      '甲 工会,,,陆萍,13800001011,基层工会,',
    ).rows
    expect(rows.slice(1).map((row) => [row.kind, row.parent, row.errors])).toEqual([
      ['base', '海淀区总工会', []],
      ['base', '海淀区总工会', []],
    ])
  })

  test('a row may name only a unit; a parent may be known already', () => {
    const bytes = Buffer.from(`${heading}\n甲工会,基层工会,学院路街道总工会,,,,`)
    expect(readPeopleSheet(bytes, ['学院路街道总工会']).rows.map((row) => row.errors)).toEqual([[]])
  })
})

describe('each row says what is wrong with it', () => {
  const wrong: [string, string[]][] = [
    [',基层工会,海淀区总工会,周敏,13800001010,基层工会,', ['缺少单位。']],
    ['甲工会,基层工会,海淀区总工会,,13800001010,基层工会,', ['缺少姓名。']],
    ['甲工会,基层工会,海淀区总工会,周敏,,基层工会,', ['缺少手机号。']],
    ['甲工会,基层工会,海淀区总工会,周敏,1380000101,基层工会,', ['手机号“1380000101”不是11位手机号。']],
    [
      '甲工会,基层工会,海淀区总工会,周敏,1.38E+10,基层工会,',
      ['手机号被 Excel 改成了“1.38E+10”，请把这一列设为文本后重填。'],
    ],
    ['甲工会,基层工会,海淀区总工会,周敏,13800001010,,', ['缺少角色。']],
    [
      '甲工会,基层工会,海淀区总工会,周敏,13800001010,车间主任,',
      [
        '角色“车间主任”不认识，应为：基层工会、汇总单位、工作人员、审核员、评委、评审组长、党组记录员、复核人、财务、案件承办、审计。',
      ],
    ],
    ['甲工会,基层工会,海淀区总工会,周敏,13800001010,被推荐人,', ['“被推荐人”由申报产生，不能在表里指定。']],
    [
      '甲工会,分公司,海淀区总工会,周敏,13800001010,基层工会,',
      [
        '单位类型“分公司”不认识，应为：区总工会、镇街总工会、中关村科学城总工会、行业工会、基层工会、社会组织。',
      ],
    ],
    ['甲工会,,海淀区总工会,周敏,13800001010,基层工会,', ['缺少单位类型。']],
    ['甲工会,基层工会,,周敏,13800001010,基层工会,', ['缺少上级单位。']],
    ['甲工会,基层工会,乙街道,周敏,13800001010,基层工会,', ['上级单位“乙街道”在表里和系统里都没有。']],
    ['甲工会,基层工会,甲工会,周敏,13800001010,基层工会,', ['上级单位不能是本单位。']],
    ['海淀区总工会,行业工会,,周敏,13800001010,工作人员,', ['单位类型与前面写的“区总工会”不一致。']],
    [
      '甲工会,基层工会,海淀区总工会,李国栋,13800001015,评委,',
      ['评委要填评委类别：领域专家、委办局、行业协会、其他方面。'],
    ],
    [
      '甲工会,基层工会,海淀区总工会,李国栋,13800001015,评委,亲友',
      ['评委类别“亲友”不认识，应为：领域专家、委办局、行业协会、其他方面。'],
    ],
    ['甲工会,基层工会,海淀区总工会,周敏,13800001010,基层工会,领域专家', ['填了评委类别，但角色不是评委。']],
    ['甲工会,基层工会,海淀区总工会,周敏,13800001001,基层工会,', ['手机号与第 2 行“林晓”相同。']],
    [
      `甲工会,基层工会,海淀区总工会,${'周'.repeat(101)},13800001010,基层工会,`,
      ['“姓名”超过 100 字。', '姓名超过 20 字。'],
    ],
    ['海淀区总工会,,,林晓,138 0000 1001,复核人,', ['与第 2 行是同一人，请合并为一行，几个角色用“、”分开。']],
  ]
  test.each(wrong)('%s', (row, errors) => {
    expect(errorsOf(district, row)).toEqual(errors)
  })
})

describe('a sheet that cannot be read says why', () => {
  const unreadable: [string, Buffer, string[]][] = [
    ['an empty file', Buffer.alloc(0), ['这是一个空文件。']],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004\u0000\u0000'),
      ['这不是 .csv 文件。请在 Excel 里“另存为”，选择“CSV UTF-8（逗号分隔）”。'],
    ],
    ['a file of 3 MB', Buffer.alloc(3 * 1024 * 1024, 'a'), ['文件超过 2 MB，不像是人员表。']],
    [
      'prose',
      Buffer.from('请各单位按时报送。'),
      ['没有找到表头，第一行应为：单位、单位类型、上级单位、姓名、手机号、角色、评委类别。'],
    ],
    ['headings alone', Buffer.from(`${heading}\n`), ['表里只有表头，没有人员。']],
    [
      'no 手机号 and two 姓名',
      Buffer.from('单位,姓名,人员姓名,角色\n甲,乙,乙,评委'),
      ['“姓名”有两列（“人员姓名”），请只留一列。', '缺少“手机号”这一列。'],
    ],
    [
      'a quote that never closes',
      Buffer.from(`${heading}\n"海淀区总工会,区总工会`),
      ['引号不成对，无法分出各列。请在 Excel 里重新另存为 CSV。'],
    ],
    [
      '5,001 rows',
      Buffer.from(`${heading}\n${'甲,基层工会,乙,丙,13800001010,评委,\n'.repeat(5001)}`),
      ['超过 5000 行，请分成几个文件。'],
    ],
  ]
  test.each(unreadable)('%s', (_, bytes, headerErrors) => {
    expect(readPeopleSheet(bytes)).toEqual({ ok: false, rows: [], headerErrors })
  })
})

test('the template opens in Excel as Chinese and reads back as the district alone', () => {
  const bytes = writePeopleSheetTemplate()
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
  expect(readPeopleSheet(bytes)).toEqual({
    ok: true,
    rows: [{ ...linxiao, name: '', phone: '', roles: [] }],
    headerErrors: [],
  })
})
