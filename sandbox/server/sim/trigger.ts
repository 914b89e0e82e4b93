import type { Entry } from '../entries.ts'
import type { State } from '../state.ts'
import { unreadOf } from './overview.ts'
import { previewOf } from './preview.ts'

const messageShown = (state: State, id: string) => {
  const message = state.messages.get(id)
  return {
    id,
    chat: message?.chat ?? '',
    from: message?.from ?? '',
    at: new Date(message?.at ?? 0).toISOString(),
    line: message ? previewOf(state, message) : '',
  }
}

/** A file's content is not needed to know that it was sent. */
const withoutBytes = ({ args, ...did }: Extract<Entry, { kind: 'did' }>['data']) => {
  const { base64: _bytes, ...rest } = args as { base64?: string }
  return { ...did, args: rest }
}

/**
 * What a page needs to know of an entry so that it can fetch what it shows: who and where, one line of text, and
 * no card's body, envelope, request or response.
 */
export const triggerOf = (state: State, entry: Entry): unknown => {
  switch (entry.kind) {
    case 'message':
      return { messages: [messageShown(state, entry.data.message.id)] }
    case 'card':
      return { messages: (state.showing.get(entry.data.card) ?? []).map((id) => messageShown(state, id)) }
    case 'recall':
      return { messages: [messageShown(state, entry.data.message)] }
    case 'read':
      return { ...entry.data, unread: unreadOf(state, entry.data.person, entry.data.chat) }
    case 'delivery':
      return { id: entry.data.id, type: entry.data.type, by: entry.data.by }
    case 'attempt':
      return { delivery: entry.data.delivery, outcome: entry.data.attempt.outcome }
    case 'told':
      return { delivery: entry.data.delivery, person: entry.data.person }
    case 'call':
      return { op: entry.data.op, status: entry.data.status }
    case 'did':
      return withoutBytes(entry.data)
    case 'tenant':
    case 'resource':
    case 'update-token':
      return {}
    default:
      return entry.data
  }
}
