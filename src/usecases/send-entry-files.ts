import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { mayCheckRead } from './check-desk.ts'
import { enqueueFile } from './send-file.ts'
import { mayAggregatorRead } from './show-aggregate-entry.ts'

/**
 * 看附件: the entry's evidence and the form it came in, as file messages to whoever aggregates or checks it. Denials:
 * not-found, file-gone, those of mayAggregatorRead and mayCheckRead.
 */
export const sendEntryFiles: Usecase<{ nomination: string; back: 'aggregate' | 'check' }> = (
  deps,
  actor,
  { nomination: id, back },
) =>
  deps.store.change(actor, async (tx) => {
    const nomination = await tx.nominations.byId(id)
    if (!nomination) return deny('not-found')
    const refused =
      back === 'check'
        ? mayCheckRead(actor, nomination)
        : mayAggregatorRead(actor, nomination, await tx.units.all())
    if (refused) return { ok: false, denial: refused }
    const files = (await tx.attachments.ofEntry(id)).filter(
      ({ purpose, hash }) => hash !== null && (purpose === 'evidence' || purpose === 'form'),
    )
    if (files.length === 0) return deny('file-gone')
    for (const file of files) {
      enqueueFile(tx, deps, { file: { attachment: file.id }, to: { person: actor.person.id } })
    }
    tx.audit({
      action: 'nomination.files',
      about: `nomination:${id}`,
      after: { files: files.map((file) => file.id) },
    })
    return ok({ toast: { key: 'evidence-coming', facts: { count: files.length }, type: 'info' } })
  })
