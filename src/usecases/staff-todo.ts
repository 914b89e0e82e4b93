import { confirmGrant } from '../domain/roles.ts'
import type { TodoLine } from './todo.ts'

/** What waits for the staff and for second persons, beside the work of the cycle's stages. */
export const staffTodo: readonly TodoLine[] = [
  {
    key: 'grants-pending',
    roles: ['staff', 'confirmer'],
    count: async (tx, { person, at }) =>
      (await tx.grants.pending()).filter((grant) => confirmGrant(grant, { person, at }).ok).length,
    words: (count) => `${count}项授权等您确认`,
    label: '确认授权',
    show: { card: 'grants-pending', about: {} },
  },
  {
    key: 'staff-tasks',
    roles: ['staff'],
    count: (tx) => tx.tasks.countOpen(),
    words: (count) => `${count}件事要人工办理`,
    label: '待办事项',
    show: { card: 'tasks', about: {} },
  },
]
