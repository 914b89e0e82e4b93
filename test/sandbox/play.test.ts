import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { StartPlay } from '../../sandbox/server/sim/play.ts'
import { startTenant } from '../support/tenant.ts'

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'play-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A story that does nothing by itself: the test tells it, and says when it ends. */
const story = () => {
  const log: string[] = []
  const ends: ((why?: string) => void)[] = []
  const play: StartPlay = (url, ended) => {
    log.push(`started ${new URL(url).hostname}`)
    ends.push(ended)
    return { stop: async () => void log.push('stopped') }
  }
  return { play, log, ends: (why?: string) => ends.at(-1)?.(why) }
}

type Entry = { kind: string; data: Record<string, unknown> }

/** What is in the feed now. */
const entries = async (url: string, seq: number): Promise<Entry[]> => {
  const abort = new AbortController()
  const response = await fetch(`${url}/_sim/events`, { signal: abort.signal })
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes(`id: ${seq}\n`) && text.endsWith('\n\n')) break
  }
  abort.abort()
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '') as Entry)
}

const playEntries = async (url: string, seq: number) =>
  (await entries(url, seq)).filter(({ kind }) => kind === 'play').map(({ data }) => data)

test('a sandbox without a story says so', async () => {
  const { sim } = await startTenant()
  expect(await sim.play.look()).toEqual({ state: 'absent', speed: 1 })
  await expect(sim.play.start()).rejects.toThrow('这个沙箱没有带演示')
  await expect(sim.play.pace({ paused: true })).rejects.toThrow('现在没有在播放的演示')
  await expect(sim.play.told({ line: '林晓' })).rejects.toThrow('现在没有在播放的演示')
})

test('what the story tells goes into the feed, with the ids of who acts and where', async () => {
  const { play, log } = story()
  const { sandbox, sim, chatOf } = await startTenant({ play })

  expect(await sim.play.start(3)).toEqual({ state: 'playing', speed: 3 })
  await expect(sim.play.start()).rejects.toThrow('演示正在播放')
  await sim.play.told({ chapter: '推荐' })
  await sim.play.told({ act: '按“提交”', actor: '周敏', button: '提交', message: 'om_1' })
  await sim.play.told({ line: '周敏提交了。' })
  await sim.play.told({ act: '按“我有异议”', actor: '秦岭', chat: '海淀职工之家' })
  await sim.play.told({ chapter: '公示' })

  const { people, chats, seq } = await sim.state()
  const idOf = (name: string) => people.find((person) => person.name === name)?.id
  const ofZhou = chats.find(({ kind, name }) => kind === 'p2p' && name === '周敏')?.id
  const on = { state: 'playing', speed: 3 }
  const zhou = { act: '按“提交”', actor: idOf('周敏'), chat: ofZhou, button: '提交', message: 'om_1' }
  const qin = { act: '按“我有异议”', actor: idOf('秦岭'), chat: chatOf('海淀职工之家') }
  expect(await playEntries(sandbox.url, seq)).toEqual([
    on,
    { ...on, chapter: '推荐' },
    { ...on, chapter: '推荐', ...zhou },
    { ...on, chapter: '推荐', line: '周敏提交了。' },
    { ...on, chapter: '推荐', line: '周敏提交了。', ...qin },
    { ...on, chapter: '公示' },
  ])
  expect(await sim.play.look()).toEqual({ ...on, chapter: '公示' })
  await expect(sim.play.told({ act: '说', actor: '无此人' })).rejects.toThrow('没有“无此人”这个人')
  expect(log).toEqual(['started 127.0.0.1'])
})

test('it is paused, quickened, stopped and started again', async () => {
  const { play, log } = story()
  const { sim } = await startTenant({ play })
  await sim.play.start()
  expect(await sim.play.pace({ paused: true })).toEqual({ state: 'paused', speed: 1 })
  expect(await sim.play.pace({ speed: 2 })).toEqual({ state: 'paused', speed: 2 })
  expect(await sim.play.pace({ paused: false })).toEqual({ state: 'playing', speed: 2 })
  await expect(sim.play.pace({ speed: 0 })).rejects.toThrow('速度要在')
  expect(await sim.play.stop()).toEqual({ state: 'idle', speed: 2 })
  expect(await sim.play.stop()).toEqual({ state: 'idle', speed: 2 })
  await sim.play.start()
  expect(log).toEqual(['started 127.0.0.1', 'stopped', 'started 127.0.0.1'])
})

test('it ends by itself, or breaks off with a sentence', async () => {
  const { play, ends } = story()
  const { sim } = await startTenant({ play })
  await sim.play.start()
  await sim.play.told({ chapter: '收尾' })
  ends()
  expect(await sim.play.look()).toEqual({ state: 'ended', speed: 1, chapter: '收尾' })

  expect(await sim.play.start()).toEqual({ state: 'playing', speed: 1 })
  ends('林晓按“提交”被拒')
  const error = '演示中断了：林晓按“提交”被拒'
  expect(await sim.play.look()).toEqual({ state: 'failed', speed: 1, error })
})

test('a story that was stopped says nothing any more', async () => {
  const { play, ends } = story()
  const { sim } = await startTenant({ play })
  await sim.play.start()
  await sim.play.stop()
  ends('演示的程序意外结束（SIGKILL）')
  expect(await sim.play.look()).toEqual({ state: 'idle', speed: 1 })
})

test('the story begins in an empty tenant at its own time; whoever resets the tenant ends the story', async () => {
  const { play, log } = story()
  const { sandbox, sim } = await startTenant({ play })
  await sim.say('周敏', '首页')
  await sim.play.start()
  await sim.play.stage('2026-03-02T09:00:00+08:00')
  const { now, seed, seq } = await sim.state()
  expect([now.slice(0, 16), seed]).toEqual(['2026-03-02T01:00', 'empty'])
  expect(await sim.messages('周敏')).toEqual([])
  expect(await playEntries(sandbox.url, seq)).toEqual([{ state: 'playing', speed: 1 }])

  await sim.reset('district')
  expect(await sim.play.look()).toEqual({ state: 'idle', speed: 1 })
  expect(log).toEqual(['started 127.0.0.1', 'stopped'])
})

for (const how of ['stopped', 'killed'])
  test(`after a sandbox was ${how} in the middle of a story, nobody plays any more`, async () => {
    const [dataDir, kept] = [folder(), folder()]
    const { play, log } = story()
    const before = await startTenant({ dataDir, play })
    await before.sim.play.start()
    await before.sim.play.told({ chapter: '推荐' })
    cpSync(dataDir, kept, { recursive: true })
    await before.sandbox.close()
    expect(log).toEqual(['started 127.0.0.1', 'stopped'])

    const { sandbox, sim } = await startTenant({ dataDir: how === 'killed' ? kept : dataDir, play })
    expect(await sim.play.look()).toEqual({ state: 'idle', speed: 1 })
    const { seq } = await sim.state()
    expect((await playEntries(sandbox.url, seq)).at(-1)).toMatchObject({ state: 'idle' })
  })
