import type { Actor, Tx, Usecase } from '../deps.ts'
import { forceOf, isCriterionCode } from '../domain/criteria.ts'
import type { FieldKey } from '../domain/fields.ts'
import { deny, ok, type Result } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { Assignment } from '../store/nouns/reviews.ts'
import { enqueueFile } from './send-file.ts'

type Input = { nomination: string; face: string }

/**
 * 看附件: the evidence of one force as file messages to this reviewer alone. What belongs to no criterion comes with
 * the first force. Consent, signed papers and the form itself are no evidence. Denials: not-your-role,
 * score-not-assigned, recused, file-gone.
 */
export const sendEvidence: Usecase<Input> = (deps, actor, { nomination, face }) =>
  deps.store.change(actor, async (tx) => {
    const seat = await readingSeat(tx, actor, nomination)
    if (!seat.ok) return seat
    const files = (await tx.attachments.ofEntry(nomination)).filter(
      (file) => file.purpose === 'evidence' && file.hash !== null && isOnFace(file.criterion, face),
    )
    if (files.length === 0) return deny('file-gone')
    // Whoever opens the evidence has read on.
    if (seat.value.firstReadAt === null) await tx.reviews.change(seat.value, { firstReadAt: actor.at })
    for (const file of files)
      enqueueFile(tx, deps, { file: { attachment: file.id }, to: { person: actor.person.id } })
    tx.audit({
      action: 'review.files',
      about: `assignment:${seat.value.id}`,
      after: { files: files.map(({ id }) => id) },
    })
    return ok({ toast: { key: 'evidence-coming', facts: { count: files.length }, type: 'info' } })
  })

/** Whether a file placed at `criterion` is shown with this force. */
export const isOnFace = (criterion: FieldKey | string | null, face: string): boolean =>
  isCriterionCode(criterion) ? forceOf(criterion) === face : face === 'F1'

// Reading goes on after the end of the scoring; a recused reviewer never reads.
const readingSeat = async (tx: Tx, actor: Actor, nominationId: string): Promise<Result<Assignment>> => {
  if (actor.person.external || !hasRole(actor.person, 'reviewer', actor.at)) return deny('not-your-role')
  const assignment = await tx.reviews.of(nominationId, actor.person.id)
  if (!assignment) return deny('score-not-assigned')
  return assignment.recused ? deny('recused') : ok(assignment)
}
