import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { smallCard, startTenant } from '../support/tenant.ts'

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('a restarted sandbox has its chats, cards, files and app where they were', async () => {
  const dataDir = folder()
  const before = await startTenant({ dataDir })
  const sent = await before.send(before.openIdOf('周敏'), smallCard('待审'))
  await before.client.im.v1.message.patch({
    path: { message_id: sent.data?.message_id ?? '' },
    data: { content: JSON.stringify(smallCard('已审')) },
  })
  const file = await before.sim.sendFile('周敏', { name: '表.docx', bytes: Buffer.from('王建国') })
  await before.sim.createChat({ name: '评审群', members: ['林晓', 'bot'] })
  await before.sim.idle()
  const seen = await before.sim.messages('周敏')
  const { chats, people, app } = await before.sim.state()
  await before.sandbox.close()

  const after = await startTenant({ dataDir })

  expect(after.sandbox.credentials).toEqual(before.sandbox.credentials)
  expect(await after.sim.messages('周敏')).toEqual(seen)
  expect(await after.sim.file('周敏', file.id)).toEqual(Buffer.from('王建国'))
  expect(await after.sim.state()).toMatchObject({ chats, people, app })
})

test('a restarted sandbox remembers uuids and honours its tokens', async () => {
  const dataDir = folder()
  const before = await startTenant({ dataDir })
  const notice = { msg_type: 'text', uuid: 'job-7' }
  const first = await before.send(before.openIdOf('周敏'), { text: '通知' }, notice)
  const token = await fetch(`${before.sandbox.url}/open-apis/auth/v3/tenant_access_token/internal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      app_id: before.sandbox.credentials.appId,
      app_secret: before.sandbox.credentials.appSecret,
    }),
  })
  const { tenant_access_token } = (await token.json()) as { tenant_access_token: string }
  await before.sandbox.close()

  const after = await startTenant({ dataDir })
  const second = await after.send(after.openIdOf('周敏'), { text: '通知' }, notice)
  const authorization = `Bearer ${tenant_access_token}`
  const info = await fetch(`${after.sandbox.url}/open-apis/bot/v3/info`, { headers: { authorization } })

  expect(second.data?.message_id).toBe(first.data?.message_id)
  expect(info.status).toBe(200)
})

test('an event that waited for its retry still comes, and the clock stands where it stood', async () => {
  const dataDir = folder()
  const before = await startTenant({ dataDir, clock: 'frozen', startAt: '2026-04-15T09:00:00+08:00' })
  await before.sim.clock({ advance: '3d' })
  await before.sim.say('周敏', '首页')
  await before.sim.idle()
  await before.sandbox.close()

  const after = await startTenant({ dataDir, clock: 'frozen' })
  expect((await after.sim.state()).now).toBe('2026-04-18T01:00:00.000Z')
  const heard: unknown[] = []
  await after.bot({ 'im.message.receive_v1': (event) => heard.push(event.event_id) })
  await after.sim.clock({ advance: '15s' })

  expect(heard).toEqual((await after.sim.deliveries()).map(({ eventId }) => eventId))
})

test('a real clock keeps its offset over a restart', async () => {
  const dataDir = folder()
  const before = await startTenant({ dataDir })
  await before.sim.clock({ advance: '30d' })
  await before.sandbox.close()

  const after = await startTenant({ dataDir })
  const ahead = Date.parse((await after.sim.state()).now) - Date.now()

  expect(Math.round(ahead / 60_000)).toBe(30 * 24 * 60)
})

test('a last line cut short by a kill is forgotten, nothing else is', async () => {
  const dataDir = folder()
  const before = await startTenant({ dataDir })
  await before.sim.say('周敏', '首页')
  await before.sim.idle()
  await before.sandbox.close()
  appendFileSync(join(dataDir, 'journal.jsonl'), '{"kind":"message","data":{"mess')

  const once = await startTenant({ dataDir })
  await once.sim.say('周敏', '帮助')
  await once.sim.idle()
  await once.sandbox.close()
  const twice = await startTenant({ dataDir })

  expect((await twice.sim.messages('周敏')).map(({ text }) => text)).toEqual(['首页', '帮助'])
})

test('a reset begins the journal anew, with the same app', async () => {
  const dataDir = folder()
  const before = await startTenant({ dataDir })
  await before.sim.say('周敏', '首页')
  await before.sim.leave('陆萍')
  await before.sim.idle()

  await before.sim.reset('review')
  await before.sandbox.close()
  const after = await startTenant({ dataDir })

  expect(after.sandbox.credentials).toEqual(before.sandbox.credentials)
  expect(await after.sim.messages('周敏')).toEqual([])
  const state = await after.sim.state()
  expect(state.people.filter(({ left }) => left)).toEqual([])
  expect(state.seed).toBe('review')
})
