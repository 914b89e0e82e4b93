import type { ComponentType } from 'preact'
import { ASK } from './ask/ask.tsx'
import type { Node } from './scene.ts'
import { SHOW } from './show/show.tsx'
import { Unknown } from './unknown.tsx'

export type ElementProps = { node: Node }

/** Every tag the page draws. */
export const ELEMENTS: Record<string, ComponentType<ElementProps>> = { ...SHOW, ...ASK }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const Element = ({ node }: ElementProps) => {
  const Tag = ELEMENTS[String(node.tag)]
  return Tag ? <Tag node={node} /> : <Unknown tag={String(node.tag)} />
}

/** The components of a container, in order. */
export const Elements = ({ nodes }: { nodes: unknown }) => (
  <>
    {Array.isArray(nodes) && nodes.filter(isNode).map((node, index) => <Element key={index} node={node} />)}
  </>
)
