import type { SimRule } from '../../contract.ts'
import { callWords, eventWords } from './words.ts'

const whenWords = ({ when = {} }: SimRule): string => {
  const side = when.kind === 'callback' ? '每个回调' : when.kind === 'event' ? '每个事件' : undefined
  const what =
    (when.op && `“${callWords(when.op)}”`) ??
    (when.event_type && `“${eventWords(when.event_type)}”`) ??
    when.path ??
    side
  return [when.user && `给 ${when.user} 的`, what].filter(Boolean).join('') || '每次'
}

const refusalWords = (refuse: SimRule['effect']['wsRefuse']): string | undefined =>
  refuse && `拒绝长连接（${'status' in refuse ? `HTTP ${refuse.status}` : refuse.code}）`

const callWordsOf = ({ status, reset, answerLost, truncate, staleToken }: SimRule['effect']) => [
  status !== undefined && `回应 HTTP ${status}`,
  reset && '途中断开，没有执行',
  answerLost && '执行了，回应丢失',
  truncate && '执行了，回应只到一半',
  staleToken && '令牌失效',
]

const pushWordsOf = ({ drop, ackLost, duplicate, reorder, split, ...rest }: SimRule['effect']) => [
  drop && '途中丢失',
  ackLost && '送到了，回答丢失',
  duplicate !== undefined && `多送 ${duplicate} 遍`,
  reorder !== undefined && `让后来的 ${reorder} 个先到`,
  split !== undefined && `拆成 ${split} 帧${rest.shuffled ? '、打乱顺序' : ''}`,
  rest.wsDrop && '长连接断开',
  rest.halfOpen && '长连接假死',
]

const effectWords = ({ effect }: SimRule): string =>
  [
    effect.delay !== undefined && `晚 ${effect.delay} 毫秒`,
    ...callWordsOf(effect),
    ...pushWordsOf(effect),
    refusalWords(effect.wsRefuse),
  ]
    .filter(Boolean)
    .join('、')

/** One rule in words: `每次 · 5% · 60 秒内 · 回应 HTTP 429`. */
export const ruleWords = (rule: SimRule): string => {
  const chance = rule.probability === undefined ? '' : ` · ${Math.round(rule.probability * 100)}%`
  const during = rule.lasts === undefined ? '' : ` · ${Math.round(rule.lasts / 1000)} 秒内`
  return `${whenWords(rule)}${chance}${during} · ${effectWords(rule)}`
}
