import { helpCard } from '../../cards/help.ts'
import { homeCard } from '../../cards/home.ts'
import { noticeCard, refusalCard } from '../../cards/notice.ts'
import { rulesCard } from '../../cards/rules.ts'
import { todoCard } from '../../cards/todo.ts'
import { denialSentence } from '../../cards/words/denials.ts'
import { showHelp } from '../usecases/show-help.ts'
import { showHome } from '../usecases/show-home.ts'
import { showTodo } from '../usecases/show-todo.ts'
import { aggregateDraws } from './draws/aggregate.ts'
import { checkDraws } from './draws/check.ts'
import { filesDraws } from './draws/files.ts'
import { nominationDraws } from './draws/nomination.ts'
import { publicityDraws } from './draws/publicity.ts'
import { reviewDraws } from './draws/review.ts'
import { staffDraws } from './draws/staff.ts'
import { type Draws, draw, drawPlain } from './show.ts'

/** How each card is loaded and built: a line each. */
export const draws: Draws = {
  home: draw(showHome, homeCard),
  help: draw(showHelp, helpCard),
  rules: drawPlain(() => rulesCard()),
  todo: draw(showTodo, todoCard),
  ...nominationDraws,
  ...filesDraws,
  ...aggregateDraws,
  ...checkDraws,
  ...reviewDraws,
  ...publicityDraws,
  ...staffDraws,
  notice: drawPlain(noticeCard),
  refusal: drawPlain((about, render) => refusalCard(denialSentence(about.denial), render)),
}
