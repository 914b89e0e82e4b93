import type { Usecase } from '../deps.ts'
import { talkNomination } from '../usecases/talk-nomination.ts'
import type { Said } from './command.ts'

/** Conversations in progress and who goes on with them, by `asking.kind` of the focus: a line each. */
const talks: Readonly<Record<string, Usecase<Said>>> = {
  nomination: talkNomination,
}

/** Plain words go to the conversation that is open; without one they may begin a nomination. */
export const talk: Usecase<Said> = async (deps, actor, said) => {
  const focus = await deps.store.read((tx) => tx.focus.of(actor.person.id))
  const kind = focus?.asking?.kind
  const open = typeof kind === 'string' ? talks[kind] : undefined
  return (open ?? talkNomination)(deps, actor, said)
}
