import { useState } from 'preact/hooks'
import { CopyButton } from './copy-button.tsx'

/** Lines shown at first; the rest on demand. */
const FOLD = 40

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g

type Part = { text: string; kind?: 'key' | 'string' | 'number' | 'word' }

const kindOf = ([, string, colon, number]: RegExpMatchArray): Part['kind'] => {
  if (string !== undefined) return colon === undefined ? 'string' : 'key'
  return number === undefined ? 'word' : 'number'
}

const partsOf = (line: string): Part[] => {
  const parts: Part[] = []
  let end = 0
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > end) parts.push({ text: line.slice(end, match.index) })
    parts.push({ text: match[0], kind: kindOf(match) })
    end = match.index + match[0].length
  }
  return [...parts, { text: line.slice(end) }]
}

/** A message's `content` travels as a string of JSON: shown as what it holds. */
const unfolded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unfolded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'content' ? parsed(each) : unfolded(each)]),
  )
}

const parsed = (content: unknown): unknown => {
  if (typeof content !== 'string' || !content.startsWith('{')) return content
  try {
    return JSON.parse(content) as unknown
  } catch {
    return content
  }
}

/** JSON in colours, long ones folded; drawn as text, never as markup. */
export const Json = ({ label, value }: { label: string; value: unknown }) => {
  const [whole, setWhole] = useState(false)
  const text = JSON.stringify(unfolded(value), null, 2) ?? '（没有内容）'
  const lines = text.split('\n')
  const shown = whole ? lines : lines.slice(0, FOLD)
  return (
    <section class="bench-json" aria-label={label}>
      <header>
        <span>{label}</span>
        <CopyButton text={text} what={label} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {shown.map((line, row) => (
          <code key={row}>
            {partsOf(line).map(({ text: words, kind }, at) =>
              kind ? (
                <span key={at} class={`bench-json-${kind}`}>
                  {words}
                </span>
              ) : (
                words
              ),
            )}
            {'\n'}
          </code>
        ))}
      </pre>
      {lines.length > FOLD && (
        <button type="button" class="bench-link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? '收起' : `展开全部 ${lines.length} 行`}
        </button>
      )}
    </section>
  )
}
