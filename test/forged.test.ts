import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buttonsOf } from '../sandbox/cards/form.ts'
import { pressRaw } from './support/raw.ts'
import { ELSEWHERE, ENTRY } from './support/roles/district.ts'
import { openStand, type Stand } from './support/roles/stand.ts'
import { all, entryIs, inReview, inStage } from './support/roles/states.ts'
import { cellOf } from './support/roles/walk.ts'
import { createWorld } from './support/world.ts'

let stand: Awaited<ReturnType<typeof openStand>>
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.close())

type Forged = { by: string; value: unknown; form?: unknown }

const mark = (value: object): Forged => ({
  by: 'liguodong',
  value: { c: 'review.mark', k: 'k1', nomination: ENTRY, criterion: 'F1.1', mark: 5, ...value },
})
const screen = (form: unknown, value: object = {}): Forged => ({
  by: 'zhoumin',
  value: { c: 'entry.person', k: 'k1', nomination: ENTRY, versions: {}, go: 'next', ...value },
  form,
})

/** What comes of one press: the cell as in the table of roles, and which tables changed. */
const pressed = (place: Stand, forged: Forged) =>
  place.apart(async () => {
    const before = await place.digest()
    const answer = await place.press(forged)
    const after = await place.digest()
    return {
      cell: cellOf(answer),
      toast: answer.toast?.content ?? '',
      changed: Object.keys(after).filter((table) => after[table] !== before[table]),
    }
  })

const inReviewStage = <T>(fn: (place: Stand) => Promise<T>) =>
  stand.within(async (place) => {
    await inStage(place.db, 'review')
    await inReview()(place)
    return fn(place)
  })

describe('a mark that is none', () => {
  const marks = [2e9, -1, 0, 6, 3.5, '五', '5 ', [5], { mark: 5 }, null, true, Number.MAX_SAFE_INTEGER]
  test.each(marks.map((value) => ({ value })))(
    '$value is refused in words, and nothing changes',
    async (one) => {
      const seen = await inReviewStage((place) => pressed(place, mark({ mark: one.value })))
      expect(seen).toEqual({ cell: 'M01', toast: expect.stringMatching(/\p{Script=Han}/u), changed: [] })
    },
  )

  const criteria = ['F9.9', '', '__proto__', 'constructor', 7, ['F1.1'], null]
  test.each(criteria.map((criterion) => ({ criterion })))('criterion $criterion is unknown', async (one) => {
    const seen = await inReviewStage((place) => pressed(place, mark(one)))
    expect({ ...seen, toast: '' }).toEqual({ cell: 'M08', toast: '', changed: [] })
  })
})

describe('a value that no card of ours carries', () => {
  const forgeries: [string, Forged, string][] = [
    ['another candidate', mark({ nomination: ELSEWHERE }), 'M04'],
    ['a candidate that does not exist', mark({ nomination: 'nom_nobody' }), 'M04'],
    ['a number where an id belongs', mark({ nomination: 5 }), '过期'],
    ['no value', { by: 'liguodong', value: undefined }, '过期'],
    ['a text as value', { by: 'liguodong', value: 'review.mark' }, '过期'],
    ['a list as value', { by: 'liguodong', value: ['review.mark'] }, '过期'],
    ['an unknown button', mark({ c: 'review.pass-all' }), '过期'],
    ['a button named like a property', mark({ c: '__proto__' }), '过期'],
    ['a button named like a method', mark({ c: 'constructor' }), '过期'],
    ['a number as button', mark({ c: 5 }), '过期'],
    ['no button at all', mark({ c: undefined }), '过期'],
    ['a page before the first', { by: 'liguodong', value: { c: 'review.queue', k: 'k', page: -1 } }, '过期'],
    ['half a page', { by: 'liguodong', value: { c: 'review.queue', k: 'k', page: 0.5 } }, '过期'],
    ['somebody nobody knows', { ...mark({}), by: 'nobody' }, 'R01'],
  ]
  test.each(forgeries)('%s: answered in words, and nothing changes', async (_name, forged, cell) => {
    const seen = await inReviewStage((place) => pressed(place, forged))
    expect(seen.cell).toBe(cell)
    expect(seen.changed.filter((table) => table !== 'Person')).toEqual([])
  })

  test('an unknown button says how to go on', async () => {
    const seen = await inReviewStage((place) => pressed(place, mark({ c: 'review.pass-all' })))
    expect(seen.toast).toBe('这张卡片已过期，请发送“首页”重新打开')
  })

  test('who is named beside the operator is not asked: the mark is the presser’s own', async () => {
    const forged = mark({
      reviewer: 'wangsiyuan',
      personId: 'wangsiyuan',
      actor: { person: { id: 'xulan' } },
    })
    const written = await inReviewStage(async (place) => {
      const before = await place.db.mark.findMany({ orderBy: { assignmentId: 'asc' } })
      await place.press(forged)
      const after = await place.db.mark.findMany({ orderBy: { assignmentId: 'asc' } })
      return after.filter((row) => !before.some((old) => JSON.stringify(old) === JSON.stringify(row)))
    })
    expect(written.map(({ assignmentId, criterion, mark }) => [assignmentId, criterion, mark])).toEqual([
      [`asg_${ENTRY}_liguodong`, 'F1.1', 5],
    ])
  })

  test('without a key of its rendering a press still counts once', async () => {
    const marks = await inReviewStage(async (place) => {
      const first = await place.press(mark({ k: undefined }))
      const second = await place.press(mark({ k: undefined }))
      const lines = await place.db.auditLine.count({ where: { action: 'review.mark' } })
      return [cellOf(first), cellOf(second), lines]
    })
    expect(marks).toEqual(['✓', '✓', 1])
  })

  test('keys that would reach into every object reach none', async () => {
    const value = JSON.parse(`{"c":"review.mark","k":"k","nomination":"${ENTRY}","criterion":"F1.1","mark":5,
      "__proto__":{"external":true,"polluted":1},"constructor":{"prototype":{"polluted":1}}}`)
    const form = JSON.parse(
      '{"__proto__":{"polluted":1},"comment":"好","constructor":{"prototype":{"polluted":1}}}',
    )
    const cell = await inReviewStage(async (place) =>
      cellOf(await place.press({ by: 'liguodong', value, form })),
    )
    expect(cell).toBe('✓')
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('a form that no card of ours sends', () => {
  const onDraft = (forged: Forged) =>
    stand.within(async (place) => {
      await inStage(place.db, 'nominate')
      const before = await place.db.fieldValue.findMany({ where: { current: true } })
      const seen = await pressed(place, forged)
      await place.press(forged)
      const name = await place.db.fieldValue.findFirst({
        where: { nominationId: ENTRY, key: 'name', current: true },
      })
      return { ...seen, fields: before.length, name: name?.value }
    })

  test.each([
    ['a list as name', screen({ name: ['王建国'] })],
    ['a number as name', screen({ name: 5 })],
    ['an object as name', screen({ name: { text: '王建国' } })],
    ['a name of 6,000 characters', screen({ name: '王'.repeat(6000) })],
  ])('%s is refused, and the name stays', async (_name, forged) => {
    const seen = await onDraft(forged)
    expect(seen).toEqual({
      ...{ cell: 'T03', toast: expect.stringMatching(/\p{Script=Han}/u), name: '王建国' },
      ...{ changed: ['PrivateDraft'], fields: seen.fields },
    })
  })

  test('an empty name, and one of signs, are answered at their field, and the name stays', async () => {
    const blank = await onDraft(screen({ name: ' 　' }))
    const signs = await onDraft(screen({ name: '<at id=all></at>' }))
    expect([blank.name, signs.name]).toEqual(['王建国', '王建国'])
    expect([blank.toast, signs.toast].map((toast) => /处/u.test(toast))).toEqual([true, true])
  })

  test('a meeting in the year 2099 has not been', async () => {
    const seen = await stand.within(async (place) => {
      await inStage(place.db, 'decision')
      const row = { id: 'meet_one', cycleId: 'cyc_2026', name: '', date: '', state: 'draft', version: 1 }
      await place.db.meeting.create({ data: { ...row, recordedBy: 'qianwen', at: new Date(0) } })
      await entryIs('publicised')(place)
      const said = { decision: '同意', reason: '', at: new Date(0) }
      await place.db.decision.create({ data: { meetingId: 'meet_one', nominationId: ENTRY, ...said } })
      const value = { c: 'meeting.record', k: 'k', meeting: 'meet_one' }
      const future = { name: '2099年第1次党组会', date: '2099-01-01' }
      const never = { name: '2026年第8次党组会', date: '2026-02-30' }
      return [
        await pressed(place, { by: 'qianwen', value, form: future }),
        await pressed(place, { by: 'qianwen', value, form: never }),
      ]
    })
    expect(seen.map(({ cell, changed }) => [cell, changed])).toEqual([
      ['A14', ['PrivateDraft']],
      ['A13', ['PrivateDraft']],
    ])
  })

  test('a correction due in the year 2099 is too far away', async () => {
    const seen = await stand.within(async (place) => {
      await inStage(place.db, 'check')
      await all(entryIs('handed'))(place)
      const value = { c: 'check.return', k: 'k', nomination: ENTRY, version: 1 }
      const form = { article: '', reason: '请补会员证', due: '2099-12-31' }
      return pressed(place, { by: 'hejing', value, form })
    })
    expect([seen.cell, seen.changed]).toEqual(['N22', ['PrivateDraft']])
  })
})

describe('over the wire', () => {
  test('what an attacker sends is answered in words, and the data stay as they were', async () => {
    const world = await createWorld()
    await world.sim.say('周敏', '推荐 王建国 数控车工')
    await world.sim.idle()
    const { nominationId = '' } = await world.tx((db) => db.fieldValue.findFirstOrThrow())
    const rows = () => world.tx(async (db) => JSON.stringify(await db.fieldValue.findMany()))
    const before = await rows()
    const draft = { nomination: nominationId, k: 'k1' }
    const answers = [
      await pressRaw(world, '陈芳', { value: { ...draft, c: 'entry.later', field: 'post' } }),
      await pressRaw(world, '陈芳', {
        ...{ value: { ...draft, c: 'entry.answer', field: 'post', version: 1 }, form: { answer: '钳工' } },
      }),
      await pressRaw(world, '李国栋', { value: { ...draft, c: 'review.mark', criterion: 'F1.1', mark: 5 } }),
      await pressRaw(world, '何静', { value: { ...draft, c: 'check.pass', version: 1 } }),
      await pressRaw(world, '许岚', { value: { ...draft, c: 'chair.list' } }),
      await pressRaw(world, '周敏', { value: { ...draft, c: 'check.pass', version: 1 } }),
      await pressRaw(world, '周敏', { value: { ...draft, c: 'entry.nowhere' } }),
      await pressRaw(world, '周敏', { value: {} }),
    ]
    const codes = answers.map(
      ({ toast }) => /（([A-Z]\d\d)）$/u.exec(toast?.content ?? '')?.[1] ?? toast?.content,
    )
    const expired = '这张卡片已过期，请发送“首页”重新打开'
    expect(codes).toEqual(['R02', 'R02', 'S03', 'S03', 'S03', 'R01', expired, expired])
    expect(await rows()).toBe(before)
    expect(world.logged.filter((line) => line.includes('press failed'))).toEqual([])
  })

  test('a card of one person is not forwarded, and its button does nothing for another', async () => {
    const world = await createWorld()
    await world.sim.say('周敏', '推荐 王建国 数控车工')
    await world.sim.idle()
    const card = await world.sim.lastCard('周敏')
    await expect(world.sim.forward('周敏', card.id, '陈芳')).rejects.toThrow('这张卡片不能转发')
    const later = buttonsOf(card.card).find(({ text }) => text === '以后再说')
    expect(later).toBeDefined()
    const { nominationId = '' } = await world.tx((db) => db.fieldValue.findFirstOrThrow())
    const value = { c: 'entry.later', k: 'k', nomination: nominationId, field: 'industry' }
    const answer = await pressRaw(world, '陈芳', { value })
    expect(answer.card).toBeUndefined()
    expect(answer.toast?.content).toContain('（R02）')
    expect(answer.toast?.content).not.toContain('王建国')
    expect((await world.sim.lastCard('周敏')).card).toEqual(card.card)
  })
})
