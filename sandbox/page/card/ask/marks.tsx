/** Small marks of controls that the cards' own icons do not have. */
const Mark = ({ d }: { d: string }) => (
  <svg class="ask-mark" viewBox="0 0 24 24" aria-hidden="true">
    <path d={d} />
  </svg>
)

const EYE =
  'M2.5 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6'

export const Eye = ({ crossed }: { crossed: boolean }) => <Mark d={crossed ? `${EYE}M4 4l16 16` : EYE} />

export const Spinner = () => (
  <svg class="ask-spinner" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 3a9 9 0 1 1-9 9" />
  </svg>
)
