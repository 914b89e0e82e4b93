import { describe, expect, test } from 'vitest'
import { criteria, criteriaOf } from '../../src/domain/criteria.ts'
import { type FactKey, fieldKeys } from '../../src/domain/fields.ts'
import { type NominationForm, readNominationForm } from '../../src/reports/nomination-form.ts'
import { type CellSpec, paragraphs, table, text, wordFile } from './word-writer.ts'

async function read(body: string): Promise<NominationForm> {
  const form = await readNominationForm(wordFile(body))
  if (!form.ok) throw new Error(form.reason)
  return form
}

const person: CellSpec[][] = [
  ['姓名', '王建国'],
  ['单位', '海淀精工机械有限公司'],
  ['岗位', '数控车工'],
]
const personFields = { name: '王建国', unit: '海淀精工机械有限公司', post: '数控车工' }

describe('labels as offices print them', () => {
  const labels: [string, string, string][] = [
    ['姓 名', 'name', '王建国'],
    ['姓　　名：', 'name', '王建国'],
    ['被推荐人姓名', 'name', '王建国'],
    ['1．姓名', 'name', '王建国'],
    ['*姓名', 'name', '王建国'],
    ['工作单位', 'unit', '海淀精工机械有限公司'],
    ['所在单位（全称）', 'unit', '海淀精工机械有限公司'],
    ['职务/岗位', 'post', '数控车工'],
    ['岗位（工种）', 'post', '数控车工'],
    ['工会会员证号', 'membershipNo', '110108201203716'],
    ['工会会员证编号：', 'membershipNo', '110108201203716'],
    ['从事一线工作经历', 'career', '2008.07至今 北辰精密机床厂'],
    ['技能等级（职称）', 'skill', '高级技师'],
    ['技能等级/职称', 'skill', '高级技师'],
    ['技能竞赛\n获奖情况', 'contest', '2021年区级优胜'],
    ['思想政治表现', 'politics', '政治素质过硬'],
    ['主要事迹（一句话）', 'deeds', '十七年坚守车床。'],
    ['2．追求卓越', 'F1.2', '圆柱度稳定在2.5微米。'],
    ['【培养人才】', 'F5.2', '带徒十一人。'],
    ['持续学习\n掌握本职以外的知识技能', 'F2.3', '读完机械制造专科。'],
  ]
  test.each(labels)('“%s” asks for %s', async (label, key, answer) => {
    const rows = person.filter(([own]) => ({ name: '姓名', unit: '单位', post: '岗位' })[key] !== own)
    const form = await read(table([...rows, [label, answer]]))
    expect({ ...form.fields, ...form.evidence }).toEqual({ ...personFields, [key]: answer })
  })

  test('a place for a stamp or an opinion asks for nothing', async () => {
    const rows = [
      ['单位（盖章）', '甲公司'],
      ['所在单位意见', '同意'],
      ['推荐单位', '乙公司'],
      ['单位：（签字）', ''],
    ]
    const form = await read(table([['姓名', '王建国'], ['岗位', '数控车工'], ['技能等级', '技师'], ...rows]))
    expect(form.fields).toEqual({ name: '王建国', post: '数控车工', skill: '技师' })
  })
})

describe('values as people type them', () => {
  const values: [FactKey, string, string, string | undefined][] = [
    ['name', '姓名', '王　建　国', '王建国'],
    ['name', '姓名', '阿依努尔•买买提', '阿依努尔·买买提'],
    ['unit', '单位', '海淀精工机械\n有限公司', '海淀精工机械有限公司'],
    ['membershipNo', '工会会员号', '１１０１０８ 2012', '1101082012'],
    ['industry', '行业', '□战略性新兴产业 ☑先进制造业 □服务业', '先进制造业'],
    ['industry', '行业', '（ ）战略性新兴产业（√）服务业', '服务业'],
    ['industry', '行业', '先进制造业√　服务业　文化产业', '先进制造业'],
    ['industry', '行业', '□先进制造业 ☑其他', '其他行业'],
    ['industry', '行业', '□先进制造业 ☑其他：民生服务＿＿', '民生服务'],
    ['politics', '政治素质', '☑政治素质过硬　□不过硬', '政治素质过硬'],
    ['politics', '政治素质', '□政治素质过硬', undefined],
    ['contest', '竞赛成绩', '单击或点击此处输入文字。', undefined],
    ['contest', '竞赛成绩', '/', undefined],
    ['contest', '竞赛成绩', '（请填写年份、赛事、名次）', undefined],
    ['contest', '竞赛成绩', '无', '无'],
    ['career', '一线工作经历', '2008.07至今\n\n数控车工', '2008.07至今\n\n数控车工'],
  ]
  test.each(values)('%s: %s “%s”', async (key, label, typed, expected) => {
    const rows = person.filter(([own]) => own !== label)
    const form = await read(table([...rows, ['技能等级', '技师'], [label, typed]]))
    const { [key]: _, ...others } = { ...personFields, skill: '技师' } as Partial<Record<FactKey, string>>
    expect(form.fields).toEqual(expected === undefined ? others : { ...others, [key]: expected })
  })

  test('a box nobody ticked, a trade outside the five and a field too long are said in words', async () => {
    const long = '王'.repeat(31)
    const form = await read(
      table([
        ['姓名', '王建国'],
        ['岗位', long],
        ['行业', '机械制造'],
        ['政治素质', '□政治素质过硬'],
      ]),
    )
    expect(form.notes).toEqual([
      '行业“机械制造”不在第五条（三）所列的五类之中，请在卡片上选定类别。',
      '“政治素质”的方框没有勾选。',
      '“岗位”有 31 字，超过 30 字，请缩短。',
    ])
    expect(form.fields.post).toBe(long)
  })

  test('two grades are both kept; two different units are not mixed', async () => {
    const form = await read(
      table([...person, ['技能等级', '技师'], ['职称', '工程师'], ['工作单位', '乙公司']]),
    )
    expect(form.fields).toEqual({ ...personFields, skill: '技师、工程师' })
    expect(form.notes).toEqual([
      '“单位”在表中出现了两次且不一样，已采用“海淀精工机械有限公司”，另一处是“乙公司”。',
    ])
  })
})

const merged = (value: string, across: number): CellSpec => ({ xml: paragraphs(value), across })
const opens = (value: string): CellSpec => ({ xml: paragraphs(value), down: 'restart' })
const goesOn: CellSpec = { xml: '<w:p/>', down: 'continue' }

describe('tables as offices draw them', () => {
  test('values under a row of labels', async () => {
    const form = await read(
      table([
        ['姓名', '单位', '岗位'],
        ['王建国', '海淀精工机械有限公司', '数控车工'],
      ]),
    )
    expect(form.fields).toEqual(personFields)
  })

  test('a value below a label that takes the whole width, and one in the same cell', async () => {
    const form = await read(
      table([
        ['姓名', '王建国', '岗位', '数控车工'],
        [merged('单位：海淀精工机械有限公司', 4)],
        [merged('竞赛成绩', 4)],
        [merged('2021年区级优胜\n2023年市级第六名', 4)],
        [merged('勇挑重担\n负责12台车床。', 4)],
      ]),
    )
    expect(form.fields).toEqual({ ...personFields, contest: '2021年区级优胜\n2023年市级第六名' })
    expect(form.evidence).toEqual({ 'F1.1': '负责12台车床。' })
  })

  test('a photograph merged down beside the rows shifts nothing', async () => {
    const form = await read(
      table([
        ['姓名', '王建国', '性别', '男', opens('照片')],
        ['单位', merged('海淀精工机械有限公司', 3), goesOn],
        ['岗位', merged('数控车工', 3), goesOn],
      ]),
    )
    expect(form.fields).toEqual(personFields)
  })

  test('a membership number in a box for each digit', async () => {
    const form = await read(table([...person, ['会员证号', ...'110108'.split(''), '备注']]))
    expect(form.fields.membershipNo).toBe('110108')
  })

  const jobs = [
    ['2008.07—2014.02', '北辰精密机床厂', '普通车工'],
    ['2014.03至今', '海淀精工机械有限公司', '数控车工'],
  ]
  const career = '2008.07—2014.02 北辰精密机床厂 普通车工\n2014.03至今 海淀精工机械有限公司 数控车工'

  test('a history as a table of its own beside its label, with 单位 and 岗位 as column heads', async () => {
    const rows = [[opens('一线工作经历'), '起止年月', '单位', '岗位'], ...jobs.map((job) => [goesOn, ...job])]
    const form = await read(table([...person, ...rows]))
    expect(form.fields).toEqual({ ...personFields, career })
    expect(form.notes).toEqual([])
  })

  test('a history under its label, up to the next label', async () => {
    const rows = [
      [merged('工作经历', 3)],
      ['起止时间', '工作单位', '工种'],
      ...jobs,
      ['竞赛成绩', merged('无', 2)],
    ]
    const form = await read(table([...person, ...rows]))
    expect(form.fields).toEqual({ ...personFields, career, contest: '无' })
  })

  test('a row for each criterion beside the force merged down', async () => {
    const [first, second, third] = criteriaOf('F3')
    const form = await read(
      table([
        ...person,
        [opens('创\n新\n力'), `${first?.name}\n提出生产优化方案`, '加装恒温循环。'],
        [goesOn, second?.name ?? '', ''],
        [goesOn, third?.name ?? '', '节约83万元。'],
      ]),
    )
    expect(form.evidence).toEqual({ 'F3.1': '加装恒温循环。', 'F3.3': '节约83万元。' })
  })

  test('a row for each force, divided by its headings; text above the first is placed and said', async () => {
    const answer =
      '总的情况很好。\n【协同配合】与设计院三改图纸。\n3．直面难题：参加联合试验。\n崩边仍在改进。'
    const form = await read(table([...person, ['（四）攻关力', answer]]))
    expect(form.evidence).toEqual({
      'F4.1': '总的情况很好。',
      'F4.2': '与设计院三改图纸。',
      'F4.3': '参加联合试验。\n崩边仍在改进。',
    })
    expect(form.notes).toEqual([
      '“攻关力”里有一段没有写明属于哪一项，已放在“担当重任”；可用 【担当重任】【协同配合】【直面难题】 分开。',
    ])
  })

  test('no table at all: labelled lines and headings', async () => {
    const form = await read(
      paragraphs(
        [
          '海淀工匠推荐材料',
          '姓名：王建国　　岗位：数控车工',
          '工作单位：海淀精工机械有限公司',
          '一、引领力',
          '【勇挑重担】负责12台车床。',
          '单位：台；全部按期交付。',
          '2.追求卓越：圆柱度2.5微米。',
          '技能精湛：高级技师。',
          '二、推荐单位意见',
          '同意推荐。',
        ].join('\n'),
      ),
    )
    expect(form.fields).toEqual(personFields)
    expect(form.evidence).toEqual({
      'F1.1': '负责12台车床。\n单位：台；全部按期交付。',
      'F1.2': '圆柱度2.5微米。',
      'F2.1': '高级技师。',
    })
  })

  test('what is missing is listed in the order of the form', async () => {
    const form = await read(table([...person, ['勇挑重担', '负责12台车床。']]))
    const given = ['name', 'unit', 'post', 'F1.1']
    expect(form.missing).toEqual(fieldKeys.filter((key) => !given.includes(key)))
    expect(form.isOurs).toBe(false)
  })
})

describe('what Word keeps beside the text', () => {
  const cellXml = (xml: string): CellSpec => ({ xml })

  test('deleted revisions are gone, inserted ones are there', async () => {
    const xml = `<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>普通车工</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">${text('数控车工')}</w:ins></w:p>`
    const form = await read(table([...person.slice(0, 2), ['岗位', cellXml(xml)]]))
    expect(form.fields.post).toBe('数控车工')
  })

  test('numbers that Word draws are written out, line breaks and tabs kept', async () => {
    // mammoth takes numbering from this part; without it a numbered paragraph is an ordinary one.
    const item = (value: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${value}</w:p>`
    const xml = `${item(text('带徒五人'))}${item(`${text('三人')}<w:r><w:br/><w:t>取得高级工</w:t><w:tab/><w:t>两人</w:t></w:r>`)}`
    const bytes = wordFile(table([...person, ['培养人才', cellXml(xml)]]), {
      extra: [
        {
          name: 'word/_rels/document.xml.rels',
          data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
        },
        {
          name: 'word/numbering.xml',
          data: '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        },
      ],
    })
    expect(await readNominationForm(bytes)).toMatchObject({
      evidence: { 'F5.2': '1. 带徒五人\n2. 三人\n取得高级工\t两人' },
    })
  })

  test('a box that Word ticks, and a text box in a cell', async () => {
    const box = (on: 0 | 1) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${on}"/></w14:checkbox></w:sdtPr><w:sdtContent>${text('☐')}</w:sdtContent></w:sdt>`
    const boxes = `<w:p>${box(0)}${text('服务业 ')}${box(1)}${text('文化产业')}</w:p>`
    const shape = `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraphs('海淀精工机械有限公司')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
    const form = await read(
      table([
        ['姓名', '王建国'],
        ['单位', cellXml(shape)],
        ['行业', cellXml(boxes)],
      ]),
    )
    expect(form.fields).toEqual({ name: '王建国', unit: '海淀精工机械有限公司', industry: '文化产业' })
  })

  test('markup that people type stays text', async () => {
    const typed = '<at id=all></at> **x** &amp; 𬭎䶮'
    const form = await read(table([...person, ['勇挑重担', typed]]))
    expect(form.evidence).toEqual({ 'F1.1': typed })
  })
})

describe('documents that are no form', () => {
  test('the regulation itself, although it names every criterion', async () => {
    const clauses = criteria.map((criterion) => `${criterion.name}。${criterion.text}`)
    const bytes = wordFile(paragraphs(['第六条', '（一）引领力', ...clauses, '（二）实践力'].join('\n')))
    expect(await readNominationForm(bytes)).toEqual({ ok: false, reason: 'not-a-form' })
  })

  test('a letter that mentions a unit, and an empty document', async () => {
    const letter = wordFile(paragraphs('关于开展选树工作的通知\n单位：海淀精工机械有限公司\n请按时报送。'))
    expect(await readNominationForm(letter)).toEqual({ ok: false, reason: 'not-a-form' })
    expect(await readNominationForm(wordFile(''))).toEqual({ ok: false, reason: 'not-a-form' })
  })
})
