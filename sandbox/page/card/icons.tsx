import { glyphOf } from './icon-paths.ts'
import { type Node, useScene } from './scene.ts'
import { colour } from './show/colours.ts'
import { twoSides } from './show/measures.ts'

type GlyphProps = { token: string; class?: string }

/** A drawn icon; a dot for a token we have not drawn. Decoration only: what it means stands beside it in words. */
export const Glyph = ({ token, class: kind = '' }: GlyphProps) => {
  const drawn = glyphOf(token)
  return (
    <svg class={`card-glyph ${kind}`} viewBox="0 0 24 24" aria-hidden="true" data-icon={drawn?.name ?? 'dot'}>
      {drawn ? <path d={drawn.path} /> : <circle class="card-dot" cx="12" cy="12" r="4" />}
    </svg>
  )
}

/** `standard_icon` or `custom_icon`, wherever a component takes one. */
export const Icon = ({ node }: { node: unknown }) => {
  const scene = useScene()
  if (typeof node !== 'object' || node === null) return null
  const icon = node as Node
  const style = { ...twoSides(icon.size), color: colour(icon.color, scene) }
  return (
    <span class="card-icon" style={style}>
      {icon.tag === 'custom_icon' ? (
        <img src={scene.imageUrl(String(icon.img_key))} alt="" />
      ) : (
        <Glyph token={String(icon.token ?? '')} />
      )}
    </span>
  )
}
