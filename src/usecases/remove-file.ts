import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { isMovable, mayTouch } from './place-file.ts'

/**
 * 移除: the file no longer counts and is no longer shown; row and bytes stay for the record. Denials: file-gone,
 * must-not-see, those of holdForEdit.
 */
export const removeFile: Usecase<{ file: string; back: 'group' | 'list' }> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    const file = await tx.attachments.hold(input.file)
    if (!file || !isMovable(file)) return deny('file-gone')
    const mine = await mayTouch(tx, actor, file)
    if (!mine.ok) return mine
    await tx.attachments.change(file.id, { state: 'removed' })
    tx.audit({
      action: 'file.remove',
      about: file.nominationId ? `nomination:${file.nominationId}` : `file:${file.id}`,
      before: { file: file.id, criterion: file.criterion },
      article: '第六条',
    })
    const toast = { key: 'file-removed', facts: { name: file.name } } as const
    if (input.back === 'list' && file.nominationId)
      return ok({ toast, show: { card: 'attachments', about: { nomination: file.nominationId } } })
    return ok({ toast, show: { card: 'files', about: { group: file.groupId } } })
  })
