import type { Actor } from '../deps.ts'
import type { Nouns } from '../store/nouns.ts'
import { meetingCandidates } from './meeting-lines.ts'
import { openCases } from './show-objection-queue.ts'
import type { TodoLine } from './todo.ts'

/** What waits for second persons, case handlers and the recorder. */
export const publicityTodo: readonly TodoLine[] = [
  {
    key: 'list-proposed',
    roles: ['staff', 'confirmer'],
    count: async (tx, actor) => {
      const cycle = await tx.cycles.current()
      const list = cycle && (await tx.lists.proposed(cycle.id))
      return list && list.proposedBy !== actor.person.id ? 1 : 0
    },
    words: () => '一份公示名单等您复核',
    label: '复核公示名单',
    show: { card: 'public-release', about: {} },
  },
  {
    key: 'objections',
    roles: ['caseHandler'],
    count: async (tx, actor) => (await openCases(tx, actor)).length,
    words: (count) => `${count}件异议等您办理`,
    label: '办理异议',
    show: { card: 'objection-queue', about: {} },
  },
  {
    key: 'meeting-record',
    roles: ['recorder'],
    count: (tx, actor) => decidable(tx, actor),
    words: (count) => `${count}位人选可以录入党组会决定`,
    label: '录入会议',
    show: { card: 'meeting', about: {} },
  },
  {
    key: 'meeting-confirm',
    roles: ['recorder', 'confirmer', 'staff'],
    count: async (tx, actor) => {
      const cycle = await tx.cycles.current()
      const meeting = cycle && (await tx.meetings.open(cycle.id))
      return meeting?.state === 'recorded' && meeting.recordedBy !== actor.person.id ? 1 : 0
    },
    words: () => '一次党组会决定等您确认',
    label: '确认党组会决定',
    show: { card: 'meeting-confirm', about: {} },
  },
]

const decidable = async (tx: Nouns, { at }: Actor): Promise<number> => {
  const cycle = await tx.cycles.current()
  if (!cycle) return 0
  const meeting = await tx.meetings.open(cycle.id)
  if (meeting?.state === 'recorded') return 0
  const lines = await meetingCandidates(tx, cycle, meeting)
  return lines.filter((line) => line.endsAt !== null && at > line.endsAt && !line.objectionOpen).length
}
