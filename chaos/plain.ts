/** Ids of ours and of the platform: nom_…, sent_…, om_…, file_v3_…, oc_…. */
const ID = /(?<![0-9a-z])(?:[a-z]+_)(?:v3_)?[0-9a-z]{16,64}\b/g
/** What tells one rendering of a form from the next, in the names of its fields. */
const RENDERING = /__[0-9a-z]+$/
const DIGEST = /\b[0-9a-f]{64}\b/g
const INSTANT = /(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?/g
const TIME = /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)/g
/** Encrypted at rest: other bytes every time. */
const SEALED = /\b[0-9a-f]{8}\.[\w-]{20,}/g
/** The number of an objection, drawn from its id. */
const CASE = /(?<![0-9A-Za-z~])[0-9A-Z]{6}(?=　|$)/g
const RANDOM = new Set(['k', 'element_id'])
const RECEIPT = /校验码：\S{8}/g
const DAY_MS = 86_400_000
/** Epoch milliseconds of these years are times and no counts. */
const FIRST_MS = Date.UTC(2020)
const LAST_MS = Date.UTC(2100)

/**
 * The value without what may differ between two runs of one story: ids stand for what they name, times for their day
 * (an event may come again after an hour), digests, the random `k` of a card's buttons and the mark by which a message is found again for nothing.
 */
export const plain = (value: unknown, names: ReadonlyMap<string, string> = new Map()): unknown => {
  if (typeof value === 'string') return words(value, names)
  if (typeof value === 'number') return value > FIRST_MS && value < LAST_MS ? value - (value % DAY_MS) : value
  if (Array.isArray(value)) return value.map((one) => plain(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !RANDOM.has(key))
      .map(([key, one]) => [words(key, names), plain(one, names)])
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  )
}

const words = (text: string, names: ReadonlyMap<string, string>): string =>
  text
    .replaceAll(ID, (id) => names.get(id) ?? (isSeeded(id) ? id : `${id.slice(0, id.indexOf('_'))}_`))
    .replace(RENDERING, '')
    .replaceAll(SEALED, '*')
    .replaceAll(CASE, '编号')
    .replaceAll(DIGEST, '#')
    .replaceAll(INSTANT, '$1')
    .replaceAll(TIME, '时分')
    .replaceAll(RECEIPT, '校验码')

/** People and seeded chats have the same ids in every run. */
const isSeeded = (id: string): boolean => /^(ou|oc)_/.test(id)
