/** White on each of them is at least 4.5 : 1, in light and dark alike. */
const GROUNDS = [
  '#1456f0',
  '#0b7a5e',
  '#7a3fd0',
  '#b3261e',
  '#a34a00',
  '#00687f',
  '#93365f',
  '#3d6b1f',
  '#4d5a75',
  '#8a5a00',
]

const groundOf = (id: string): string => {
  const sum = [...id].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7)
  return GROUNDS[sum % GROUNDS.length] ?? '#1456f0'
}

/** The last two characters: a given name is what people are called by. */
const shortOf = (name: string): string => [...name].slice(-2).join('')

type AvatarProps = { id: string; name: string; kind?: 'person' | 'bot' | 'group' }

/** Only for the eye: the name always stands beside it. */
export const Avatar = ({ id, name, kind = 'person' }: AvatarProps) => (
  <span
    class={`shell-avatar shell-avatar-${kind}`}
    style={kind === 'person' ? { background: groundOf(id) } : undefined}
    aria-hidden="true"
  >
    {kind === 'group' ? '群' : shortOf(name)}
  </span>
)
