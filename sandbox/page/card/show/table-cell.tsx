import { dateText, numberText } from '../../../cards/read.ts'
import { Markdown, MarkdownLine } from '../markdown/lazy.tsx'
import type { Node } from '../scene.ts'
import { tagColours } from './colours.ts'
import { PersonMark } from './face.tsx'
import { isNode } from './text.tsx'

type CellProps = { column: Node; value: unknown }

/** One value of a table, by its column's `data_type`; nothing for an empty one. */
export const CellView = ({ column, value }: CellProps) => {
  if (value === null || value === undefined || value === '') return null
  const kind = String(column.data_type)
  if (kind === 'options') return <Options value={value} />
  if (kind === 'persons') return <Persons value={value} />
  if (kind === 'markdown') return <Markdown content={String(value)} />
  const words = plainOf(kind, column, value)
  if (kind === 'number' || kind === 'date') return <span class="card-figures">{words}</span>
  return (
    <span class="card-clamp" title={words.length > 40 ? words : undefined}>
      {kind === 'lark_md' ? <MarkdownLine content={words} /> : words}
    </span>
  )
}

const plainOf = (kind: string, column: Node, value: unknown): string => {
  if (kind === 'number' && typeof value === 'number') return numberText(column, value)
  if (kind === 'date' && typeof value === 'number') return dateText(column, value)
  return String(value)
}

const Options = ({ value }: { value: unknown }) => {
  const options = Array.isArray(value) ? value.filter(isNode) : [{ text: String(value) } as Node]
  return (
    <span class="card-options">
      {options.map((one, index) => (
        <span key={index} class="card-tag" style={tagColours(one.color)}>
          {String(one.text)}
        </span>
      ))}
    </span>
  )
}

const Persons = ({ value }: { value: unknown }) => {
  const ids = (Array.isArray(value) ? value : [value]).map(String)
  return (
    <span class="card-people card-size-small">
      {ids.map((id) => (
        <PersonMark key={id} id={id} name avatar />
      ))}
    </span>
  )
}
