import type { FastifyRequest } from 'fastify'

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/**
 * Only programs on this machine and the sandbox's own page may drive it: a page of another origin must not,
 * nor one that resolved a name of its own to 127.0.0.1.
 */
export const isForeign = (request: FastifyRequest): boolean => {
  const { host = '', origin, 'sec-fetch-site': site } = request.headers
  if (!LOOPBACK.test(host)) return true
  if (site === 'cross-site' || site === 'same-site') return true
  return origin !== undefined && origin !== `http://${host}`
}
