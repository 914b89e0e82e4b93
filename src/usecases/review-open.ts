import type { Usecase } from '../deps.ts'
import { ok } from '../domain/result.ts'

/** Each shows a card again; what the presser may see of it, the loader says. */
export const openQueue: Usecase<{ page: number }> = async (_deps, _actor, { page }) =>
  ok({ show: { card: 'review-task', about: { page } } })

export const openProgress: Usecase<Record<never, never>> = async () =>
  ok({ show: { card: 'review-progress', about: {} } })

export const openClose: Usecase<Record<never, never>> = async () =>
  ok({ show: { card: 'review-close', about: {} } })

export const openRanking: Usecase<{ page?: number }> = async (_deps, _actor, { page = 0 }) =>
  ok({ show: { card: 'ranking', about: { page } } })
