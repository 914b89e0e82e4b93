import { type FieldKey, isFieldKey } from '../../domain/fields.ts'
import type { Denial } from '../../domain/result.ts'
import type { Db } from '../tx.ts'
import type { Focus } from './focus.ts'

export type AttachmentState = 'arriving' | 'stored' | 'refused' | 'removed'
/** What a file is for; `unplaced` waits for somebody to say. */
export type Purpose = 'evidence' | 'form' | 'consent' | 'proxy' | 'objection' | 'sheet' | 'unplaced'

/** One sent file. `size` in bytes, `at` epoch ms; `focus` is what the sender was talking about when it was sent. */
export type Attachment = {
  id: string
  messageId: string
  fileKey: string
  resource: 'image' | 'file'
  personId: string
  name: string
  hash: string | null
  size: number | null
  kind: string | null
  state: AttachmentState
  refusal: Denial | null
  purpose: Purpose
  notes: string[]
  focus: Focus | null
  groupId: string
  nominationId: string | null
  criterion: FieldKey | null
  objectionId: string | null
  at: number
}

export type NewAttachment = Pick<
  Attachment,
  'id' | 'messageId' | 'fileKey' | 'resource' | 'personId' | 'name' | 'focus' | 'groupId' | 'at'
>

type Changed = Partial<
  Pick<
    Attachment,
    | 'name'
    | 'hash'
    | 'size'
    | 'kind'
    | 'state'
    | 'refusal'
    | 'purpose'
    | 'notes'
    | 'nominationId'
    | 'criterion'
    | 'objectionId'
  >
>

/** The card that answered a group of files, as the outbox knows it. */
export type GroupCard = { id: string; state: string; messageId: string | null }

type Row = {
  id: string
  messageId: string
  fileKey: string
  resource: string
  personId: string
  name: string
  hash: string | null
  size: number | null
  kind: string | null
  state: string
  refusal: unknown
  purpose: string
  notes: unknown
  focus: unknown
  groupId: string | null
  nominationId: string | null
  criterion: string | null
  objectionId: string | null
  at: Date
}

const attachmentOf = (row: Row): Attachment => ({
  ...row,
  resource: row.resource as Attachment['resource'],
  state: row.state as AttachmentState,
  refusal: row.refusal as Denial | null,
  purpose: row.purpose as Purpose,
  notes: Array.isArray(row.notes) ? (row.notes as string[]) : [],
  focus: row.focus as Focus | null,
  groupId: row.groupId ?? row.id,
  criterion: isFieldKey(row.criterion) ? row.criterion : null,
  at: row.at.getTime(),
})

const byTime = [{ at: 'asc' }, { id: 'asc' }] as const

/** Sent files // 附件. Bytes live in the blob folder; a removed file keeps its row and its bytes. */
export const attachments = (db: Db) => ({
  /** False when this message's file is known already. */
  add: async ({ focus, at, ...fresh }: NewAttachment): Promise<boolean> => {
    const { count } = await db.attachment.createMany({
      data: [
        {
          ...fresh,
          ...(focus && { focus: focus as object }),
          state: 'arriving',
          purpose: 'unplaced',
          at: new Date(at),
        },
      ],
      skipDuplicates: true,
    })
    return count === 1
  },
  byId: async (id: string): Promise<Attachment | null> => {
    const row = await db.attachment.findUnique({ where: { id } })
    return row && attachmentOf(row)
  },
  /** The same, held until the transaction ends, together with the whole group it was sent in. */
  hold: async (id: string): Promise<Attachment | null> => {
    await db.$queryRaw`
      SELECT id FROM "Attachment" WHERE "groupId" = (SELECT "groupId" FROM "Attachment" WHERE id = ${id})
      ORDER BY id FOR UPDATE`
    const row = await db.attachment.findUnique({ where: { id } })
    return row && attachmentOf(row)
  },
  /** The newest file of a person sent at or after an instant (epoch ms). */
  latestOf: async (personId: string, since: number): Promise<Attachment | null> => {
    const row = await db.attachment.findFirst({
      where: { personId, at: { gte: new Date(since) } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    })
    return row && attachmentOf(row)
  },
  /** How many pictures this person has sent: they come without a name. */
  picturesOf: async (personId: string): Promise<number> =>
    db.attachment.count({ where: { personId, resource: 'image' } }),
  ofGroup: async (groupId: string): Promise<Attachment[]> =>
    (await db.attachment.findMany({ where: { groupId }, orderBy: [...byTime] })).map(attachmentOf),
  /** Stored files of an entry, oldest first. */
  ofEntry: async (nominationId: string): Promise<Attachment[]> =>
    (await db.attachment.findMany({ where: { nominationId, state: 'stored' }, orderBy: [...byTime] })).map(
      attachmentOf,
    ),
  ofObjection: async (objectionId: string): Promise<Attachment[]> =>
    (await db.attachment.findMany({ where: { objectionId, state: 'stored' }, orderBy: [...byTime] })).map(
      attachmentOf,
    ),
  /** Files sent for an objection that was not yet handed in now belong to it. */
  claimForObjection: async (personId: string, objectionId: string): Promise<number> => {
    const { count } = await db.attachment.updateMany({
      where: { personId, purpose: 'objection', objectionId: null, state: 'stored' },
      data: { objectionId },
    })
    return count
  },
  /** Evidence placed at an entry: what counts against the limit of files. */
  countEvidence: async (nominationId: string): Promise<number> =>
    db.attachment.count({ where: { nominationId, state: 'stored', purpose: 'evidence' } }),
  change: async (id: string, { refusal, notes, ...changed }: Changed): Promise<void> => {
    await db.attachment.update({
      where: { id },
      data: { ...changed, ...(refusal && { refusal }), ...(notes && { notes }) },
    })
  },
  /** The answer of a group by its outgoing id. */
  cardById: async (id: string): Promise<(GroupCard & { to: string; group: string }) | null> => {
    const row = await db.sent.findUnique({ where: { id } })
    if (row?.card !== 'files') return null
    const { group } = row.about as { group: string }
    return { id, state: row.state, messageId: row.messageId, to: row.toId, group }
  },
  /** The newest card sent about a group. */
  cardOf: async (groupId: string): Promise<GroupCard | null> =>
    db.sent.findFirst({
      where: { card: 'files', about: { equals: { group: groupId } } },
      orderBy: { at: 'desc' },
      select: { id: true, state: true, messageId: true },
    }),
})
