/** One line of the doctor. `asked`: nobody can ask the platform, a person must look where `todo` says. */
export type Finding = { state: 'good' | 'bad' | 'asked'; what: string; todo?: string }

export const good = (what: string): Finding => ({ state: 'good', what })
export const bad = (what: string, todo: string): Finding => ({ state: 'bad', what, todo })
export const asked = (what: string, todo: string): Finding => ({ state: 'asked', what, todo })

const MARK = { good: '✓', bad: '✗', asked: '？' } as const

export const lineOf = ({ state, what, todo }: Finding): string =>
  todo ? `${MARK[state]} ${what}\n    → ${todo}` : `${MARK[state]} ${what}`
