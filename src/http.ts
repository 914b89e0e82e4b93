import Fastify, { type FastifyInstance } from 'fastify'

/** Who sends a request this slowly is not the platform, which waits 3 s for the answer. */
const REQUEST_LIMIT = 10_000

/** HTTP without any route yet; nothing it says of itself tells more than a sentence. */
export const createHttp = (): FastifyInstance => {
  const http = Fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    requestTimeout: REQUEST_LIMIT,
    // A stop waits for what runs, not for connections that are merely kept.
    forceCloseConnections: 'idle',
    routerOptions: {
      onBadUrl: (_path, _request, response) => {
        response.writeHead(400, { 'content-type': 'application/json; charset=utf-8' })
        response.end(JSON.stringify({ error: '地址无法识别' }))
      },
    },
  })
  http.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: '没有这个地址' }))
  closeWhenStopping(http)
  return http
}

/** Node keeps the connection of a request that ends after `close` began, and `close` waits for it. */
const closeWhenStopping = (http: FastifyInstance): void => {
  let stopping = false
  http.addHook('preClose', async () => {
    stopping = true
  })
  http.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
}
