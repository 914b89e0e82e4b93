import { newId } from '../ids.ts'
import { sniffMime } from '../mime.ts'
import { BOT, type Message, type Resource } from '../model.ts'
import type { World } from '../world.ts'
import { knownMessage } from './messages.ts'
import { ApiRefusal, type ApiReply, must, type Route, type Upload } from './route.ts'

/** Bytes (feishu.md 5.4, 5.2). */
const MAX_IMAGE = 10 * 1024 * 1024
const MAX_FILE = 30 * 1024 * 1024
const MAX_DOWNLOAD = 100 * 1024 * 1024

const FILE_TYPES = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'])
const IMAGE_TYPES = /^image\/(jpeg|png|webp|gif|bmp|x-icon|tiff|heic)$/

/** Keeps bytes under a new key. */
export const keepResource = (
  world: World,
  file: { kind: Resource['kind']; name: string; owner: string; bytes: Buffer },
): Resource => {
  const { bytes, ...rest } = file
  const key = file.kind === 'image' ? newId.image() : newId.file()
  const sha256 = world.blobs.put(bytes)
  const resource = { key, ...rest, mime: sniffMime(bytes), size: bytes.length, sha256 }
  world.store.commit({ kind: 'resource', data: resource })
  return resource
}

const checkSize = (upload: Upload | undefined, max: number): Upload => {
  must(upload, 234001, 'Invalid request param: no file in the form.')
  must(upload.bytes.length > 0, 234010, "File's size can't be 0.")
  must(upload.bytes.length <= max, 234006, 'The file size exceed the max value.')
  return upload
}

const createImage: Route = {
  op: 'im.image.create',
  method: 'POST',
  path: '/open-apis/im/v1/images',
  handle: (world, { body, files }) => {
    const known = body.image_type === 'message' || body.image_type === 'avatar'
    must(known, 234001, 'Invalid request param: image_type')
    const { bytes, filename } = checkSize(files.image, MAX_IMAGE)
    must(IMAGE_TYPES.test(sniffMime(bytes)), 234011, "Can't regonize the image format.")
    const { key } = keepResource(world, { kind: 'image', name: filename, owner: BOT, bytes })
    return { data: { image_key: key } }
  },
}

const createFile: Route = {
  op: 'im.file.create',
  method: 'POST',
  path: '/open-apis/im/v1/files',
  handle: (world, { body, files }) => {
    must(FILE_TYPES.has(String(body.file_type)), 234001, 'Invalid request param: file_type')
    must(
      typeof body.file_name === 'string' && body.file_name !== '',
      234001,
      'Invalid request param: file_name',
    )
    const { bytes } = checkSize(files.file, MAX_FILE)
    const { key } = keepResource(world, { kind: 'file', name: body.file_name, owner: BOT, bytes })
    return { data: { file_key: key } }
  },
}

const download = (world: World, resource: Resource): ApiReply => {
  must(resource.size <= MAX_DOWNLOAD, 234037, 'Downloaded file size exceeds limit.')
  const bytes = world.blobs.get(resource.sha256)
  if (!bytes) throw new ApiRefusal(234000, 'Internal error.', 500)
  return { bytes, name: resource.name, mime: resource.mime }
}

/** Only what this bot uploaded. */
const ownUpload = (world: World, key: string | undefined, kind: Resource['kind']): Resource => {
  const resource = world.store.state.resources.get(key ?? '')
  must(resource?.kind === kind, 234001, `Invalid request param: ${kind}_key`)
  must(resource.owner === BOT, 234008, 'The app is not the resource sender.')
  return resource
}

const getImage: Route = {
  op: 'im.image.get',
  method: 'GET',
  path: '/open-apis/im/v1/images/:image_key',
  handle: (world, { params }) => download(world, ownUpload(world, params.image_key, 'image')),
}

const getFile: Route = {
  op: 'im.file.get',
  method: 'GET',
  path: '/open-apis/im/v1/files/:file_key',
  handle: (world, { params }) => download(world, ownUpload(world, params.file_key, 'file')),
}

const contentKey = (message: Message): string | undefined => {
  const { image_key, file_key } = JSON.parse(message.content) as { image_key?: string; file_key?: string }
  return image_key ?? file_key
}

const messageResource: Route = {
  op: 'im.messageResource.get',
  method: 'GET',
  path: '/open-apis/im/v1/messages/:message_id/resources/:file_key',
  handle: (world, { params, query }) => {
    const { messages, chats, resources } = world.store.state
    const message = messages.get(params.message_id ?? '')
    const inChat = message && chats.get(message.chat)?.members.includes(BOT)
    must(!message || inChat, 234004, 'The app is not in the chat where the message is located.')
    const { type } = knownMessage(world, params.message_id)
    must(type !== 'interactive', 234043, 'Unsupported message type.')
    const resource = resources.get(params.file_key ?? '')
    const matches = message && (type === 'image' || type === 'file') && contentKey(message) === resource?.key
    must(resource && matches, 234003, 'File not in msg.')
    must(query.type === resource.kind, 234001, 'Invalid request param: type')
    return download(world, resource)
  },
}

export const resourceRoutes: Route[] = [createImage, createFile, getImage, getFile, messageResource]
