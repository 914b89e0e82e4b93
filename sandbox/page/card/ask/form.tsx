import { Elements } from '../elements.tsx'
import type { Node } from '../scene.ts'
import { marginOf, stackOf } from '../show/measures.ts'

/** Its buttons send it; nothing is sent by the browser. Gap of 12 px: form-container. */
export const Form = ({ node }: { node: Node }) => (
  <div class="ask-form card-stack" style={{ ...stackOf(node, { gap: '12px' }), ...marginOf(node) }}>
    <Elements nodes={node.elements} />
  </div>
)
