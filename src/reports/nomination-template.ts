import { AlignmentType, Document, Footer, PageNumber, Paragraph, TextRun } from 'docx'
import { FORM_BOOKMARK } from './nomination-bookmarks.ts'
import { fillingNotes } from './nomination-hints.ts'
import { type NominationPrefill, nominationTable } from './nomination-table.ts'
import { packWordFile } from './word-file.ts'
import { bookmarked, run } from './word-text.ts'

export type { NominationPrefill } from './nomination-table.ts'

export const NOMINATION_TEMPLATE_NAME = '海淀工匠推荐表.docx'

/** A4 and its margins in twentieths of a point. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1304, bottom: 1134, left: 1418, right: 1418 },
}

/**
 * The office's form 《海淀工匠推荐表》 as a .docx, blank or filled in. The same prefill gives the same bytes, and
 * `readNominationForm` reads every value back as it was, without leading and trailing blanks.
 */
export async function writeNominationTemplate(prefill: NominationPrefill = {}): Promise<Buffer> {
  const document = new Document({
    styles: { default: { document: { run: { font: { ascii: 'Times New Roman', eastAsia: '仿宋' } } } } },
    sections: [
      {
        properties: { page },
        footers: { default: pageFooter() },
        children: [...heading(), nominationTable(prefill), ...notes()],
      },
    ],
  })
  return packWordFile(document, '海淀工匠推荐表')
}

/** The same with the name under which it is sent. */
export async function nominationTemplate(
  prefill: NominationPrefill,
): Promise<{ name: string; bytes: Buffer }> {
  return { name: NOMINATION_TEMPLATE_NAME, bytes: await writeNominationTemplate(prefill) }
}

function heading(): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 160 },
      children: bookmarked(FORM_BOOKMARK, 0, [run('海淀工匠推荐表', { face: 'heading', size: 40 })]),
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 120 },
      children: [run('推荐单位工会（盖章）：　　　　　　　　　　　　　　填表日期：　　　　年　　月　　日')],
    }),
  ]
}

function notes(): Paragraph[] {
  return ['填表说明', ...fillingNotes].map(
    (line, index) =>
      new Paragraph({
        spacing: { before: index === 0 ? 160 : 0, line: 280 },
        children: [run(line, { size: 18, face: index === 0 ? 'heading' : 'body' })],
      }),
  )
}

function pageFooter(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          run('第 ', { size: 18 }),
          new TextRun({ children: [PageNumber.CURRENT], size: 18 }),
          run(' 页　共 ', { size: 18 }),
          new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 18 }),
          run(' 页', { size: 18 }),
        ],
      }),
    ],
  })
}
