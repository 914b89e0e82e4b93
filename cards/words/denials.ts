import type { DenialKey } from '../../src/domain/denials.ts'
import type { Denial } from '../../src/domain/result.ts'
import { denialCodes } from './denial-codes.ts'
import { readFacts, type Say } from './denial-types.ts'
import { afterSentences } from './denials-after.ts'
import { entrySentences } from './denials-entry.ts'
import { peopleSentences } from './denials-people.ts'
import { reviewSentences } from './denials-review.ts'

const sentences: Readonly<Record<DenialKey, Say>> = {
  ...peopleSentences,
  ...entrySentences,
  ...reviewSentences,
  ...afterSentences,
}

/**
 * A refusal in words: what happened, what to do next, the article where there is one, and the short code:
 * '请先选择推荐方式（第三条）。（B03）'. Facts may be absent; the sentence reads well without them.
 */
export function denialSentence(denial: Denial): string {
  const say = sentences[denial.key]
  const said = typeof say === 'function' ? say(readFacts(denial.facts)) : say
  const { code, article }: { code: string; article?: string } = denialCodes[denial.key]
  return `${said}${article ? `（${article}）` : ''}。（${code}）`
}
