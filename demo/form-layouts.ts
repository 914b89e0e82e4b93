import type { Document, TableRow } from 'docx'
import {
  cell,
  criteria,
  document,
  label,
  lines,
  type Nominee,
  paragraph,
  row,
  table,
  value,
} from './form-parts.ts'

const industries = ['战略性新兴产业', '先进制造业', '文化产业', '服务业', '高科技产业']

function boxes(chosen: string | undefined): string {
  return industries.map((name) => `${name === chosen ? '☑' : '□'}${name}`).join('　')
}

/** This year's form, as the district hands it out: a row for every criterion beside its force. */
export function thisYearsForm({ fields, evidence }: Nominee): Document {
  const of = (key: string) => fields[key] ?? ''
  const rows = [
    row(label(3, '姓名'), value(3, of('name')), label(2, '岗位'), value(4, of('post'))),
    row(label(3, '单位'), value(9, of('unit'))),
    row(
      label(3, '工会会员号'),
      value(3, of('membershipNo')),
      label(3, '技能等级或职称'),
      value(3, of('skill')),
    ),
    row(label(3, '行业'), value(9, boxes(of('industry')))),
    row(label(3, '政治素质'), value(9, `☑ ${of('politics')}`)),
    row(
      cell(3, [...labelWithHint('一线工作经历', '每段一行：起止年月、单位、岗位')]),
      value(9, of('career')),
    ),
    row(label(3, '竞赛成绩'), value(9, of('contest'))),
    row(cell(3, [...labelWithHint('一句话事迹', '80字以内，用于公示')]), value(9, of('deeds'))),
    row(label(1, '五力'), label(3, '标准'), label(8, '事迹与证明')),
    ...criteria.flatMap(([force, names]) =>
      names.map(([code, name], index) => {
        const cells = [label(3, name), value(8, evidence[code] ?? '')]
        return index === 0 ? row(label(1, force, 3), ...cells) : row(...cells)
      }),
    ),
    row(label(3, '推荐单位工会意见'), stamp(9, '经核实，材料真实，同意推荐。')),
  ]
  return document([title('海淀工匠推荐表'), table(rows)])
}

/**
 * An older form that went from hand to hand: a photograph beside four rows, a history as a table of its own,
 * forces as lines across the table, labels spaced out by hand.
 */
export function olderForm({ fields, evidence }: Nominee): Document {
  const of = (key: string) => fields[key] ?? ''
  const rows = [
    row(label(2, '姓　　名'), value(3, spaced(of('name'))), label(2, '性　　别'), value(3, '女'), photo()),
    row(label(2, '工 作 单 位'), value(8, of('unit'))),
    row(label(2, '职务/岗位'), value(3, of('post')), label(2, '文化程度'), value(3, '本科')),
    row(
      label(2, '工会会员证号'),
      value(3, of('membershipNo')),
      label(2, '职业技能等级\n（职称）'),
      value(3, of('skill')),
    ),
    row(label(2, '所属产业'), value(10, boxes(of('industry')))),
    row(label(2, '政治表现'), value(10, of('politics'))),
    ...history(of('career')),
    row(label(2, '技能竞赛\n获奖情况'), value(10, of('contest'))),
    row(label(2, '事迹摘要'), value(10, of('deeds'))),
    ...criteria.flatMap(([force, names], index) => [
      row(label(12, `${'一二三四五'[index]}、${force}`)),
      ...names.map(([code, name], at) =>
        row(label(2, `${at + 1}．${name}`), value(10, evidence[code] ?? '')),
      ),
    ]),
    row(label(2, '所在单位工会意见'), stamp(10, '同意推荐。')),
  ]
  return document([
    title('海淀工匠候选人申报表'),
    paragraph(['填报单位（盖章）：　　　　　　　　　填报日期：']),
    table(rows),
  ])
}

/** An industry union's form: one large cell for each force, divided by headings in brackets. */
export function formByForces({ fields, evidence }: Nominee): Document {
  const of = (key: string) => fields[key] ?? ''
  const rows = [
    row(label(2, '候选人姓名：'), value(4, of('name')), label(2, '岗位（工种）：'), value(4, of('post'))),
    row(label(2, '所在单位：'), value(10, of('unit'))),
    row(
      label(2, '会员证号：'),
      value(4, of('membershipNo')),
      label(2, '技能等级/\n职称：'),
      value(4, of('skill')),
    ),
    row(label(2, '行业类别：'), value(10, boxes(of('industry')))),
    row(label(2, '政治素质：'), value(10, `☑${of('politics')}　□不过硬`)),
    row(label(2, '参加技能竞赛情况：'), value(10, of('contest'))),
    row(label(2, '公示事迹：'), value(10, of('deeds'))),
    row(label(12, '从事一线工作经历')),
    row(
      cell(
        12,
        of('career')
          .split('\n')
          .map((job) => paragraph([job], { font: '仿宋', numbered: true })),
      ),
    ),
    ...criteria.map(([force, names], index) =>
      row(
        label(2, `（${'一二三四五'[index]}）\n${force}`),
        cell(
          10,
          names.flatMap(([code, name]) => [
            paragraph([`【${name}】`], { font: '黑体' }),
            ...lines(evidence[code] ?? '', { font: '仿宋' }),
          ]),
        ),
      ),
    ),
  ]
  return document([
    title('海淀工匠推荐人选登记表'),
    table(rows),
    paragraph(['推荐单位负责人签字：　　　　　　　　　（盖章）　　　　年　　月　　日']),
  ])
}

function title(text: string) {
  return paragraph([text], { font: '黑体', size: 36, center: true })
}

function labelWithHint(text: string, hint: string) {
  return [...lines(text, { font: '黑体', center: true }), ...lines(hint, { size: 16, center: true })]
}

function spaced(name: string): string {
  return [...name].join('　')
}

function photo() {
  return cell(2, lines('贴\n照\n片\n处', { center: true }), 4)
}

function stamp(span: number, text: string) {
  return value(span, `${text}\n\n　　　　　　　　（盖章）　　　　年　　月　　日`)
}

function history(career: string): TableRow[] {
  const jobs = career.split('\n').map((job) => job.split(' '))
  const widths = [3, 3, 2, 2]
  const heads = ['起止年月', '工作单位', '岗位', '是否一线'].map((text, at) => label(widths[at] ?? 1, text))
  return [
    row(label(2, '从事一线\n工作经历', jobs.length + 1), ...heads),
    ...jobs.map((job) => row(...job.map((text, at) => value(widths[at] ?? 1, text)))),
  ]
}
