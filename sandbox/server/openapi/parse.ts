import type {} from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { ApiRequest, Upload } from './route.ts'

/** A Buffer part of the SDK has no filename, a stream has one: both are files (feishu.md 6.1). */
const readMultipart = async (request: FastifyRequest): Promise<Pick<ApiRequest, 'body' | 'files'>> => {
  const body: Record<string, unknown> = {}
  const files: Record<string, Upload> = {}
  for await (const part of request.parts()) {
    if (part.type === 'field') body[part.fieldname] = part.value
    else files[part.fieldname] = { filename: part.filename ?? '', bytes: await part.toBuffer() }
  }
  return { body, files }
}

/** Reads JSON or multipart. */
export const readRequest = async (request: FastifyRequest): Promise<ApiRequest> => {
  const multipart = request.isMultipart()
  const content = multipart
    ? await readMultipart(request)
    : { body: { ...((request.body ?? {}) as Record<string, unknown>) }, files: {} }
  return {
    params: request.params as ApiRequest['params'],
    query: request.query as ApiRequest['query'],
    ...content,
  }
}

/** The request as the wire log keeps it: no secret, no bytes. */
export const loggable = (request: ApiRequest): unknown => {
  const files = Object.entries(request.files).map(([field, { filename, bytes }]) => ({
    field,
    filename,
    size: bytes.length,
  }))
  const secretless = 'app_secret' in request.body ? { ...request.body, app_secret: '***' } : request.body
  return files.length > 0 ? { ...secretless, files } : secretless
}
