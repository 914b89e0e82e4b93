import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differences } from '../../chaos/outcome.ts'
import { type Played, playCycle, type Trouble } from '../../chaos/play.ts'
import { emptyOn, postgres } from '../support/database.ts'

/** The ten commits of the cycle that somebody would have to answer for. */
const COMMITS = [
  'nomination.submit',
  'consent.give',
  'batch.handOver',
  'nomination.checkPass',
  'review.assign',
  'review.submit',
  'nomination.closeScores',
  'list.release',
  'objection.uphold',
  'meeting.confirm',
]

let folder: string
let whole: Played
let killed: Played

const play = async (name: string, trouble: Trouble): Promise<Played> => {
  const place = postgres ? { url: await emptyOn(postgres) } : { dataDir: join(folder, name) }
  return playCycle({ place, folder: join(folder, `${name}-files`) }, trouble)
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kills-'))
  whole = await play('whole', {})
  killed = await play('killed', { killAfter: COMMITS })
}, 1_200_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the bot, killed right after each of ten commits and before anybody heard of it', () => {
  test('was killed ten times', () => {
    expect([whole.killed, killed.killed]).toEqual([0, COMMITS.length])
  })

  test('left the same rows, the same messages, each once, and the same answers to every press', () => {
    expect(differences(whole.outcome, killed.outcome)).toEqual([])
  })

  test('left a record whose chain holds', () => {
    expect([whole.verified, killed.verified]).toEqual([true, true])
  })
})
