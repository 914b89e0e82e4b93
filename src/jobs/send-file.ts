import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { ok } from '../domain/result.ts'
import { systemActor } from '../feishu/actor.ts'
import type { Feishu } from '../feishu/client.ts'
import { ATTEMPTS } from '../store/job-queue.ts'
import type { FileSource } from '../usecases/send-file.ts'
import type { Try } from './deliver.ts'
import { SAME_UUID_MS } from './tries.ts'

/**
 * What a job of the queue SEND_FILE carries. Use cases put one there by `enqueueFile` of src/usecases/send-file.ts.
 */
const fileJob = z.object({
  file: z.union([z.object({ attachment: z.string() }), z.object({ template: z.string() })]),
  to: z.union([z.object({ person: z.string() }), z.object({ chat: z.string() })]),
  uuid: z.string(),
  /** when it was asked for (epoch ms): no try was earlier, and the uuid holds for an hour */
  at: z.number().optional(),
})

type Asking = Pick<Try, 'attempt' | 'later'>
type Parts = { deps: Deps; feishu: Feishu }
type Content = { name: string; bytes: Buffer }

/**
 * Uploads and sends. A repeat uploads again, but is the same message by its uuid. Throws while nobody
 * knows; what may have been tried before the last hour is not sent again: whoever asked is told to look.
 */
export const sendFileJob = async (parts: Parts, data: unknown, { attempt, later }: Asking): Promise<void> => {
  const { to, at } = fileJob.parse(data)
  if (attempt > 1 && at !== undefined && parts.deps.now() - at > SAME_UUID_MS)
    return tell(parts.deps, to, '刚才要的文件不能确定有没有发出。没有收到的话，请再要一次。')
  try {
    await tryOnce(parts, data, later)
  } catch (error) {
    if (attempt < ATTEMPTS) throw error
    await tell(parts.deps, to, '刚才要的文件没有发出去，请稍后再要一次。')
  }
}

const tryOnce = async ({ deps, feishu }: Parts, data: unknown, later: Try['later']): Promise<void> => {
  const { file, to, uuid } = fileJob.parse(data)
  const address = await addressOf(deps, to)
  const content = await contentOf(deps, file)
  if (!address) return
  if (!content) {
    await tell(deps, to, '这个文件已经找不到了，请联系区总工会职工发展部。')
    return
  }
  const key = await feishu.upload(content.name, content.bytes)
  // Whoever asked for it waits for it.
  const sent = await feishu.sendFile(address, key, { uuid, lane: 0 })
  if (sent.state === 'later') return later(sent)
  if (sent.state === 'unknown') throw new Error(sent.why)
  if (sent.state === 'refused')
    await tell(deps, to, `“${content.name}”没有发出去（${sent.code}），请稍后再试。`)
}

type To = z.infer<typeof fileJob>['to']

const addressOf = async (deps: Deps, to: To) => {
  if ('chat' in to) return { kind: 'chat_id', id: to.chat } as const
  const person = await deps.store.read((tx) => tx.people.byId(to.person))
  return person?.openId ? ({ kind: 'open_id', id: person.openId } as const) : null
}

const contentOf = async (deps: Deps, file: FileSource): Promise<Content | null> => {
  if ('template' in file) {
    return deps.papers.nominationTemplate(file.template === '' ? {} : { fields: { unit: file.template } })
  }
  const row = await deps.store.read((tx) => tx.attachments.byId(file.attachment))
  const bytes = row?.hash ? await deps.blobs.get(row.hash) : null
  return row && bytes ? { name: row.name, bytes: Buffer.from(bytes) } : null
}

const tell = async (deps: Deps, to: To, line: string): Promise<void> => {
  await deps.store.change(systemActor(deps.now()), async (tx) => {
    tx.send({ to, show: { card: 'notice', about: { title: '文件没有发出', lines: [line] } } })
    return ok({})
  })
}
