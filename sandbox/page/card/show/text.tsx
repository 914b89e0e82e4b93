import { Icon } from '../icons.tsx'
import { Markdown, MarkdownLine } from '../markdown/lazy.tsx'
import { type Node, useScene } from '../scene.ts'
import { colour } from './colours.ts'
import { alignOf, clampOf, fontOf, marginOf, type Style } from './measures.ts'

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a text says to a reader of Chinese. */
export const contentOf = (node: unknown): string => {
  if (!isNode(node)) return ''
  const own = isNode(node.i18n_content) ? node.i18n_content.zh_cn : undefined
  if (typeof own === 'string') return own
  return typeof node.content === 'string' ? node.content : ''
}

/** The words of `plain_text`, `lark_md` or `markdown` in one line, without the look; for labels and titles. */
export const Words = ({ node }: { node: unknown }) => {
  const content = contentOf(node)
  return isNode(node) && node.tag !== 'plain_text' ? <MarkdownLine content={content} /> : content
}

/** `plain_text` and `lark_md` with size, colour, alignment and number of lines. */
export const TextView = ({ node }: { node: Node }) => {
  const scene = useScene()
  const style: Style = {
    ...fontOf(node.text_size, scene.card),
    ...clampOf(node.lines),
    textAlign: alignOf(node.text_align),
    color: node.tag === 'plain_text' ? colour(node.text_color, scene) : undefined,
  }
  return (
    <div class={typeof node.lines === 'number' ? 'card-text card-clamp' : 'card-text'} style={style}>
      <Words node={node} />
    </div>
  )
}

const Fields = ({ fields }: { fields: Node[] }) => (
  <div class="card-fields">
    {fields.map((field, index) => (
      <div key={index} class={field.is_short === true ? 'card-field card-short' : 'card-field'}>
        {isNode(field.text) && <TextView node={field.text} />}
      </div>
    ))}
  </div>
)

const widthOf = (value: unknown): string | undefined =>
  value === 'auto' ? 'fit-content' : typeof value === 'string' && value.endsWith('px') ? value : undefined

export const Div = ({ node }: { node: Node }) => (
  <div class="card-div" style={{ ...marginOf(node), width: widthOf(node.width) }}>
    {isNode(node.icon) && <Icon node={node.icon} />}
    <div class="card-grow">
      {isNode(node.text) && <TextView node={node.text} />}
      {Array.isArray(node.fields) && <Fields fields={node.fields.filter(isNode)} />}
    </div>
  </div>
)

export const MarkdownBlock = ({ node }: { node: Node }) => {
  const { card } = useScene()
  const style = { ...marginOf(node), ...fontOf(node.text_size, card), textAlign: alignOf(node.text_align) }
  return (
    <div class="card-div card-text" style={style}>
      {isNode(node.icon) && <Icon node={node.icon} />}
      <div class="card-grow">
        <Markdown content={contentOf(node)} />
      </div>
    </div>
  )
}

export const Rule = ({ node }: { node: Node }) => <hr class="card-hr" style={marginOf(node)} />
