import { randomBytes } from 'node:crypto'
import { sealBody, signHeaders } from '../sandbox/server/push/webhook.ts'
import { CANDIDATES, CRITERIA, candidateOf, REVIEWERS, reviewerOf, TENANT } from './rows.ts'

export const KEYS = { encryptKey: 'bench encrypt key', verificationToken: 'bench token' }
export const PATH = '/webhook/event'

/** One press as the platform sends it, signed and encrypted. */
export type Wire = { headers: Record<string, string>; body: string }

type Action = { value: Record<string, unknown>; form_value?: Record<string, unknown> }

const wire = (reviewer: number, action: Action): Wire => {
  const body = sealBody(KEYS.encryptKey, {
    schema: '2.0',
    header: {
      event_id: randomBytes(16).toString('hex'),
      event_type: 'card.action.trigger',
      token: KEYS.verificationToken,
      create_time: String(Date.now() * 1000),
      tenant_key: TENANT,
      app_id: 'cli_0123456789abcdef',
    },
    event: {
      operator: { open_id: reviewerOf(reviewer).openId, tenant_key: TENANT },
      token: `c-${randomBytes(16).toString('hex')}`,
      action: { tag: 'button', name: 'press', ...action },
      host: 'im_message',
      context: { open_message_id: `om_${randomBytes(8).toString('hex')}`, open_chat_id: `oc_${reviewer}` },
    },
  })
  return {
    body,
    headers: { 'content-type': 'application/json', ...signHeaders(KEYS.encryptKey, body, Date.now()) },
  }
}

/** The `index`-th mark of the panel: neighbours are of different reviewers, candidates and criteria. */
export const markPress = (index: number): Wire => {
  const reviewer = index % REVIEWERS
  const nomination = candidateOf(Math.floor(index / REVIEWERS) % CANDIDATES)
  const criterion = CRITERIA[(index + Math.floor(index / (REVIEWERS * CANDIDATES))) % CRITERIA.length]
  const k = `k_${randomBytes(10).toString('hex')}`
  return wire(reviewer, { value: { c: 'review.mark', k, nomination, criterion, mark: 1 + (index % 5) } })
}

/** 提交评分 of the `index`-th seat; every seat must have been marked before. */
export const submitPress = (index: number): Wire => {
  const nomination = candidateOf(Math.floor(index / REVIEWERS) % CANDIDATES)
  const k = `k_${randomBytes(10).toString('hex')}`
  return wire(index % REVIEWERS, {
    value: { c: 'review.submit', k, nomination },
    form_value: { comment: '' },
  })
}
