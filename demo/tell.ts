/** The story as a person hears it: chapters and lines on the terminal, or nothing when only the JSON is wanted. */
export type Tell = {
  chapter: (title: string) => void
  line: (text: string) => void
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

export const teller = (write: (text: string) => void): Tell => {
  let chapters = 0
  return {
    chapter: (title) => {
      write(`\n第${ORDINALS[chapters] ?? chapters + 1}章　${title}\n`)
      chapters += 1
    },
    line: (text) => write(`  ${text}\n`),
  }
}

export const silent: Tell = { chapter: () => {}, line: () => {} }
