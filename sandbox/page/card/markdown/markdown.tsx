import { useMemo } from 'preact/hooks'
import { type Scene, useScene } from '../scene.ts'
import { colour, tagColours } from '../show/colours.ts'
import { PersonMark, useName } from '../show/face.tsx'
import { momentText } from './moment.ts'
import { readLine, readMarkdown } from './read.ts'
import type { Block, Cell, Inline, ListItem } from './tree.ts'

const Mention = ({ id }: { id: string }) => {
  const name = useName(id)
  return <span class="card-at">@{id === 'all' ? '所有人' : name}</span>
}

const Inside = ({ inside }: { inside: readonly Inline[] }) => (
  <>
    {inside.map((piece, index) => (
      <Piece key={index} piece={piece} />
    ))}
  </>
)

const Coloured = ({ piece }: { piece: Inline & { type: 'font' | 'tag' } }) => {
  const scene = useScene()
  if (piece.type === 'tag')
    return (
      <span class="card-tag" style={tagColours(piece.colour)}>
        <Inside inside={piece.inside} />
      </span>
    )
  return (
    <span style={{ color: colour(piece.colour, scene) }}>
      <Inside inside={piece.inside} />
    </span>
  )
}

const Picture = ({ name, alt }: { name: string; alt: string }) => (
  <img class="card-md-image" src={useScene().imageUrl(name)} alt={alt} title={alt} />
)

/** White on grey, unless the tag names its own colours; white turns dark with the ground in the dark theme. */
const NumberMark = ({ piece }: { piece: Inline & { type: 'number' } }) => {
  const scene = useScene()
  const style = { backgroundColor: colour(piece.ground, scene), color: inkOf(piece.colour, scene) }
  return (
    <span class="card-number" style={style}>
      {piece.text}
    </span>
  )
}

const inkOf = (name: string, scene: Scene): string | undefined =>
  name === 'white' ? 'var(--ground)' : colour(name, scene)

const Piece = ({ piece }: { piece: Inline }) => {
  switch (piece.type) {
    case 'text':
      return <>{piece.text}</>
    case 'break':
      return <br />
    case 'rule':
      return <span class="card-hr" role="presentation" />
    case 'code':
      return <code>{piece.text}</code>
    case 'at':
      return <Mention id={piece.id} />
    case 'person':
      return <PersonMark id={piece.id} {...piece.look} />
    case 'image':
      return <Picture name={piece.key} alt={piece.alt} />
    case 'number':
      return <NumberMark piece={piece} />
    case 'moment':
      return <time>{momentText(piece.millis, piece.format)}</time>
    case 'font':
    case 'tag':
      return <Coloured piece={piece} />
    default:
      return <Wrapped piece={piece} />
  }
}

const Wrapped = ({ piece }: { piece: Inline & { type: 'strong' | 'em' | 'del' | 'link' } }) => {
  const inside = <Inside inside={piece.inside} />
  if (piece.type === 'link')
    return (
      <a href={piece.url} target="_blank" rel="noopener noreferrer">
        {inside}
      </a>
    )
  const Tag = piece.type
  return <Tag>{inside}</Tag>
}

const Blocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <>
    {blocks.map((block, index) => (
      <BlockView key={index} block={block} />
    ))}
  </>
)

const Item = ({ item }: { item: ListItem }) => (
  <li class={item.task === undefined ? undefined : 'card-task'}>
    {item.task !== undefined && <span class="unseen">{item.task ? '已完成' : '未完成'}</span>}
    {item.task !== undefined && <span aria-hidden="true">{item.task ? '☑ ' : '☐ '}</span>}
    <Blocks blocks={item.inside} />
  </li>
)

const Cells = ({ row, head = false }: { row: readonly Cell[]; head?: boolean }) => (
  <tr>
    {row.map((cell, index) => {
      const inside = <Inside inside={cell.inside} />
      const style = { textAlign: cell.align }
      return head ? (
        <th key={index} scope="col" style={style}>
          {inside}
        </th>
      ) : (
        <td key={index} style={style}>
          {inside}
        </td>
      )
    })}
  </tr>
)

/** The card's title is an h3; on a screen a heading has the size of its own depth. */
const Heading = ({ block }: { block: Block & { type: 'heading' } }) => {
  const Tag = block.depth === 1 ? 'h4' : block.depth === 2 ? 'h5' : 'h6'
  return (
    <Tag class={`card-heading card-heading-${block.depth}`}>
      <Inside inside={block.inside} />
    </Tag>
  )
}

const BlockView = ({ block }: { block: Block }) => {
  switch (block.type) {
    case 'heading':
      return <Heading block={block} />
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.inside} />
        </blockquote>
      )
    case 'list':
      return <ListView list={block} />
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
    case 'rule':
      return <hr class="card-hr" />
    case 'table':
      return <TableView table={block} />
    default:
      return (
        <p>
          <Inside inside={block.inside} />
        </p>
      )
  }
}

const ListView = ({ list }: { list: Block & { type: 'list' } }) => {
  const items = list.items.map((item, index) => <Item key={index} item={item} />)
  return list.ordered ? <ol start={list.start}>{items}</ol> : <ul>{items}</ul>
}

const TableView = ({ table }: { table: Block & { type: 'table' } }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="card-md-table" aria-label="表格" tabIndex={0}>
    <table>
      <thead>
        <Cells row={table.head} head />
      </thead>
      <tbody>
        {table.rows.map((row, index) => (
          <Cells key={index} row={row} />
        ))}
      </tbody>
    </table>
  </section>
)

/** The whole of Feishu's markdown. */
export const Markdown = ({ content }: { content: string }) => {
  const blocks = useMemo(() => readMarkdown(content), [content])
  return (
    <div class="card-md">
      <Blocks blocks={blocks} />
    </div>
  )
}

/** Its part without blocks: `lark_md`, and where only a line has room. */
export const MarkdownLine = ({ content }: { content: string }) => {
  const inside = useMemo(() => readLine(content), [content])
  return <Inside inside={inside} />
}
