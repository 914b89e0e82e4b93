import { maySecond } from '../domain/roles.ts'
import type { TodoLine } from './todo.ts'

/** Signed papers that wait for a second person. */
export const proxyTodo: TodoLine = {
  key: 'proxies',
  roles: ['staff', 'confirmer'],
  count: async (tx, { person, at }) =>
    (await tx.consents.proxiesWaiting()).filter(
      ({ enteredBy }) => maySecond('confirm-proxy', enteredBy, { person, at }).ok,
    ).length,
  words: (count) => `${count}份签字材料等您复核`,
  label: '签字材料',
  show: { card: 'proxy-check', about: { proxy: 'next' } },
}
