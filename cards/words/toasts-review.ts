import type { ReviewToasts } from '../../src/domain/toasts-review.ts'

type Words = { [K in keyof ReviewToasts]: (facts: ReviewToasts[K]) => string }

const remindedWords = ({ sent, already }: ReviewToasts['reminded']): string => {
  if (sent === 0) return already === 0 ? '评分都已提交，不用催办' : `${already}位评委今天已催办过，明天再催`
  return already === 0 ? `已催办${sent}位评委` : `已催办${sent}位评委，另${already}位今天已催办过`
}

export const reviewToastWords: Words = {
  'score-submitted': ({ total }) => `已提交，总分 ${total}`,
  'score-reopened': () => '已修改，请重新提交评分，否则不计入',
  'candidate-sent': () => '评审卡片已发到下面',
  'nothing-to-score': () => '没有待评的人选了',
  'evidence-coming': ({ count }) => `${count}个附件马上发到下面`,
  recused: () => '已回避，不用评这位人选',
  skipped: () => '已放到后面，下一位已发到下面',
  'skipped-last': () => '已放到后面，没有别的人选了',
  reminded: remindedWords,
  'scores-closed': ({ count }) => `${count}位人选评分结束`,
  'scores-were-closed': () => '评分先前已经结束',
  'close-changed': () => '刚才又有评分提交或修改，请再看一遍',
  listed: ({ name }) => `${name}已列入名单`,
  unlisted: ({ name }) => `${name}已移出名单`,
  'listing-reason': () => '名次在前的还有人没列入，请写明理由',
}
