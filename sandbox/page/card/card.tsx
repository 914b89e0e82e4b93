import { useMemo } from 'preact/hooks'
import { itemsOf } from '../../cards/walk.ts'
import { Elements } from './elements.tsx'
import { Head } from './head.tsx'
import { type Node, type Scene, SceneProvider } from './scene.ts'
import { stackOf } from './show/measures.ts'
import { OpenLink } from './show/open-link.tsx'
import { isNode } from './show/text.tsx'
import '../style/card-colours.css'
import '../style/card-show.css'

export type CardViewProps = { card: Node } & Omit<Scene, 'card' | 'items'>

const widthOf = (card: Node): string => {
  const mode = isNode(card.config) ? card.config.width_mode : undefined
  return mode === 'fill' || mode === 'compact' ? mode : 'default'
}

/** One card as Feishu shows it. */
export const CardView = ({ card, ...around }: CardViewProps) => {
  const items = useMemo(() => new Map(itemsOf(card).map((item, at) => [item.node, { ...item, at }])), [card])
  const body = isNode(card.body) ? card.body : {}
  return (
    <SceneProvider value={{ card, items, ...around }}>
      <article class="card" data-width={widthOf(card)}>
        {isNode(card.header) && <Head node={card.header} />}
        <div class="card-body card-stack" style={stackOf(body, { gap: '8px', padding: '12px' })}>
          <Elements nodes={body.elements} />
        </div>
        <OpenLink link={card.card_link} says="打开卡片链接" />
      </article>
    </SceneProvider>
  )
}
