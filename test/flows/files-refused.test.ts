import { expect, test } from 'vitest'
import { zipOf } from '../reports/zip-writer.ts'
import { entriesOf, filesOf, lastCard, pdf, say, send } from '../support/files.ts'
import { createWorld } from '../support/world.ts'

const MB = 1024 * 1024
const document = (xml: Buffer | string) =>
  zipOf([
    {
      name: '[Content_Types].xml',
      data: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    { name: 'word/document.xml', data: xml },
  ])

const refused = [
  {
    what: 'an archive that unpacks to 30 MB, named as a form',
    name: '推荐表.docx',
    bytes: document(Buffer.alloc(30 * MB, 32)),
    code: 'F05',
    why: 'file-bomb',
  },
  {
    what: '40 MB',
    name: '扫描件.pdf',
    bytes: Buffer.concat([pdf(1), Buffer.alloc(40 * MB)]),
    code: 'F01',
    why: 'file-too-large',
  },
  {
    what: 'a damaged document',
    name: '推荐表.docx',
    bytes: document('<w:document><w:body>').subarray(0, 200),
    code: 'F04',
    why: 'file-unreadable',
  },
  {
    what: 'a program',
    name: '工具.exe',
    bytes: Buffer.concat([Buffer.from('4d5a900003', 'hex'), Buffer.alloc(400, 7)]),
    code: 'F02',
    why: 'file-type',
  },
]

test.each(refused)('$what is refused in words and changes nothing', async ({ name, bytes, code, why }) => {
  const world = await createWorld()
  await say(world, '周敏', '推荐 王建国 数控车工')
  await say(world, '周敏', '改 勇挑重担')
  const before = await entriesOf(world)
  await send(world, '周敏', { name, bytes })
  const card = await lastCard(world, '周敏')
  expect(card).toContain(`没有收下 ${name}：`)
  expect(card).toContain(`（${code}）`)
  expect(await filesOf(world)).toEqual([{ name, state: 'refused', purpose: 'unplaced', why }])
  expect(await entriesOf(world)).toEqual(before)
})

test('the same event twice is one file and one card', async () => {
  const world = await createWorld()
  await say(world, '周敏', '推荐 王建国 数控车工')
  await say(world, '周敏', '改 勇挑重担')
  const before = (await world.sim.cards('周敏')).length
  await world.sim.fault({ when: { event_type: 'im.message.receive_v1' }, times: 1, effect: { duplicate: 1 } })
  await send(world, '周敏', { name: '一.pdf', bytes: pdf(1) })
  expect((await entriesOf(world))[0]?.evidence).toEqual(['一.pdf@F1.1'])
  expect((await world.sim.cards('周敏')).length).toBe(before + 1)
})

test('bytes that were not fetched before the bot stopped are fetched when it runs again', async () => {
  const world = await createWorld()
  await say(world, '周敏', '推荐 王建国 数控车工')
  await say(world, '周敏', '改 勇挑重担')
  await world.sim.sendFile('周敏', { name: '一.pdf', bytes: pdf(1) })
  await world.restartBot()
  await world.sim.idle()
  expect((await entriesOf(world))[0]?.evidence).toEqual(['一.pdf@F1.1'])
  expect(await lastCard(world, '周敏')).toContain('已收到 一.pdf')
})
