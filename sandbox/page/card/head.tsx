import { Icon } from './icons.tsx'
import type { Node } from './scene.ts'
import { tagColours } from './show/colours.ts'
import { lengths, type Style } from './show/measures.ts'
import { contentOf, isNode, Words } from './show/text.tsx'

const TEMPLATES = new Set(
  'blue wathet turquoise green yellow orange red carmine violet purple indigo grey'.split(' '),
)
/** More tags than this are not shown. */
const MOST_TAGS = 3

/** The tint of a template; `default` has none. */
const templateOf = (value: unknown): Style =>
  typeof value === 'string' && TEMPLATES.has(value)
    ? {
        '--ink': `var(--tint-${value})`,
        '--wash': `var(--tint-${value}-50)`,
        '--deep': `var(--tint-${value}-900)`,
      }
    : {}

/** A card's title with subtitle, tags and icon. A subtitle alone is shown as the title. */
export const Head = ({ node }: { node: Node }) => {
  const tint = templateOf(node.template)
  const isPlain = Object.keys(tint).length === 0
  const style = { ...tint, padding: lengths(node.padding) ?? (isPlain ? '12px 12px 0' : '12px') }
  const hasTitle = contentOf(node.title).trim() !== ''
  const title = hasTitle ? node.title : node.subtitle
  const hasSubtitle = hasTitle && contentOf(node.subtitle).trim() !== ''
  return (
    <header class="card-head" data-plain={isPlain} style={style}>
      {isNode(node.icon) && <Icon node={node.icon} />}
      <div class="card-grow">
        <div class="card-title-line">
          <h3 class="card-title">
            <Words node={title} />
          </h3>
          <HeadTags node={node} />
        </div>
        {hasSubtitle && (
          <p class="card-subtitle">
            <Words node={node.subtitle} />
          </p>
        )}
      </div>
    </header>
  )
}

const HeadTags = ({ node }: { node: Node }) => {
  const listed = tagsOf(node)
  if (listed.length === 0) return null
  return (
    <span class="card-head-tags">
      {listed.slice(0, MOST_TAGS).map((tag, index) => (
        <span key={index} class="card-tag card-head-tag" style={{ color: tagColours(tag.color).color }}>
          <Words node={tag.text} />
        </span>
      ))}
    </span>
  )
}

const tagsOf = ({ text_tag_list: tags, i18n_text_tag_list: own }: Node): Node[] => {
  const listed = isNode(own) && Array.isArray(own.zh_cn) ? own.zh_cn : tags
  return Array.isArray(listed) ? listed.filter(isNode) : []
}
