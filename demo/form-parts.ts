import {
  AlignmentType,
  Document,
  type FileChild,
  HeightRule,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'

/** One nominee as typed into a form; `fields` and `evidence` are keyed as the bot keys them. */
export type Nominee = { fields: Record<string, string>; evidence: Record<string, string> }

export const criteria: [force: string, [code: string, name: string][]][] = [
  [
    '引领力',
    [
      ['F1.1', '勇挑重担'],
      ['F1.2', '追求卓越'],
      ['F1.3', '示范带动'],
    ],
  ],
  [
    '实践力',
    [
      ['F2.1', '技能精湛'],
      ['F2.2', '业绩突出'],
      ['F2.3', '持续学习'],
    ],
  ],
  [
    '创新力',
    [
      ['F3.1', '业务洞察'],
      ['F3.2', '创新成果'],
      ['F3.3', '价值创造'],
    ],
  ],
  [
    '攻关力',
    [
      ['F4.1', '担当重任'],
      ['F4.2', '协同配合'],
      ['F4.3', '直面难题'],
    ],
  ],
  [
    '传承力',
    [
      ['F5.1', '总结继承'],
      ['F5.2', '培养人才'],
      ['F5.3', '应用智能'],
    ],
  ],
]

/** Width between the margins of A4, in twentieths of a point, divided into twelve columns. */
const COLUMN = 755
const COLUMNS = 12

export type Part = { font?: string; bold?: boolean; size?: number; center?: boolean; numbered?: boolean }

export function lines(text: string, part: Part = {}): Paragraph[] {
  return text.split('\n').map((line) => paragraph([line], part))
}

export function paragraph(texts: string[], part: Part = {}): Paragraph {
  const { font = '宋体', bold = false, size = 21, center = false, numbered = false } = part
  return new Paragraph({
    alignment: center ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { line: 290, after: size > 30 ? 160 : 0 },
    numbering: numbered ? { reference: 'jobs', level: 0 } : undefined,
    children: texts.map(
      (text) =>
        new TextRun({
          text,
          bold,
          size,
          font: { ascii: 'Times New Roman', eastAsia: font, hint: 'eastAsia' },
        }),
    ),
  })
}

/** `span` counts of the twelve columns. */
export function cell(span: number, children: Paragraph[], rowSpan = 1): TableCell {
  return new TableCell({
    columnSpan: span,
    rowSpan,
    width: { size: span * COLUMN, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 90, right: 90 },
    children,
  })
}

export function label(span: number, text: string, rowSpan = 1): TableCell {
  return cell(span, lines(text, { font: '黑体', center: true }), rowSpan)
}

export function value(span: number, text: string): TableCell {
  return cell(span, lines(text, { font: '仿宋' }))
}

export function row(...children: TableCell[]): TableRow {
  return new TableRow({ height: { value: 480, rule: HeightRule.ATLEAST }, children })
}

export function table(rows: TableRow[]): Table {
  return new Table({
    width: { size: COLUMN * COLUMNS, type: WidthType.DXA },
    columnWidths: Array<number>(COLUMNS).fill(COLUMN),
    layout: TableLayoutType.FIXED,
    rows,
  })
}

export function document(children: FileChild[]): Document {
  return new Document({
    numbering: {
      config: [
        {
          reference: 'jobs',
          levels: [{ level: 0, format: 'decimal', text: '%1.', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1304, bottom: 1134, left: 1418, right: 1418 },
          },
        },
        children,
      },
    ],
  })
}

const CORE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'

/** Bytes without the hour of packing, so that a form that did not change is the same file in every commit. */
export async function pack(source: Document): Promise<Buffer> {
  const bytes = await Packer.toBuffer(source, undefined, [{ path: 'docProps/core.xml', data: CORE }])
  const end = bytes.length - 22
  let at = bytes.readUInt32LE(end + 16)
  while (at < end) {
    bytes.writeUInt32LE(0x00210000, at + 12)
    bytes.writeUInt32LE(0x00210000, bytes.readUInt32LE(at + 42) + 10)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return bytes
}
