import type { Deps } from '../deps.ts'
import { type Denial, ok } from '../domain/result.ts'
import type { Feishu } from '../feishu/client.ts'
import { bindGroup } from '../usecases/set-group.ts'

type Asked = { chat: string; person: string; job: string }

/** 设为公示群: asks the platform what kind of group it is, and goes on as the person who typed it. */
export const lookAtGroup = async (
  { deps, feishu }: { deps: Deps; feishu: Feishu },
  { chat, person: id, job }: Asked,
): Promise<void> => {
  const person = await deps.store.read((tx) => tx.people.byId(id))
  if (!person) return
  const found = await feishu.chat(chat)
  const actor = { person, at: deps.now(), via: 'system' as const, once: [`bind-group:${job}`] }
  if (!found) return tell(deps, { person: id, denial: { key: 'group-unreachable' }, job })
  const result = await bindGroup(deps, actor, { chatId: chat, ...found })
  if (!result.ok) await tell(deps, { person: id, denial: result.denial, job })
}

const tell = async (deps: Deps, { person, denial, job }: { person: string; denial: Denial; job: string }) => {
  const actor = await deps.store.read((tx) => tx.people.byId(person))
  if (!actor) return
  const once = [`bind-group-refused:${job}`]
  await deps.store.change({ person: actor, at: deps.now(), via: 'system', once }, async (tx) => {
    tx.send({ to: { person }, show: { card: 'refusal', about: { denial } } })
    return ok({})
  })
}
