import { expect, test } from 'vitest'
import { type Act, stepsDone, tales } from '../../../sandbox/page/stories/tales.ts'

const act = (seq: number, by: string, verb: string, args: Record<string, unknown> = {}): Act => ({
  seq,
  by,
  verb,
  args,
})
const tale = (id: string) => {
  const found = tales.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}

test('a story goes on with what is done in its order, by its person, after its beginning', () => {
  const nominate = tale('nominate')
  const file = act(5, '周敏', 'sendFile')
  const submit = act(7, '周敏', 'press', { button: '提交' })
  const confirm = act(9, '周敏', 'press', { button: '确认提交' })
  expect(stepsDone(nominate, [], 4)).toBe(0)
  expect(stepsDone(nominate, [submit], 4)).toBe(0)
  expect(stepsDone(nominate, [file], 6)).toBe(0)
  expect(stepsDone(nominate, [file], 4)).toBe(1)
  expect(stepsDone(nominate, [file, act(6, '周敏', 'say'), submit], 4)).toBe(2)
  expect(stepsDone(nominate, [file, submit, act(8, '陈芳', 'press', { button: '确认提交' })], 4)).toBe(2)
  const refused = act(6, '周敏', 'press', { button: '提交', refused: true })
  expect(stepsDone(nominate, [file, refused], 4)).toBe(1)
  expect(stepsDone(nominate, [file, refused, submit, confirm], 4)).toBe(3)
})

test('every story begins where its first step is and ends with somebody else', () => {
  for (const { steps, end } of tales) {
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.map(({ at }) => at.person)).not.toContain(end.at.person)
    // One press a step at least, and one to see the end.
    expect(steps.length + 1).toBeLessThanOrEqual(5)
  }
})
