import type { Actor } from '../deps.ts'
import { confirmGrant, maySecond } from '../domain/roles.ts'
import type { Nouns } from '../store/nouns.ts'
import type { TodoLine } from './todo.ts'

/** The groups that somebody else asked for. */
const groupsFor = async (tx: Nouns, actor: Actor) =>
  (await tx.groups.waiting()).filter(({ setBy }) => maySecond('bind-group', setBy, actor).ok)

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
    key: 'groups-waiting',
    roles: ['staff', 'confirmer'],
    count: async (tx, actor) => (await groupsFor(tx, actor)).length,
    words: (count) => `${count}个公示群等您复核`,
    label: '复核公示群',
    show: async (tx, actor) => {
      const [first] = await groupsFor(tx, actor)
      return first ? { card: 'public-group', about: { chat: first.chatId } } : null
    },
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
