import type { NominationState } from './nomination-facts.ts'
import { type Stage, stageIndex } from './stages.ts'

/** Who looks (domain D.8); staff, the case handler, audit and any other worker stand beside its seven columns. */
export const viewers = [
  'nominee',
  'officer',
  'aggregator',
  'checker',
  'reviewer',
  'chair',
  'recorder',
  'staff',
  'caseHandler',
  'auditor',
  'worker',
  'public',
] as const
export type Viewer = (typeof viewers)[number]

export const data = [
  'entry',
  'scores',
  'ranking',
  'reviewerNames',
  'objection',
  'decision',
  'finalList',
] as const
export type Datum = (typeof data)[number]

/** When a cell of the table opens. */
export type Rule =
  | 'always'
  | 'never'
  | 'own'
  | 'own-unit'
  | 'subtree'
  | 'assigned'
  | 'from-listing'
  | 'after-close'
  | 'own-score'
  | 'own-score-or-after-close-if-set'
  | 'after-close-if-set'
  | 'after-decision'
  | 'own-after-decision'
  | 'own-unit-after-decision'
  | 'handler'
  | 'conclusion'
  | 'respondent'
  | 'published'

/**
 * The table of D.8. `respondent`: only what must be answered; `conclusion`: only how it ended. Staff run the cycle but
 * score nothing, so they see what a checker sees; audit reads everything.
 */
export const visibility: Record<Datum, Record<Viewer, Rule>> = {
  entry: {
    nominee: 'own',
    officer: 'own-unit',
    aggregator: 'subtree',
    checker: 'always',
    reviewer: 'assigned',
    chair: 'always',
    recorder: 'from-listing',
    staff: 'always',
    caseHandler: 'handler',
    auditor: 'always',
    worker: 'never',
    public: 'never',
  },
  scores: {
    nominee: 'never',
    officer: 'never',
    aggregator: 'never',
    checker: 'after-close',
    reviewer: 'own-score-or-after-close-if-set',
    chair: 'after-close',
    recorder: 'after-close',
    staff: 'after-close',
    caseHandler: 'never',
    auditor: 'always',
    worker: 'never',
    public: 'never',
  },
  ranking: {
    nominee: 'never',
    officer: 'never',
    aggregator: 'never',
    checker: 'after-close',
    reviewer: 'after-close-if-set',
    chair: 'after-close',
    recorder: 'from-listing',
    staff: 'after-close',
    caseHandler: 'never',
    auditor: 'always',
    worker: 'never',
    public: 'never',
  },
  reviewerNames: {
    nominee: 'never',
    officer: 'never',
    aggregator: 'never',
    checker: 'always',
    reviewer: 'always',
    chair: 'always',
    recorder: 'always',
    staff: 'always',
    caseHandler: 'never',
    auditor: 'always',
    worker: 'never',
    public: 'never',
  },
  objection: {
    nominee: 'respondent',
    officer: 'respondent',
    aggregator: 'never',
    checker: 'handler',
    reviewer: 'never',
    chair: 'handler',
    recorder: 'conclusion',
    staff: 'conclusion',
    caseHandler: 'handler',
    auditor: 'always',
    worker: 'never',
    public: 'never',
  },
  decision: {
    nominee: 'own-after-decision',
    officer: 'own-unit-after-decision',
    aggregator: 'after-decision',
    checker: 'after-decision',
    reviewer: 'after-decision',
    chair: 'after-decision',
    recorder: 'always',
    staff: 'after-decision',
    caseHandler: 'after-decision',
    auditor: 'always',
    worker: 'never',
    public: 'never',
  },
  finalList: {
    nominee: 'published',
    officer: 'published',
    aggregator: 'published',
    checker: 'published',
    reviewer: 'published',
    chair: 'always',
    recorder: 'always',
    staff: 'always',
    caseHandler: 'published',
    auditor: 'always',
    worker: 'published',
    public: 'published',
  },
}

/** How the viewer stands to the thing; what is absent is not so. */
export type Sight = {
  stage: Stage
  state?: NominationState
  isOwn?: boolean
  isOwnUnit?: boolean
  inSubtree?: boolean
  isAssigned?: boolean
  isRecused?: boolean
  isOwnScore?: boolean
  /** the chair has ended the scoring */
  scoresClosed?: boolean
  /** the cycle lets reviewers see scores and ranking after the end */
  openToReviewers?: boolean
  /** this person handles the case */
  isHandler?: boolean
  /** the handler asked this person to answer */
  askedToAnswer?: boolean
  objectionClosed?: boolean
  decisionConfirmed?: boolean
  published?: boolean
}

const opens: Record<Rule, (sight: Sight) => boolean> = {
  always: () => true,
  never: () => false,
  own: (sight) => sight.isOwn === true,
  'own-unit': (sight) => sight.isOwnUnit === true,
  subtree: (sight) => sight.inSubtree === true,
  assigned: (sight) => sight.isAssigned === true && sight.isRecused !== true,
  'from-listing': (sight) =>
    stageIndex(sight.stage) >= stageIndex('shortlist') && sight.scoresClosed === true,
  'after-close': (sight) => sight.scoresClosed === true,
  'own-score': (sight) => sight.isOwnScore === true && sight.isRecused !== true,
  'own-score-or-after-close-if-set': (sight) =>
    opens['own-score'](sight) || opens['after-close-if-set'](sight),
  'after-close-if-set': (sight) =>
    sight.scoresClosed === true && sight.openToReviewers === true && sight.isRecused !== true,
  'after-decision': (sight) => sight.decisionConfirmed === true,
  'own-after-decision': (sight) => sight.isOwn === true && sight.decisionConfirmed === true,
  'own-unit-after-decision': (sight) => sight.isOwnUnit === true && sight.decisionConfirmed === true,
  handler: (sight) => sight.isHandler === true,
  conclusion: (sight) => sight.objectionClosed === true,
  respondent: (sight) => (sight.isOwn === true || sight.isOwnUnit === true) && sight.askedToAnswer === true,
  published: (sight) => sight.published === true,
}

/** Whether someone looking as `viewer` may see a datum. Whoever has several roles asks once per role. */
export function maySee(viewer: Viewer, datum: Datum, sight: Sight): boolean {
  return opens[visibility[datum][viewer]](sight)
}
