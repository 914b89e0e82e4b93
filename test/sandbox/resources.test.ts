import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { refusalOf } from '../support/echo-bot.ts'
import type { SimClient } from '../support/sim.ts'
import { smallCard, startTenant } from '../support/tenant.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Download = { getReadableStream: () => Readable; headers: Record<string, string> }

const bytesOf = async (download: Download): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of download.getReadableStream()) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

type FileContent = { file_key: string; file_name: string; image_key: string }

/** What the bot was told about the first file that somebody sent. */
const firstFile = async (sim: SimClient) => {
  const [delivery] = await sim.deliveries({ type: 'im.message.receive_v1' })
  const message = delivery?.envelope.event.message as { message_type: string; content: string } | undefined
  if (!message) throw new Error('the bot heard of no message')
  return { message_type: message.message_type, ...(JSON.parse(message.content) as FileContent) }
}

/** A refused download answers an unread stream: its body is read by hand. */
const refusedDownload = async (call: Promise<unknown>): Promise<number> => {
  const error = await call.then(
    () => {
      throw new Error('the download was not refused')
    },
    (reason: unknown) => reason as { response: { data: AsyncIterable<Uint8Array> } },
  )
  const parts: Uint8Array[] = []
  for await (const part of error.response.data) parts.push(part)
  return (JSON.parse(Buffer.concat(parts).toString('utf8')) as { code: number }).code
}

test('a file that a person sent is downloaded byte for byte', async () => {
  const { client, sim } = await startTenant()
  const bytes = Buffer.from('姓名：王建国')
  const sent = await sim.sendFile('周敏', { name: '推荐表 王建国.docx', bytes })
  const { message_type, file_key, file_name } = await firstFile(sim)

  const got = await client.im.v1.messageResource.get({
    path: { message_id: sent.id, file_key },
    params: { type: 'file' },
  })

  expect({ message_type, file_name }).toEqual({ message_type: 'file', file_name: '推荐表 王建国.docx' })
  expect(await bytesOf(got)).toEqual(bytes)
})

test('a picture goes as an image message', async () => {
  const { client, sim } = await startTenant()
  const sent = await sim.sendFile('周敏', { name: '签字.png', bytes: PNG })
  const { image_key } = await firstFile(sim)
  const path = { message_id: sent.id, file_key: image_key }

  const got = await client.im.v1.messageResource.get({ path, params: { type: 'image' } })

  expect(sent.kind).toBe('image')
  expect(await bytesOf(got)).toEqual(PNG)
})

test('a key of another message, a card, and a chat without the bot are refused', async () => {
  const { client, send, sim, openIdOf } = await startTenant()
  const sent = await sim.sendFile('周敏', { name: '证书.pdf', bytes: Buffer.from('%PDF-1.7') })
  const other = await sim.sendFile('周敏', { name: '别的.pdf', bytes: Buffer.from('%PDF-1.4') })
  const group = await sim.sendFile('林晓', { name: '群.pdf', bytes: PNG, chat: '海淀职工之家' })
  const card = await send(openIdOf('周敏'), smallCard('待审'))
  const { file_key } = await firstFile(sim)
  const code = (message_id = '') =>
    refusedDownload(
      client.im.v1.messageResource.get({ path: { message_id, file_key }, params: { type: 'file' } }),
    )

  expect(sent.id).not.toBe(other.id)
  expect(await code(other.id)).toBe(234003)
  expect(await code(card.data?.message_id)).toBe(234043)
  expect(await code(group.id)).toBe(234004)
})

test('an uploaded file is sent and opened by the person, from a buffer or a stream', async () => {
  const { client, send, sim, openIdOf } = await startTenant()
  const bytes = Buffer.from('PK\u0003\u0004空白表')
  const uploads = [bytes, Readable.from([bytes])]

  for (const file of uploads) {
    const uploaded = await client.im.v1.file.create({
      data: { file_type: 'stream', file_name: '推荐表.docx', file: file as Buffer },
    })
    await send(openIdOf('周敏'), { file_key: uploaded?.file_key }, { msg_type: 'file' })
    const message = await sim.lastMessage('周敏')
    expect(message.file).toEqual({ name: '推荐表.docx', size: bytes.length })
    expect(await sim.file('周敏', message.id)).toEqual(bytes)
  }
})

test('an uploaded image shows in a card; an unknown key refuses the card', async () => {
  const { client, send, openIdOf } = await startTenant()
  const uploaded = await client.im.v1.image.create({ data: { image_type: 'message', image: PNG } })
  const withImage = (img_key = '') => ({
    schema: '2.0',
    body: { elements: [{ tag: 'img', img_key, alt: { tag: 'plain_text', content: '签字' } }] },
  })

  expect((await send(openIdOf('周敏'), withImage(uploaded?.image_key))).code).toBe(0)
  const { code, msg } = await refusalOf(send(openIdOf('周敏'), withImage('img_v3_unknown')))
  expect({ code, sub: msg.includes('ErrCode: 200570') }).toEqual({ code: 230099, sub: true })
})

test('the bot downloads its own uploads', async () => {
  const { client } = await startTenant()
  const image = await client.im.v1.image.create({ data: { image_type: 'message', image: PNG } })
  const file = await client.im.v1.file.create({
    data: { file_type: 'pdf', file_name: '公示.pdf', file: Buffer.from('%PDF-1.7') },
  })

  const gotImage = await client.im.v1.image.get({ path: { image_key: image?.image_key ?? '' } })
  const gotFile = await client.im.v1.file.get({ path: { file_key: file?.file_key ?? '' } })

  expect(await bytesOf(gotImage)).toEqual(PNG)
  expect(await bytesOf(gotFile)).toEqual(Buffer.from('%PDF-1.7'))
})

test('an empty file, a picture that is none, and too many bytes are refused', async () => {
  const { client } = await startTenant()
  const file = (bytes: Buffer) =>
    client.im.v1.file.create({ data: { file_type: 'stream', file_name: '表.docx', file: bytes } })
  const image = (bytes: Buffer) =>
    client.im.v1.image.create({ data: { image_type: 'message', image: bytes } })

  expect((await refusalOf(file(Buffer.alloc(0)))).code).toBe(234010)
  expect((await refusalOf(file(Buffer.alloc(30 * 1024 * 1024 + 1)))).code).toBe(234006)
  expect((await refusalOf(image(Buffer.from('not a picture')))).code).toBe(234011)
})

test('what people upload is served as an attachment that no browser sniffs', async () => {
  const { sandbox, sim } = await startTenant()
  const sent = await sim.sendFile('周敏', { name: '页面.html', bytes: Buffer.from('<script>1</script>') })

  const { headers } = await fetch(`${sandbox.url}/_sim/people/zhoumin/files/${sent.id}`)

  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E9%A1%B5%E9%9D%A2.html")
  expect(headers.get('content-type')).toBe('application/octet-stream')
})
