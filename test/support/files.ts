import { readFile } from 'node:fs/promises'
import { textOf } from '../../sandbox/cards/form.ts'
import type { World } from './world.ts'

/** A real filled form of the story: wangjianguo, lixue, zhangweimin. */
export const demoForm = (name: string): Promise<Buffer> =>
  readFile(new URL(`../../demo/forms/${name}.docx`, import.meta.url))

/** A picture by its first bytes; each seed is another one. */
export const jpg = (seed: number): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.alloc(500, seed)])

/** A document by its first bytes; each seed is another one. */
export const pdf = (seed: number): Buffer => Buffer.from(`%PDF-1.7\n% ${seed}\n%%EOF\n`)

type Sent = { name: string; bytes: Uint8Array }

/** Sends and waits until everything that follows is done. */
export const send = async ({ sim }: World, person: string, file: Sent): Promise<void> => {
  await sim.sendFile(person, file)
  await sim.idle()
}

export const say = async ({ sim }: World, person: string, words: string): Promise<void> => {
  await sim.say(person, words)
  await sim.idle()
}

export const cardsOf = async ({ sim }: World, person: string): Promise<string[]> =>
  (await sim.cards(person)).map(({ card }) => textOf(card))

export const lastCard = async (world: World, person: string): Promise<string> =>
  (await cardsOf(world, person)).at(-1) ?? ''

export type StoredEntry = {
  id: string
  state: string
  route: string
  unitId: string
  nomineeId: string | null
  fields: Record<string, string>
  /** 'name@criterion' of what is placed and stored */
  evidence: string[]
}

/** Every entry as it stands in the database, oldest first. */
export const entriesOf = ({ tx }: World): Promise<StoredEntry[]> =>
  tx(async (db) => {
    const rows = await db.nomination.findMany({
      include: { fields: { where: { current: true } }, attachments: { orderBy: { at: 'asc' } } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ id, state, route, unitId, nomineeId, fields, attachments }) => ({
      id,
      state,
      route,
      unitId,
      nomineeId,
      fields: Object.fromEntries(fields.map(({ key, value }) => [key, value])),
      evidence: attachments
        .filter((file) => file.state === 'stored' && file.purpose === 'evidence')
        .map((file) => `${file.name}@${file.criterion}`)
        .sort(),
    }))
  })

/** Every sent file with what became of it, in the order of sending. */
export const filesOf = ({
  tx,
}: World): Promise<{ name: string; state: string; purpose: string; why: string }[]> =>
  tx(async (db) => {
    const rows = await db.attachment.findMany({ orderBy: [{ at: 'asc' }, { name: 'asc' }] })
    return rows.map(({ name, state, purpose, refusal }) => ({
      name,
      state,
      purpose,
      why: (refusal as { key?: string } | null)?.key ?? '',
    }))
  })
