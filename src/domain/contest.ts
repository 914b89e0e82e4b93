import { deny, ok, type Result } from './result.ts'

/** Whose contest it was. 'other': a company's or an unknown organiser's. */
export const contestLevels = {
  district: '区级',
  city: '市级',
  national: '国家级',
  world: '世界级',
  other: '其他',
} as const
export type ContestLevel = keyof typeof contestLevels

/**
 * 'winner': 优胜; 'place': a place or a graded prize (第二名, 三等奖, 金牌); 'none': took part. The regulation does
 * not define 优胜, so in a district contest a place counts as one too.
 */
export const contestResults = { winner: '优胜', place: '名次', none: '未获奖' } as const
export type ContestResult = keyof typeof contestResults

export type Contest = { level?: ContestLevel; result?: ContestResult; year?: number; text: string }

const levelWords: readonly [ContestLevel, RegExp][] = [
  ['world', /世界|国际/],
  ['national', /全国|国家级|国赛|中华|人社部|人力资源和社会保障部/],
  ['district', /海淀|区级|区总工会|区职工|区技能|区第/],
  ['city', /北京市|市级|首都|全市|市总工会|市职工|市赛|北京/],
]

const placeWords =
  /第\s*[一二三四五六七八九十\d]+\s*名|[一二三特]等奖|冠军|亚军|季军|金[牌奖]|银[牌奖]|铜[牌奖]|名次|前[一二三四五六八十\d]+(?:名|强)?|状元|技术能手/
const winnerWords = /优胜|优秀|获奖|获胜/
const noneWords = /未获|没有|参赛|参加|入围|无$|^无/

/** Reads a sentence such as "2023年海淀区职工技能大赛数控车工 优胜奖"; what is not said stays undefined. */
export function parseContest(text: string): Contest {
  const plain = text.normalize('NFKC').trim()
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(plain)?.[1]
  return {
    text: plain,
    level: levelWords.find(([, words]) => words.test(plain))?.[0],
    result: resultIn(plain),
    year: year ? Number(year) : undefined,
  }
}

function resultIn(text: string): ContestResult | undefined {
  if (placeWords.test(text)) return 'place'
  if (winnerWords.test(text)) return 'winner'
  return noneWords.test(text) ? 'none' : undefined
}

/**
 * The gate of Art.3¶3: a district contest with 优胜, or a city or higher one with a place. It opens the way for
 * 自荐; the ordinary conditions are checked besides and a person verifies the certificate.
 * Denials: contest-level, contest-result.
 */
export function contestGate(contest: Contest): Result<'district' | 'city'> {
  const { level, result } = contest
  if (level === undefined || level === 'other') return deny('contest-level')
  if (level === 'district') {
    return result === 'winner' || result === 'place'
      ? ok('district')
      : deny('contest-result', { level: '区级' })
  }
  return result === 'place' ? ok('city') : deny('contest-result', { level: contestLevels[level] })
}

/** Whether the contest part of Art.6(2)1 is met by what was typed. */
export function meetsContestRule(text: string | undefined): boolean {
  return text !== undefined && contestGate(parseContest(text)).ok
}
