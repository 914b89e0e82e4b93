import { useScene } from '../scene.ts'

const UNKNOWN = '未知用户'
const SEATS = ['blue', 'green', 'orange', 'purple', 'carmine', 'turquoise', 'indigo', 'wathet']

/** The same person has the same colour on every card. */
const seatOf = (id: string): string => {
  const sum = [...id].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0)
  return SEATS[sum % SEATS.length] ?? 'blue'
}

export const useName = (id: string): string => useScene().people.get(id)?.name ?? UNKNOWN

/** A round picture with the end of a person's name, as the platform draws who has none. */
export const Face = ({ id, labelled = false }: { id: string; labelled?: boolean }) => {
  const name = useName(id)
  const spoken = labelled ? { role: 'img' as const, 'aria-label': name } : { 'aria-hidden': true }
  return (
    <span class="card-face" style={{ '--seat': `var(--tint-${seatOf(id)})` }} {...spoken}>
      <span class="card-face-first">{name === UNKNOWN ? '' : [...name].slice(-2, -1).join('')}</span>
      {name === UNKNOWN ? '?' : [...name].at(-1)}
    </span>
  )
}

type PersonProps = { id: string; name: boolean; avatar: boolean; capsule?: boolean }

export const PersonMark = ({ id, name, avatar, capsule = false }: PersonProps) => {
  const called = useName(id)
  return (
    <span class={capsule ? 'card-person card-capsule' : 'card-person'}>
      {avatar && <Face id={id} labelled={!name} />}
      {name && <span class="card-person-name">{called}</span>}
    </span>
  )
}
