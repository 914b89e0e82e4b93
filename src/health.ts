import type { FastifyInstance } from 'fastify'

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, else 503 with the reasons, a sentence each.
 * @param problems what is missing now; empty when nothing is
 */
export const registerHealth = (http: FastifyInstance, problems: () => Promise<string[]>): void => {
  http.get('/healthz', async () => ({ ok: true }))
  http.get('/readyz', async (_request, reply) => {
    const found = await problems()
    return found.length === 0 ? { ok: true } : reply.code(503).send({ ok: false, problems: found })
  })
}

/** A probe gives up after a few seconds and then knows less than we do. */
const ANSWER_LIMIT = 2_000

/** Whether the question was answered in time. */
export const answers = async (question: () => Promise<unknown>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_LIMIT)
  })
  const answered = question().then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late]).finally(() => clearTimeout(timer))
}
