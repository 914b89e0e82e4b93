import { Icon } from '../icons.tsx'
import { type Node, useScene } from '../scene.ts'
import { PersonMark } from './face.tsx'
import { clampOf, marginOf } from './measures.ts'
import { isNode } from './text.tsx'

const SIZES = new Set(['extra_small', 'small', 'medium', 'large'])
const sizeOf = (value: unknown): string =>
  typeof value === 'string' && SIZES.has(value) ? value.replace('_', '-') : 'medium'

export const Person = ({ node }: { node: Node }) => (
  <div class={`card-people card-size-${sizeOf(node.size)}`} style={marginOf(node)}>
    <PersonMark
      id={String(node.user_id)}
      avatar={node.show_avatar !== false}
      name={node.show_name === true}
      capsule={node.style === 'capsule'}
    />
  </div>
)

/** With `drop_invalid_user_id` an unknown person is left out, otherwise the card would not have been taken. */
export const PersonList = ({ node }: { node: Node }) => {
  const { people } = useScene()
  const persons = Array.isArray(node.persons) ? node.persons.filter(isNode) : []
  const known = persons
    .map((one) => String(one.id))
    .filter((id) => node.drop_invalid_user_id !== true || people.has(id))
  const named = node.show_name !== false
  const style = { ...marginOf(node), ...clampOf(node.lines) }
  return (
    <div class={`card-people card-size-${sizeOf(node.size)}`} data-stacked={!named} style={style}>
      {isNode(node.icon) && <Icon node={node.icon} />}
      {known.map((id) => (
        <PersonMark key={id} id={id} name={named} avatar={node.show_avatar === true || !named} />
      ))}
    </div>
  )
}
