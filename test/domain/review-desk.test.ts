import { expect, test } from 'vitest'
import { criterionCodes } from '../../src/domain/criteria.ts'
import type { NominationState } from '../../src/domain/nomination-facts.ts'
import { nominationStates } from '../../src/domain/nomination-facts.ts'
import {
  deskProgress,
  faceAfter,
  faceAfterReason,
  mayScore,
  nextCandidate,
  scoresClosed,
} from '../../src/domain/review-desk.ts'
import type { Marks } from '../../src/domain/scoring.ts'
import { cycleIn, NOW } from './district.ts'

const seat = {
  assignment: { state: 'assigned', recused: null } as const,
  nomination: 'assigned' as NominationState,
  cycle: cycleIn('review', { review: { closes: NOW } }),
  at: NOW,
}

const denialOf = (change: Partial<Parameters<typeof mayScore>[0]>) => {
  const result = mayScore({ ...seat, ...change })
  return result.ok ? null : result.denial.key
}

test('李四 may score until the closing time and its five seconds, also what was handed in', () => {
  expect(denialOf({})).toBeNull()
  expect(denialOf({ at: NOW + 5_000 })).toBeNull()
  expect(denialOf({ at: NOW + 5_001 })).toBe('late')
  expect(denialOf({ assignment: { state: 'submitted', recused: null } })).toBeNull()
})

test('nobody scores without an assignment, recused, or after the chair’s end', () => {
  expect(denialOf({ assignment: null })).toBe('score-not-assigned')
  expect(denialOf({ assignment: { state: 'recused', recused: 'unit' } })).toBe('recused')
  expect(denialOf({ assignment: { state: 'assigned', recused: 'staff' } })).toBe('recused')
  expect(denialOf({ nomination: 'withdrawn' })).toBe('entry-gone')
  expect(denialOf({ cycle: cycleIn('check') })).toBe('stage-not-open')
})

test('of all states only 评审中 is open to marks', () => {
  const open = nominationStates.filter((nomination) => denialOf({ nomination }) === null)
  expect(open).toEqual(['assigned'])
})

test('the scoring has ended once nothing is scored any more and something was', () => {
  expect(scoresClosed({ scoring: 0, through: 0 })).toBe(false)
  expect(scoresClosed({ scoring: 1, through: 44 })).toBe(false)
  expect(scoresClosed({ scoring: 0, through: 45 })).toBe(true)
})

const line = (
  nominationId: string,
  state: 'assigned' | 'submitted' | 'recused',
  skippedAt: number | null = null,
) => ({
  nominationId,
  state,
  skippedAt,
})

test('recused candidates are no part of "12/45"', () => {
  const lines = [line('a', 'submitted'), line('b', 'recused'), line('c', 'assigned')]
  expect(deskProgress(lines)).toEqual({ total: 2, submitted: 1, recused: 1 })
})

test('those who were skipped come last, longest ago first, and nobody comes twice in a row', () => {
  const lines = [line('a', 'assigned', 20), line('b', 'assigned', 10), line('c', 'assigned')]
  expect(nextCandidate(lines)).toBe('c')
  expect(nextCandidate(lines, 'c')).toBe('b')
  expect(nextCandidate([line('a', 'assigned', 20)], 'a')).toBeUndefined()
  expect(nextCandidate([line('a', 'submitted'), line('b', 'recused')])).toBeUndefined()
})

const marked = (...codes: readonly string[]): Marks => Object.fromEntries(codes.map((code) => [code, 4]))

test('the face turns with the third mark, but waits for the reason of a 不适用', () => {
  const before = marked('F1.1', 'F1.2')
  const after: Marks = { ...before, 'F1.3': 'na' }
  expect(faceAfter({ before, after, reasons: {}, code: 'F1.3' })).toBe('F1')
  expect(faceAfter({ before, after, reasons: { 'F1.3': '刚转岗' }, code: 'F1.3' })).toBe('F2')
  expect(faceAfterReason(after, { 'F1.3': '刚转岗' }, 'F1.3')).toBe('F2')
  expect(faceAfterReason(after, { 'F1.3': ' ' }, 'F1.3')).toBe('F1')
})

test('after the fifteenth mark comes 核对', () => {
  const before = marked(...criterionCodes.slice(0, 14))
  const after = marked(...criterionCodes)
  expect(faceAfter({ before, after, reasons: {}, code: 'F5.3' })).toBe('review')
})
