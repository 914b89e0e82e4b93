import { createDecipheriv, createHash, createSecretKey, timingSafeEqual } from 'node:crypto'
import Fastify from 'fastify'
import pg from 'pg'
import { openDatabase, type Place } from '../src/store/database.ts'
import { KEYS, PATH } from './presses.ts'
import type { Served } from './serve-bot.ts'

type Event = {
  header: { event_id: string }
  event: { operator: { open_id: string }; action: { value: Mark } }
}
type Mark = { c: string; k: string; nomination: string; criterion?: string; mark?: number }

type Write = (event: Event) => Promise<void>

const KEY = createSecretKey(createHash('sha256').update(KEYS.encryptKey).digest())

/** What nobody can do without: the signature over the raw body, and AES-256-CBC. */
const opened = (headers: Record<string, unknown>, body: Buffer): Event => {
  const right = createHash('sha256')
    .update(`${headers['x-lark-request-timestamp']}${headers['x-lark-request-nonce']}${KEYS.encryptKey}`)
    .update(body)
    .digest()
  if (!timingSafeEqual(right, Buffer.from(String(headers['x-lark-signature']), 'hex')))
    throw new Error('signature')
  const bytes = Buffer.from((JSON.parse(body.toString('utf8')) as { encrypt: string }).encrypt, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', KEY, bytes.subarray(0, 16))
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()])
  return JSON.parse(plain.toString('utf8')) as Event
}

/**
 * What a press costs at the least: bare Fastify, verify, decrypt, and with `rows` one transaction of the rows that a
 * press of ours leaves, statement by statement, as anybody would write it by hand. It authorises nothing, judges
 * nothing and draws no card.
 */
export const startBare = async (place: Place, rows: boolean): Promise<Served> => {
  const writer = rows ? await writerOf(place) : { write: async () => {}, close: async () => {} }
  const http = Fastify({ logger: false })
  http.removeAllContentTypeParsers()
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  http.post(PATH, async (request) => {
    await writer.write(opened(request.headers, request.body as Buffer))
    return { toast: { type: 'success', content: 'ok' } }
  })
  const address = await http.listen({ host: '127.0.0.1', port: 0 })
  return {
    address: `${address}${PATH}`,
    close: async () => {
      await http.close()
      await writer.close()
    },
  }
}

type Query = (text: string, values: unknown[]) => Promise<unknown>

const writerOf = async (place: Place): Promise<{ write: Write; close: () => Promise<void> }> => {
  if ('url' in place) {
    const pool = new pg.Pool({ connectionString: place.url, max: 8 })
    return { write: (event) => inPool(pool, event), close: () => pool.end() }
  }
  const database = await openDatabase(place)
  const { pglite } = database
  if (!pglite) throw new Error('a folder is PGlite')
  const write: Write = (event) =>
    pglite.transaction(async (tx) => statements((text, values) => tx.query(text, values), event))
  return { write, close: () => database.close() }
}

const inPool = async (pool: pg.Pool, event: Event): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await statements((text, values) => client.query(text, values), event)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}

const SEEN = 'INSERT INTO "Seen" (id, outcome, at) VALUES ($1, $3, $4), ($2, $3, $4)'
const MARK = `INSERT INTO "Mark" ("assignmentId", criterion, mark, at) VALUES ($1, $2, $3, $4)
  ON CONFLICT ("assignmentId", criterion) DO UPDATE SET mark = EXCLUDED.mark, at = EXCLUDED.at`
const SEAT = 'UPDATE "Assignment" SET version = version + 1, "firstReadAt" = $2 WHERE id = $1'
const HANDED_IN = `UPDATE "Assignment" SET version = version + 1, state = 'submitted', "submittedAt" = $2 WHERE id = $1`
const LINE = `INSERT INTO "AuditLine" (at, "actorId", action, about, before, after, article)
  VALUES ($1, $2, $3, $4, $5, $6, '第六条')`

const statements = async (query: Query, { header, event }: Event): Promise<void> => {
  const { c, k, nomination, criterion, mark } = event.action.value
  const person = event.operator.open_id.replace('ou_', 'per_')
  const seat = `as_${nomination}_${person}`
  const at = new Date()
  const outcome = JSON.stringify({ show: { card: 'review', about: { nomination, face: 'F1' } } })
  await query(SEEN, [`event:${header.event_id}`, `press:${k}`, outcome, at])
  if (criterion) await query(MARK, [seat, criterion, mark, at])
  await query(criterion ? SEAT : HANDED_IN, [seat, at])
  await query(LINE, [
    at,
    person,
    c,
    `assignment:${seat}`,
    '{}',
    JSON.stringify({ [criterion ?? 'state']: mark ?? 'submitted' }),
  ])
}
