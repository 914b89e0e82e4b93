import { homeCard } from '../../cards/home.ts'
import { noticeCard, refusalCard } from '../../cards/notice.ts'
import { denialSentence } from '../../cards/words/denials.ts'
import { showHome } from '../usecases/show-home.ts'
import { type Draws, draw, drawPlain } from './show.ts'

/** How each card is loaded and built: a line each. */
export const draws: Draws = {
  home: draw(showHome, homeCard),
  help: drawPlain(() => noticeCard({ title: '帮助', lines: [] })),
  rules: drawPlain(() => noticeCard({ title: '规则', lines: [] })),
  notice: drawPlain((about) => noticeCard(about)),
  refusal: drawPlain((about) => refusalCard(denialSentence(about.denial))),
}
