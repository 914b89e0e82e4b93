/** One fault: `find` stands exactly once in `file`; `tests` are those that must notice. */
export type Mutant = { name: string; file: string; find: string; replace: string; tests: readonly string[] }

export const mutants: readonly Mutant[] = [
  {
    name: 'drop the dedupe',
    file: 'src/store/nouns/seen.ts',
    find: 'if (rows === 1) continue',
    replace: 'if (rows >= 0) continue',
    tests: ['test/store/change.test.ts'],
  },
  {
    name: 'send a job outside the transaction',
    file: 'src/store/nouns/outbox.ts',
    find: 'await parts.enqueue(db, `deliver-${lane}`, { data: { sent: id } })',
    replace:
      'setTimeout(() => void parts.enqueue(db, `deliver-${lane}`, { data: { sent: id } }).catch(() => {}), 50)',
    tests: ['test/store/change.test.ts'],
  },
  {
    name: 'count a recused mark',
    file: 'src/domain/recusal.ts',
    find: 'assignments.filter((assignment) => assignment.recused === null)',
    replace: 'assignments.filter(() => true)',
    tests: ['test/domain/ranking.test.ts'],
  },
  {
    name: 'validator accepts an unknown property',
    file: 'sandbox/cards/check.ts',
    find: 'if (!check) refuse(under(spot, key), `unknown property ${key}`)',
    replace: 'if (!check) continue',
    tests: ['test/sandbox/cards'],
  },
  {
    name: 'validator counts no plain_text',
    file: 'sandbox/cards/validate.ts',
    find: "typeof value.tag === 'string' ? 1 : 0,",
    replace: "typeof value.tag === 'string' && value.tag !== 'plain_text' ? 1 : 0,",
    tests: ['test/sandbox/cards'],
  },
  {
    name: 'place by insertion order',
    file: 'src/domain/ranking.ts',
    find: 'placed.sort((a, b) => compareKeys(b.keys, a.keys) || (a.id < b.id ? -1 : 1))',
    replace: 'placed.sort(() => 0)',
    tests: ['test/domain/ranking.test.ts'],
  },
  {
    name: 'skip the role check',
    file: 'src/feishu/handle-click.ts',
    find: "if (!has(actor, ...who)) return deny('not-your-role')",
    replace: '',
    tests: ['test/roles.test.ts'],
  },
  {
    name: 'skip the version check',
    file: 'src/store/nouns/nominations.ts',
    find: 'where: { id: from.id, version: from.version },',
    replace: 'where: { id: from.id },',
    tests: ['test/store/nominations.test.ts'],
  },
  {
    name: 'post a list twice',
    file: 'src/jobs/post.ts',
    find: 'uuid: posting.uuid, trying',
    replace: 'uuid: `${posting.uuid}${posting.attempts}`, trying',
    tests: ['test/flows/publicity.test.ts'],
  },
  {
    name: 'break one audit line',
    file: 'src/store/audit-chain.ts',
    find: 'const prev = hash\n',
    replace: 'const prev = seq === 1 ? GENESIS : hash\n',
    tests: ['test/flows/audit.test.ts'],
  },
]
