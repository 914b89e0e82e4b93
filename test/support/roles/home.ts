import type { Sample } from './sample.ts'

const word = (said: string, by: Sample['by'], stage: Sample['stage']): Sample => ({
  ...{ button: `home.say/${said}`, words: said, by, stage, value: { word: said } },
})

export const homeSamples: readonly Sample[] = [
  word('首页', 'worker', 'nominate'),
  word('规则', 'worker', 'nominate'),
  word('待办', 'worker', 'nominate'),
  word('推荐', 'officer', 'nominate'),
  word('我的申报', 'officer', 'nominate'),
  word('评审', 'reviewer', 'review'),
  word('评审进度', 'chair', 'review'),
  {
    ...{ button: 'todo.open', words: '去办 · 评审任务', by: 'reviewer', stage: 'review' },
    value: { key: 'review' },
  },
]
