import type { ItemVerdict } from '../../src/domain/checks.ts'
import type { CheckToasts } from '../../src/domain/toasts-check.ts'
import { checkItemWords, itemVerdictWords } from './checks.ts'
import { dateWords } from './measures.ts'

type Words = { [K in keyof CheckToasts]: (facts: CheckToasts[K]) => string }

const itemWord = (item: string): string =>
  Object.hasOwn(checkItemWords, item) ? checkItemWords[item as keyof typeof checkItemWords] : item
const verdictWord = (verdict: string): string =>
  Object.hasOwn(itemVerdictWords, verdict) ? itemVerdictWords[verdict as ItemVerdict] : verdict

export const checkToastWords: Words = {
  included: (f) => `已把${f.name}纳入汇总`,
  excluded: (f) => `已把${f.name}移出这一批`,
  held: (f) => `${f.name}已暂缓`,
  'returned-to-officer': (f) => `已退回${f.name}的申报，经办人会收到理由`,
  'order-saved': (f) => `已保存${f.count}人的先后和理由`,
  'handed-over': (f) => `第${f.number}批${f.count}人已上报`,
  'item-said': (f) => `${itemWord(f.item)}：${verdictWord(f.verdict)}`,
  'note-saved': (f) => `${itemWord(f.item)}：说明已保存`,
  'check-passed': (f) => `${f.name}资格审核通过`,
  'check-failed': (f) => `${f.name}资格审核不通过，已告知经办人`,
  'check-returned': (f) => `已退回补正，请${f.name}的经办人在${dateWords(f.due)}前补齐`,
  'check-reversed': (f) => `${f.name}已重新进入资格审核`,
}
