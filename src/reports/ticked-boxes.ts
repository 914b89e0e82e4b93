const ticked = '☑☒√✓✔■●◉🗹🗷'
const empty = '□☐○◯'
const blank = /[（([［][\s\u3000]*[）)\]］]/g
const mark = /[（([［][\s\u3000]*[√✓✔☑■][\s\u3000]*[）)\]］]/g

/** Nobody prints a longer row of boxes; what is longer is prose. Characters. */
const OPTIONS_MAX = 500

/** `undecided` is true where there are boxes and none is ticked. */
export type Ticked = { text: string; undecided: boolean }

/**
 * What a row of boxes says: '□服务业 ☑先进制造业' → '先进制造业'; '先进制造业√ 服务业' too. Text without boxes
 * comes back as it is. Two ticks give both, joined by '、'.
 */
export function readTicks(text: string): Ticked {
  if (text.length > OPTIONS_MAX) return { text, undecided: false }
  const plain = text.replace(mark, '☑').replace(blank, '□')
  const parts = plain.split(new RegExp(`([${ticked}${empty}])`, 'u'))
  if (parts.length === 1) return { text, undecided: false }
  const chosen = hasTickBehind(plain) ? wordsBeforeTicks(plain) : optionsAfterTicks(parts)
  return { text: chosen.map(optionText).filter(Boolean).join('、'), undecided: chosen.length === 0 }
}

/** Without empty boxes, and with text first, the tick was written behind its word. */
function hasTickBehind(text: string): boolean {
  const first = [...text.trim()][0] ?? ''
  return !new RegExp(`[${empty}]`, 'u').test(text) && !ticked.includes(first)
}

function wordsBeforeTicks(text: string): string[] {
  const word = new RegExp(`([^\\s\\u3000、,，;；${ticked}]+)[\\s\\u3000]*[${ticked}]`, 'gu')
  return [...text.matchAll(word)].map((match) => match[1] ?? '')
}

function optionsAfterTicks(parts: readonly string[]): string[] {
  return parts.flatMap((part, index) =>
    index % 2 === 1 && ticked.includes(part) ? [parts[index + 1] ?? ''] : [],
  )
}

/** '其他：民生服务___' → '民生服务'. */
function optionText(option: string): string {
  const trimmed = option.replace(/[_＿]+/g, '').replace(/^[\s\u3000]+|[\s\u3000、,，;；。]+$/g, '')
  const other = /^其他[^:：]*[:：][\s\u3000]*(\S.*)$/s.exec(trimmed)
  return (other?.[1] ?? trimmed).replace(/[:：]$/, '')
}
