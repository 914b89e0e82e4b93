import type { Usecase } from '../deps.ts'
import { deny, ok } from '../domain/result.ts'
import { hasRole } from '../domain/roles.ts'
import type { Show } from './shows.ts'

type Pressed = { task: string; page: number; stretch?: number | undefined }

/** 已办. Denials: not-your-role, not-found. */
export const finishTask: Usecase<Pressed> = (deps, actor, input) =>
  deps.store.change(actor, async (tx) => {
    if (!hasRole(actor.person, 'staff', actor.at)) return deny('not-your-role')
    const task = await tx.tasks.byId(input.task)
    if (!task) return deny('not-found')
    const show = shown(input)
    if (!(await tx.tasks.done(task.id, actor.person.id, actor.at))) {
      return ok({ toast: { key: 'task-was-done', facts: {}, type: 'info' }, show })
    }
    tx.audit({ action: 'task.done', about: `task:${task.id}`, after: { kind: task.kind, of: task.about } })
    return ok({ toast: { key: 'task-done', facts: {} }, show })
  })

const shown = ({ page, stretch }: Pressed): Show =>
  stretch === undefined ? { card: 'tasks', about: { page } } : { card: 'undelivered', about: { stretch } }
