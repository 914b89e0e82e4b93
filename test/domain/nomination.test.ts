import { describe, expect, test } from 'vitest'
import { decide, mayEdit, transitions } from '../../src/domain/nomination.ts'
import {
  type NominationAction,
  type NominationFacts,
  type NominationState,
  nominationActions,
  nominationStates,
} from '../../src/domain/nomination-facts.ts'
import {
  cycleIn,
  NOW,
  person,
  units,
  冯二,
  吴九,
  周八,
  孙六,
  张三,
  李四,
  王五,
  赵一,
  郑十,
  钱七,
  陈办,
} from './district.ts'

function facts(
  change: Partial<Omit<NominationFacts, 'entry'>> & { entry?: Partial<NominationFacts['entry']> },
): NominationFacts {
  const { entry, ...rest } = change
  return {
    actor: 张三,
    units,
    cycle: cycleIn('nominate'),
    at: NOW,
    findings: [],
    declared: true,
    ...rest,
    entry: { state: 'draft', route: 'unit', unitId: 'jingong', nomineeId: '王建国', ...entry },
  }
}

const answer = (action: NominationAction, about: NominationFacts) => {
  const result = decide(action, about)
  return result.ok ? result.value : result.denial.key
}

describe('the way of a nomination', () => {
  test('goes from the draft to the decision through every office of Art.3 and Art.4', () => {
    const way: [NominationAction, Partial<NominationFacts>, NominationState][] = [
      ['submit', { actor: 张三 }, 'submitted'],
      ['include', { actor: 孙六 }, 'batched'],
      ['handOver', { actor: 孙六, cycle: cycleIn('aggregate') }, 'handed'],
      ['checkPass', { actor: 赵一, cycle: cycleIn('check') }, 'passed'],
      ['assign', { actor: 吴九, cycle: cycleIn('review') }, 'assigned'],
      ['closeScores', { actor: 郑十, cycle: cycleIn('review') }, 'scored'],
      ['list', { actor: 郑十, cycle: cycleIn('shortlist') }, 'listed'],
      [
        'publicise',
        { actor: 钱七, cycle: cycleIn('publicity'), consented: true, firstId: '吴九' },
        'publicised',
      ],
      [
        'approve',
        {
          actor: 钱七,
          cycle: cycleIn('decision'),
          consented: true,
          firstId: '冯二',
          publicityEndsAt: NOW - 1,
        },
        'approved',
      ],
    ]
    let state: NominationState = 'draft'
    for (const [action, change, next] of way) {
      expect([action, answer(action, facts({ ...change, entry: { state } }))]).toEqual([action, next])
      state = next
    }
  })

  test('of 自荐 leads from the nominee to the checker, past the aggregator', () => {
    const self = facts({ actor: person('王建国', 'jingong'), entry: { route: 'self' } })
    expect(answer('submit', self)).toBe('handed')
  })

  test('every action is in the table and every state can be reached', () => {
    expect(nominationActions.filter((action) => !transitions.some((row) => row.action === action))).toEqual(
      [],
    )
    const reached = new Set(
      transitions.flatMap((row) => (typeof row.to === 'string' ? [row.to] : ['submitted', 'handed'])),
    )
    expect(nominationStates.filter((state) => state !== 'draft' && !reached.has(state))).toEqual([])
  })
})

describe('submitting', () => {
  test('is for the own union, or for staff with the signed paper', () => {
    expect(answer('submit', facts({ actor: 周八 }))).toBe('not-your-unit')
    expect(answer('submit', facts({ actor: 李四 }))).toBe('not-your-role')
    expect(answer('submit', facts({ actor: 吴九 }))).toBe('paper-missing')
    expect(answer('submit', facts({ actor: 吴九, paper: true }))).toBe('submitted')
    expect(answer('submit', facts({ actor: { ...张三, external: true } }))).toBe('external-person')
  })

  test('of what a union recommends is not for its nominee, who hands in a 自荐 alone', () => {
    const nominee = person('王建国', 'jingong')
    expect(answer('submit', facts({ actor: nominee }))).toBe('not-your-role')
    expect(answer('submit', facts({ actor: nominee, entry: { route: 'self' } }))).toBe('handed')
  })

  test('needs the named declaration and no hard finding; a soft one wants its reason', () => {
    expect(answer('submit', facts({ declared: false }))).toBe('declaration-missing')
    expect(answer('submit', facts({ findings: [{ field: 'name', severity: 'hard', key: 'missing' }] }))).toBe(
      'hard-findings',
    )
    const soft = [{ field: 'skill', severity: 'soft', key: 'skill-below' }] as const
    expect(answer('submit', facts({ findings: soft }))).toBe('soft-reason-missing')
    expect(answer('submit', facts({ findings: soft, reasons: { skill: ' ' } }))).toBe('soft-reason-missing')
    expect(answer('submit', facts({ findings: soft, reasons: { skill: '单位没有评聘资格' } }))).toBe(
      'submitted',
    )
    expect(answer('submit', facts({ findings: undefined }))).toBe('hard-findings')
  })

  test('is refused to a barred union, at the submission and at the hand-over, but not to 自荐 from it', () => {
    expect(answer('submit', facts({ unitBarred: true }))).toBe('unit-barred')
    expect(answer('handOver', facts({ actor: 孙六, unitBarred: true, entry: { state: 'batched' } }))).toBe(
      'unit-barred',
    )
    const self = facts({ actor: person('王建国', 'jingong'), unitBarred: true, entry: { route: 'self' } })
    expect(answer('submit', self)).toBe('handed')
  })

  test('ends with the stage', () => {
    const cycle = cycleIn('nominate', { nominate: { closes: NOW - 5_000 } })
    expect(answer('submit', facts({ cycle }))).toBe('submitted')
    expect(answer('submit', facts({ cycle, at: NOW + 1 }))).toBe('late')
    expect(answer('submit', facts({ cycle: cycleIn('check') }))).toBe('stage-closed')
    expect(answer('submit', facts({ cycle: cycleIn('check'), entry: { extendedTo: NOW } }))).toBe('submitted')
  })

  test('twice is refused in the words of its state', () => {
    expect(decide('submit', facts({ entry: { state: 'submitted' } }))).toEqual({
      ok: false,
      denial: { key: 'wrong-state', facts: { state: 'submitted' } },
    })
  })

  test('after 退回补正 goes straight back to the checker, until the due time', () => {
    const mend = { state: 'correcting', dueAt: NOW } as const
    const cycle = cycleIn('check')
    expect(answer('submit', facts({ cycle, entry: mend }))).toBe('handed')
    expect(answer('submit', facts({ cycle, at: NOW + 5_001, entry: mend }))).toBe('correction-overdue')
    expect(answer('submit', facts({ cycle: cycleIn('aggregate'), entry: { state: 'returned' } }))).toBe(
      'submitted',
    )
  })
})

describe('the aggregator', () => {
  test('returns and holds with a reason, only in its own subtree', () => {
    const submitted = { state: 'submitted' } as const
    expect(answer('return', facts({ actor: 孙六, entry: submitted }))).toBe('reason-missing')
    expect(answer('return', facts({ actor: 孙六, reason: '缺证书', entry: submitted }))).toBe('returned')
    expect(answer('hold', facts({ actor: 孙六, reason: '待比较', entry: submitted }))).toBe('held')
    expect(answer('include', facts({ actor: 孙六, entry: { ...submitted, unitId: 'xinpian' } }))).toBe(
      'not-your-unit',
    )
    expect(answer('include', facts({ actor: 张三, entry: submitted }))).toBe('not-your-role')
  })

  test('of a union directly under the district is its own officer', () => {
    expect(answer('include', facts({ actor: 周八, entry: { state: 'submitted', unitId: 'qinghe' } }))).toBe(
      'batched',
    )
    expect(answer('handOver', facts({ actor: 周八, entry: { state: 'batched', unitId: 'qinghe' } }))).toBe(
      'handed',
    )
  })
})

describe('the checker', () => {
  const handed = { state: 'handed' } as const
  const cycle = cycleIn('check')

  test('is never of the nominee’s own unit', () => {
    const own = person('赵一', 'jingong', 'checker')
    expect(answer('checkPass', facts({ actor: own, cycle, entry: handed }))).toBe('check-own-unit')
  })

  test('fails with an article that exists and a reason', () => {
    expect(answer('checkFail', facts({ actor: 赵一, cycle, reason: '不足五年', entry: handed }))).toBe(
      'article-missing',
    )
    const failed = { actor: 赵一, cycle, reason: '不足五年', entry: handed }
    expect(answer('checkFail', facts({ ...failed, article: '第十二条' }))).toBe('article-missing')
    expect(answer('checkFail', facts({ ...failed, article: '第五条（二）' }))).toBe('failed')
  })

  test('returns with a due time in the future', () => {
    const back = { actor: 赵一, cycle, reason: '补证书', entry: handed }
    expect(answer('checkReturn', facts(back))).toBe('due-date-missing')
    expect(answer('checkReturn', facts({ ...back, dueAt: NOW }))).toBe('due-date-past')
    expect(answer('checkReturn', facts({ ...back, dueAt: NOW + 1 }))).toBe('correcting')
  })

  test('can take a wrong verdict back, and never sees an entry that no batch brought', () => {
    expect(answer('reverse', facts({ actor: 赵一, cycle, reason: '看错', entry: { state: 'failed' } }))).toBe(
      'handed',
    )
    expect(answer('checkPass', facts({ actor: 赵一, cycle, entry: { state: 'submitted' } }))).toBe(
      'wrong-state',
    )
  })

  test('a failed entry never reaches the reviewers', () => {
    expect(
      answer('assign', facts({ actor: 吴九, cycle: cycleIn('review'), entry: { state: 'failed' } })),
    ).toBe('wrong-state')
  })
})

describe('list, publicity and decision', () => {
  const publicise = { actor: 钱七, cycle: cycleIn('publicity'), consented: true, firstId: '吴九' }

  test('nobody is published without consent, with an open visit, or by one person alone', () => {
    const listed = { state: 'listed' } as const
    expect(answer('publicise', facts({ ...publicise, consented: false, entry: listed }))).toBe(
      'consent-missing',
    )
    expect(answer('publicise', facts({ ...publicise, visitOpen: true, entry: listed }))).toBe('visit-open')
    expect(answer('publicise', facts({ ...publicise, firstId: '钱七', entry: listed }))).toBe('same-person')
    expect(answer('publicise', facts({ ...publicise, firstId: undefined, entry: listed }))).toBe(
      'second-confirm-missing',
    )
  })

  test('the decision waits for the end of the period, for open objections and for a second person', () => {
    const publicised = { state: 'publicised' } as const
    const meeting = {
      actor: 冯二,
      cycle: cycleIn('decision'),
      consented: true,
      firstId: '另一人',
      publicityEndsAt: NOW - 1,
    }
    expect(answer('approve', facts({ ...meeting, entry: publicised }))).toBe('approved')
    expect(answer('approve', facts({ ...meeting, publicityEndsAt: NOW, entry: publicised }))).toBe(
      'decision-before-end',
    )
    expect(answer('approve', facts({ ...meeting, publicityEndsAt: undefined, entry: publicised }))).toBe(
      'decision-before-end',
    )
    expect(answer('approve', facts({ ...meeting, objectionOpen: true, entry: publicised }))).toBe(
      'objection-open',
    )
    expect(answer('approve', facts({ ...meeting, firstId: '冯二', entry: publicised }))).toBe('same-person')
    expect(answer('approve', facts({ ...meeting, entry: { state: 'listed' } }))).toBe('wrong-state')
    expect(answer('approve', facts({ ...meeting, consented: false, entry: publicised }))).toBe(
      'consent-missing',
    )
  })

  test('a deferred person can be decided by a later meeting; 不同意 wants a reason', () => {
    const meeting = {
      actor: 冯二,
      cycle: cycleIn('decision'),
      consented: true,
      firstId: '另一人',
      publicityEndsAt: NOW - 1,
    }
    expect(answer('defer', facts({ ...meeting, entry: { state: 'publicised' } }))).toBe('reason-missing')
    expect(answer('defer', facts({ ...meeting, reason: '补充说明', entry: { state: 'publicised' } }))).toBe(
      'deferred',
    )
    expect(answer('reject', facts({ ...meeting, entry: { state: 'deferred' } }))).toBe('reason-missing')
    expect(answer('approve', facts({ ...meeting, entry: { state: 'deferred' } }))).toBe('approved')
  })

  test('an upheld objection strikes the name from the list', () => {
    expect(answer('strike', facts({ actor: 陈办, reason: '事迹不实', entry: { state: 'publicised' } }))).toBe(
      'struck',
    )
  })
})

describe('leaving', () => {
  test('the officer withdraws before the batch; the nominee with a reason until the decision', () => {
    expect(answer('withdraw', facts({ entry: { state: 'submitted' } }))).toBe('withdrawn')
    expect(answer('withdraw', facts({ entry: { state: 'batched' } }))).toBe('withdraw-too-late')
    const nominee = person('王建国', 'jingong')
    expect(answer('withdraw', facts({ actor: nominee, entry: { state: 'publicised' } }))).toBe(
      'reason-missing',
    )
    expect(
      answer('withdraw', facts({ actor: nominee, reason: '离职', entry: { state: 'publicised' } })),
    ).toBe('withdrawn')
    expect(answer('withdraw', facts({ actor: nominee, reason: '离职', entry: { state: 'approved' } }))).toBe(
      'wrong-state',
    )
  })

  test('disqualification is possible late, with article and second person, and nothing leads back', () => {
    const found = { actor: 钱七, reason: '查实弄虚作假', article: '第十一条', firstId: '陈办' }
    expect(answer('disqualify', facts({ ...found, entry: { state: 'approved' } }))).toBe('disqualified')
    expect(answer('disqualify', facts({ ...found, article: undefined, entry: { state: 'approved' } }))).toBe(
      'article-missing',
    )
    expect(answer('approve', facts({ actor: 冯二, entry: { state: 'disqualified' } }))).toBe('entry-gone')
  })

  test('a merged entry names where it went', () => {
    const merge = { actor: 吴九, reason: '同一人', entry: { state: 'submitted' } } as const
    expect(answer('merge', facts(merge))).toBe('merge-target-missing')
    expect(answer('merge', facts({ ...merge, targetId: 'n2' }))).toBe('merged')
  })
})

describe('writing into an entry', () => {
  test('is for its officers and its nominee, while it is a draft or sent back', () => {
    expect(mayEdit(facts({}))).toEqual({ ok: true, value: 'draft' })
    expect(mayEdit(facts({ actor: person('王建国', 'jingong') })).ok).toBe(true)
    expect(mayEdit(facts({ actor: 王五 }))).toEqual({ ok: false, denial: { key: 'not-your-role' } })
    expect(mayEdit(facts({ entry: { state: 'submitted' } })).ok).toBe(false)
    expect(mayEdit(facts({ at: NOW + 5_001, entry: { state: 'correcting', dueAt: NOW } }))).toEqual({
      ok: false,
      denial: { key: 'correction-overdue' },
    })
  })
})
