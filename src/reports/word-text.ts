import { BookmarkEnd, BookmarkStart, Paragraph, type ParagraphChild, Tab, TextRun } from 'docx'

/** East Asian and Latin faces by name: both come with Chinese Windows and with WPS. */
export type Face = 'body' | 'heading'
const eastAsia: Record<Face, string> = { body: '仿宋', heading: '黑体' }

/** `size` in half points, as Word counts: 24 is 小四, 21 is 五号. */
export type TextStyle = { face?: Face; size?: number; bold?: boolean; color?: string }

/**
 * Text as XML 1.0 can hold it: no control characters and no half surrogate pairs. Line ends of every kind become
 * '\n', as an XML reader would turn them into one anyway.
 */
export function wordText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  )
}

export function run(text: string, style: TextStyle = {}): TextRun {
  const { face = 'body', size = 21, bold = false, color } = style
  const pieces = wordText(text)
    .split('\t')
    .flatMap((piece, index) => (index === 0 ? [piece] : [new Tab(), piece]))
  return new TextRun({
    children: pieces,
    font: {
      ascii: 'Times New Roman',
      hAnsi: 'Times New Roman',
      eastAsia: eastAsia[face],
      hint: 'eastAsia',
    },
    size,
    bold,
    color,
  })
}

/** One paragraph for each line, so that Word's own line numbering and editing work on them. */
export function paragraphsOf(text: string, style: TextStyle = {}): Paragraph[] {
  return wordText(text)
    .split('\n')
    .map((line) => new Paragraph({ spacing: { line: 300 }, children: [run(line, style)] }))
}

/**
 * Children under a bookmark whose id we choose. The library's own Bookmark counts ids through the whole process,
 * which would make the second copy of a form differ from the first; its types do not offer the two halves.
 */
export function bookmarked(name: string, id: number, children: ParagraphChild[]): ParagraphChild[] {
  const halves = [new BookmarkStart(name, id), new BookmarkEnd(id)] as unknown as [
    ParagraphChild,
    ParagraphChild,
  ]
  return [halves[0], ...children, halves[1]]
}
