import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { short, whole } from '../../demo/cast.ts'
import type { SimDelivery, SimState } from '../../sandbox/contract.ts'

const DEMO = fileURLToPath(new URL('../../demo/', import.meta.url))
/** A word of one or two characters also stands in what we say ourselves: 过硬, 是. */
const SHORTEST = 3

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(`${DEMO}${name}`, 'utf8'))

/** What people say and fill in, as it went over the wire: the message, and each field of a form. */
const typedOn = (deliveries: readonly SimDelivery[]): string[] =>
  deliveries.flatMap(({ type, envelope }) => {
    const event = envelope.event as { message?: { content?: string }; action?: { form_value?: object } }
    if (type === 'im.message.receive_v1') return stringsIn(JSON.parse(event.message?.content ?? '{}'))
    return type === 'card.action.trigger' ? stringsIn(event.action?.form_value ?? {}) : []
  })

/** Ids of the platform's own are no words of anybody; they are what a log line may hold. */
const isId = (word: string): boolean => /^(file|img|om|oc|ou|on)_/.test(word)
/** A date, a choice that is a key, a number of ours. */
const isOurs = (word: string): boolean => /^[\w.:+-]*$/.test(word) && !/^1[3-9]\d{9}$/.test(word)
/** Our own terminal prints it, for whoever is to type it. */
const isCode = (word: string): boolean => /^初始化 \d{6}$/.test(word)

/**
 * Everything of the story that belongs to somebody: names (of two characters, too), numbers, units, whatever was
 * typed or stood in a form, and what objectors said of themselves.
 */
export const personalWords = async (wire: {
  state: SimState
  deliveries: SimDelivery[]
}): Promise<string[]> => {
  const forms = (await readdir(`${DEMO}forms`)).filter((name) => name.endsWith('.json'))
  const written = await Promise.all(
    ['entries.json', 'tenant.json', ...forms.map((name) => `forms/${name}`)].map(json),
  )
  const { people } = wire.state
  const known = people.flatMap(({ name, unitName }) => [name, unitName])
  const objections = [short.upheld, whole.upheld, whole.dismissed].flatMap((one) =>
    one ? [one.by, one.against, one.contact, one.facts] : [],
  )
  const words = [...written.flatMap(stringsIn), ...objections, ...typedOn(wire.deliveries)]
  const pieces = words.flatMap((word) => [word, ...word.split('\n')]).map((word) => word.trim())
  const personal = pieces.filter(
    (word) => word.length >= SHORTEST && !isId(word) && !isOurs(word) && !isCode(word),
  )
  return [...new Set([...known.filter((name) => name.length >= 2), ...personal])]
}
