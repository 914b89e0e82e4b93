import {
  AlignmentType,
  HeightRule,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  type TableVerticalAlign,
  VerticalAlign,
  WidthType,
} from 'docx'
import { POLITICS_DECLARED } from '../domain/answers.ts'
import {
  type Criterion,
  type CriterionCode,
  criteriaOf,
  criterionCodes,
  type ForceKey,
  forceKeys,
  forceNames,
} from '../domain/criteria.ts'
import { type FactKey, type FieldKey, factKeys, industries, labelOf } from '../domain/fields.ts'
import { bookmarkOf } from './nomination-bookmarks.ts'
import { criterionHints, factHints, personStatements, unitStatement } from './nomination-hints.ts'
import { bookmarked, paragraphsOf, run } from './word-text.ts'

export type NominationPrefill = {
  fields?: Partial<Record<FactKey, string>>
  evidence?: Partial<Record<CriterionCode, string>>
}

/** Widths of the six grid columns, in twentieths of a point; together the width between the margins. */
const grid = [700, 1400, 900, 1600, 1800, 2670]
const LABEL_SHADE = 'F2F2F2'

type Text = { text: string; span: number }

/** The form's one table: who, the fifteen criteria, and the places for statements, signatures and stamps. */
export function nominationTable(prefill: NominationPrefill): Table {
  return new Table({
    width: { size: grid.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: grid,
    layout: TableLayoutType.FIXED,
    rows: [...factRows(prefill.fields ?? {}), ...evidenceRows(prefill.evidence ?? {}), ...closingRows()],
  })
}

function factRows(fields: Partial<Record<FactKey, string>>): TableRow[] {
  const pair = (left: FactKey, right: FactKey) =>
    row(580, [label(left, 2), value(fields[left], 2), label(right, 1), value(fields[right], 1)])
  const wide = (key: FactKey, height = 580) => row(height, [label(key, 2), value(fields[key], 4)])
  return [
    pair('name', 'post'),
    wide('unit'),
    pair('membershipNo', 'skill'),
    row(580, [label('industry', 2), value(boxes([...industries], fields.industry), 4)]),
    row(580, [label('politics', 2), value(boxes([POLITICS_DECLARED], fields.politics), 4)]),
    wide('career', 2500),
    wide('contest', 1000),
    wide('deeds', 860),
  ]
}

/** Boxes to tick; a value that is none of the options stands as it is. */
function boxes(options: readonly string[], chosen: string | undefined): string {
  if (chosen?.trim() && !options.includes(chosen.trim())) return chosen
  const texts = options.map((option) => `${option === chosen?.trim() ? '☑' : '□'} ${option}`)
  return [texts.slice(0, 3), texts.slice(3)]
    .filter((line) => line.length > 0)
    .map((line) => line.join('　　'))
    .join('\n')
}

function evidenceRows(evidence: Partial<Record<CriterionCode, string>>): TableRow[] {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      heading({ text: '五力', span: 1 }),
      heading({ text: '标准与填写提示', span: 2 }),
      heading({ text: '事迹与证明（每项1000字以内）', span: 3 }),
    ],
  })
  return [head, ...forceKeys.flatMap((force) => forceRows(force, evidence))]
}

function forceRows(force: ForceKey, evidence: Partial<Record<CriterionCode, string>>): TableRow[] {
  return criteriaOf(force).map((criterion, index) =>
    row(1470, [
      ...(index === 0 ? [forceCell(force)] : []),
      criterionCell(criterion, index < 2),
      value(evidence[criterion.code], 3, VerticalAlign.TOP),
    ]),
  )
}

function forceCell(force: ForceKey): TableCell {
  return new TableCell({
    rowSpan: 3,
    width: { size: width(1), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    shading: { type: ShadingType.CLEAR, fill: LABEL_SHADE },
    children: [...forceNames[force]].map((character) => centred(character, 24)),
  })
}

/** `keepNext` holds the three rows of a force on one page while they fit there. */
function criterionCell(criterion: Criterion, keepNext: boolean): TableCell {
  return new TableCell({
    columnSpan: 2,
    width: { size: width(2, 1), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    shading: { type: ShadingType.CLEAR, fill: LABEL_SHADE },
    margins: cellMargins,
    children: [
      marked(criterion.code, { alignment: AlignmentType.LEFT, keepNext }),
      ...paragraphsOf(criterionHints[criterion.code], { size: 16, color: '595959' }),
    ],
  })
}

function closingRows(): TableRow[] {
  return [
    statement('本人声明', [
      '本人确认以上内容属实，并分别作出以下选择：',
      ...personStatements,
      '　　　　　　　　本人签名：　　　　　　　　　　　年　　月　　日',
    ]),
    statement('推荐单位工会意见', [
      unitStatement,
      '　　经办人签名：　　　　　　　　负责人签名：',
      '　　　　　　　　　　（盖章）　　　　　　　　　　年　　月　　日',
    ]),
    statement('汇总单位意见', ['', '', '　　　　　　　　　　（盖章）　　　　　　　　　　年　　月　　日']),
    statement('区总工会审核意见', ['', '', '　　　　　　　　　　（盖章）　　　　　　　　　　年　　月　　日']),
  ]
}

function statement(title: string, lines: readonly string[]): TableRow {
  const text = new TableCell({
    columnSpan: 4,
    width: { size: width(4, 2), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: cellMargins,
    children: lines.flatMap((line) => paragraphsOf(line)),
  })
  return new TableRow({
    height: { value: 1200, rule: HeightRule.ATLEAST },
    cantSplit: true,
    children: [heading({ text: title, span: 2 }), text],
  })
}

const cellMargins = { top: 40, bottom: 40, left: 90, right: 90 }

function row(height: number, children: TableCell[]): TableRow {
  return new TableRow({ height: { value: height, rule: HeightRule.ATLEAST }, children })
}

/** Width of `span` grid columns from column `from`; readers other than Word trust it more than the grid. */
function width(span: number, from = 0): number {
  return grid.slice(from, from + span).reduce((sum, column) => sum + column, 0)
}

function heading({ text, span }: Text): TableCell {
  return new TableCell({
    columnSpan: span,
    width: { size: width(span), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    shading: { type: ShadingType.CLEAR, fill: LABEL_SHADE },
    children: [centred(text, 21)],
  })
}

function centred(text: string, size: number): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text, { face: 'heading', size })] })
}

/** A label in its bookmark. Ids differ within the document and are the same in every copy of it. */
function marked(key: FieldKey, layout: Pick<IParagraphOptions, 'alignment' | 'keepNext'>): Paragraph {
  const id = [...factKeys, ...criterionCodes].indexOf(key) + 1
  return new Paragraph({
    ...layout,
    children: bookmarked(bookmarkOf(key), id, [run(labelOf(key), { face: 'heading' })]),
  })
}

function label(key: FactKey, span: number): TableCell {
  const hint = factHints[key]
  return new TableCell({
    columnSpan: span,
    width: { size: width(span, span === 1 ? 4 : 0), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    shading: { type: ShadingType.CLEAR, fill: LABEL_SHADE },
    margins: cellMargins,
    children: [
      marked(key, { alignment: AlignmentType.CENTER }),
      ...(hint ? paragraphsOf(hint, { size: 16, color: '595959' }) : []),
    ],
  })
}

function value(
  text: string | undefined,
  span: number,
  verticalAlign: TableVerticalAlign = VerticalAlign.CENTER,
): TableCell {
  return new TableCell({
    columnSpan: span,
    width: { size: width(span, 6 - span), type: WidthType.DXA },
    verticalAlign,
    margins: cellMargins,
    children: paragraphsOf(text?.trim() ?? ''),
  })
}
