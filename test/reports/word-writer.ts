import { type Part, zipOf } from './zip-writer.ts'

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
].join(' ')

/** A .docx around the XML of a body, as Word lays its parts out. `head` stands before the root element. */
export function wordFile(body: string, options: { head?: string; extra?: Part[] } = {}): Buffer {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${options.head ?? ''}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`
  return zipOf([...frame, { name: 'word/document.xml', data: xml }, ...(options.extra ?? [])])
}

const frame: Part[] = [
  {
    name: '[Content_Types].xml',
    data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  },
  {
    name: '_rels/.rels',
    data: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  },
]

/** An Excel workbook as far as its parts tell. */
export function excelFile(): Buffer {
  return zipOf([
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    { name: 'xl/workbook.xml', data: '<workbook/>' },
  ])
}

export function text(value: string): string {
  return `<w:r><w:t xml:space="preserve">${escapeXml(value)}</w:t></w:r>`
}

/** A paragraph for each line. */
export function paragraphs(value: string): string {
  return value
    .split('\n')
    .map((line) => `<w:p>${text(line)}</w:p>`)
    .join('')
}

/** A cell is its text, or its XML with spans: `down` opens ('restart') or continues a vertical merge. */
export type CellSpec = string | { xml: string; across?: number; down?: 'restart' | 'continue' }

export function table(rows: readonly (readonly CellSpec[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

function cell(spec: CellSpec): string {
  if (typeof spec === 'string') return `<w:tc>${paragraphs(spec)}</w:tc>`
  const across = spec.across ? `<w:gridSpan w:val="${spec.across}"/>` : ''
  const down = spec.down ? `<w:vMerge w:val="${spec.down}"/>` : ''
  return `<w:tc><w:tcPr>${across}${down}</w:tcPr>${spec.xml}</w:tc>`
}

export function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
