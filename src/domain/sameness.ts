/** Field versions as a button carries them: what the person saw when the card was drawn. */
export type FieldVersions = Readonly<Record<string, number>>
export type CurrentFields = Readonly<Record<string, { value: string; version: number }>>

/** A field that someone else changed meanwhile to something different: both values are shown. */
export type Collision = { key: string; mine: string; theirs: string; theirVersion: number }

/** `saved`: fields to write; `unchanged`: typed as they already are; `colliding`: kept as a second value. */
export type Merge = { saved: Record<string, string>; unchanged: string[]; colliding: Collision[] }

/**
 * Field by field (architecture rule 3): what nobody else touched is saved, what two typed differently collides, what
 * both typed alike is no change. A field that the button does not name was empty when the card was drawn.
 */
export function mergeFields(
  base: FieldVersions,
  current: CurrentFields,
  typed: Readonly<Record<string, string>>,
): Merge {
  const merge: Merge = { saved: {}, unchanged: [], colliding: [] }
  for (const [key, mine] of Object.entries(typed)) {
    const theirs = current[key]
    if (sameText(theirs?.value ?? '', mine)) merge.unchanged.push(key)
    else if ((theirs?.version ?? 0) === (base[key] ?? 0)) merge.saved[key] = mine
    else {
      merge.colliding.push({ key, mine, theirs: theirs?.value ?? '', theirVersion: theirs?.version ?? 0 })
    }
  }
  return merge
}

// Clients disagree about line ends and trailing blanks; neither is a change somebody made.
/** Whether two texts are the same to the people who typed them. */
export function sameText(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim()
}

/**
 * The string whose hash tells one press from another with the same `k`: keys in order, values as typed. A value may
 * be a string, number, boolean, null, array or plain object.
 */
export function canonicalForm(form: unknown): string {
  return JSON.stringify(ordered(form)) ?? 'null'
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
  return entries.map(([key, inner]) => [key, ordered(inner)])
}
