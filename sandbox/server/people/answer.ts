import type { Problem } from '../../cards/validate.ts'
import { validateCard } from '../../cards/validate.ts'
import type { Attempt, CardBody } from '../model.ts'
import { cardContext } from '../openapi/send.ts'
import type { State } from '../state.ts'

export type Toast = { type: 'info' | 'success' | 'error' | 'warning'; content: string }

/** What a callback's answer means for the person; `problems` is for the wire log. */
export type Judged = { toast?: Toast; card?: CardBody; error?: string; problems?: Problem[] }

/** The platform's codes for a failed callback (feishu.md 2.2), in our own words. */
const SENTENCES = {
  200340: '操作失败：应用没有连接，请稍后再试（200340）',
  200341: '操作失败：应用没有在 3 秒内回应（200341）',
  200671: '操作失败：应用出错了（200671）',
  200672: '操作失败：应用的回应格式不对（200672）',
  200673: '操作失败：应用返回的卡片有误（200673）',
  200830: '操作失败：新版卡片不能换成旧版卡片（200830）',
} as const

const failed = (code: keyof typeof SENTENCES, problems?: Problem[]): Judged => ({
  error: SENTENCES[code],
  ...(problems && { problems }),
})

const TOAST_TYPES = new Set(['info', 'success', 'error', 'warning'])

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readToast = (value: unknown): Toast | undefined => {
  if (!isObject(value)) return undefined
  const { type = 'info', content, i18n } = value
  const chinese = isObject(i18n) ? i18n.zh_cn : undefined
  const text = chinese ?? content
  if (typeof text !== 'string' || !TOAST_TYPES.has(String(type))) return undefined
  return { type: type as Toast['type'], content: text }
}

const readCard = (state: State, value: unknown): Judged => {
  if (!isObject(value) || value.type !== 'raw' || !isObject(value.data)) return failed(200672)
  if (value.data.schema !== '2.0') return failed(200830)
  const verdict = validateCard(value.data, cardContext(state))
  return verdict.ok ? { card: value.data } : failed(200673, verdict.problems)
}

const readAnswer = (state: State, answer: unknown): Judged => {
  if (answer === undefined) return {}
  if (!isObject(answer)) return failed(200672)
  const toast = readToast(answer.toast)
  if (answer.toast !== undefined && !toast) return failed(200672)
  if (answer.card === undefined) return toast ? { toast } : {}
  const card = readCard(state, answer.card)
  return card.error ? card : { ...card, ...(toast && { toast }) }
}

/** Reads what came back for one press, as the person's client would. */
export const judgeAnswer = (state: State, attempt: Attempt): Judged => {
  if (attempt.outcome === 'offline') return failed(200340)
  if (attempt.outcome === 'timeout') return failed(200341)
  if (attempt.outcome === 'failed') return failed(200671)
  return readAnswer(state, attempt.answer)
}
