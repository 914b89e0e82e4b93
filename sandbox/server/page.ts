import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const DIST = fileURLToPath(new URL('../page/dist/', import.meta.url))
const NOT_BUILT = '沙箱的页面还没有构建：请运行 npm run page'

/** Nothing from elsewhere, and nothing that a card could smuggle in as a script. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  // VChart and Preact set styles on elements.
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves the built page under `/sandbox/`; without one a sentence says how to build it. */
export const registerPage = async (app: FastifyInstance): Promise<void> => {
  app.get('/', (_request, reply) => reply.redirect('/sandbox/'))
  if (!existsSync(`${DIST}index.html`)) {
    app.get('/sandbox/*', (_request, reply) =>
      reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: DIST,
    prefix: '/sandbox/',
    setHeaders: (reply, path) => {
      reply.header('content-security-policy', POLICY)
      reply.header('x-content-type-options', 'nosniff')
      reply.header('referrer-policy', 'no-referrer')
      // Assets carry a hash of their content in the name; the document does not.
      reply.header('cache-control', path.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache')
    },
  })
}
