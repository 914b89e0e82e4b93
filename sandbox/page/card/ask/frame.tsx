import type { ComponentChildren } from 'preact'
import { shownText } from '../../../cards/plain.ts'
import { lengths, marginOf } from '../show/measures.ts'
import type { FieldState } from './field.ts'

export const labelId = (id: string): string => `${id}-label`
const problemId = (id: string): string => `${id}-problem`

/** What ties a control to its label and to its sentence. */
export const tied = ({ id, field, item, problem }: FieldState) => ({
  id,
  'data-at': item.at,
  'aria-labelledby': labelId(id),
  'aria-describedby': problem === undefined ? undefined : problemId(id),
  'aria-invalid': problem !== undefined,
  'aria-required': field.required,
  'aria-disabled': field.disabled,
})

const widthOf = (width: unknown): string | undefined => (width === 'fill' ? '100%' : lengths(width))

type FrameProps = { state: FieldState; children: ComponentChildren; below?: ComponentChildren }

/**
 * A field with its label above or beside it and the sentence about it below. Without a label of its own the text
 * before it on the card, or its placeholder, names it; that is said once more for who cannot see it.
 */
export const Frame = ({ state, children, below }: FrameProps) => {
  const { node, field, id, problem } = state
  const own = shownText(node.label)
  const beside = own !== '' && node.label_position === 'left'
  return (
    <div
      class={beside ? 'ask-field ask-beside' : 'ask-field'}
      data-wrong={problem !== undefined}
      data-disabled={field.disabled}
      style={{ ...marginOf(node), width: node.type === 'text' ? 'fit-content' : widthOf(node.width) }}
    >
      <label id={labelId(id)} for={id} class={own === '' ? 'unseen' : 'ask-label'}>
        {field.required && own !== '' && (
          <span class="ask-star" aria-hidden="true">
            *
          </span>
        )}
        {own || field.label}
      </label>
      <div class="ask-side">
        {children}
        {(problem !== undefined || below) && (
          <div class="ask-below">
            <span class="ask-problem" id={problemId(id)}>
              {problem}
            </span>
            {below}
          </div>
        )}
      </div>
    </div>
  )
}

/** A required field without a label carries its star before its placeholder. */
export const Placeholder = ({ state, usual }: { state: FieldState; usual: string }) => {
  const { field, node } = state
  return (
    <span class="ask-placeholder">
      {field.required && (
        <span class="ask-star" aria-hidden="true">
          *
        </span>
      )}
      {shownText(node.placeholder) || usual}
    </span>
  )
}
