import { careerOf } from './career.ts'
import { criterionName, isCriterionCode } from './criteria.ts'
import { findUnits, memberKeyInput } from './duplicates.ts'
import { checkEvidence } from './evidence.ts'
import { charactersOf, type FactKey, type FieldKey, fieldOf, industries, skillLevels } from './fields.ts'
import { personalNumberIn } from './mask.ts'
import { isPlausibleName, normaliseName } from './names.ts'
import { deny, ok, type Result } from './result.ts'
import { isLater, isUnknown } from './talk.ts'
import type { Unit } from './units.ts'

/** What an answer came to: a value in the form we keep, or 以后再说. */
export type Answer = { kind: 'value'; value: string } | { kind: 'later' }

/** `reference` is the date 'YYYY-MM-DD' to which a career counts. */
export type AnswerContext = { reference: string; units?: readonly Unit[] }

/** The unit's declaration of Art.5(1); kept as this word alone, no party or faith (domain E.8). */
export const POLITICS_DECLARED = '政治素质过硬'

/**
 * A plain answer to the question for one field. Denials: answer-empty, answer-too-long (`length`, `max`), and one per
 * field: answer-name, answer-membership, answer-politics, answer-industry, answer-skill, answer-career,
 * answer-personal-data.
 */
export function takeAnswer(field: FieldKey, text: string, context: AnswerContext): Result<Answer> {
  const trimmed = text.trim()
  if (trimmed === '') return deny('answer-empty', { field: fieldOf(field).label })
  if (putsOff(field, trimmed)) return ok({ kind: 'later' })
  const value = normaliseField(field, trimmed, context)
  return value.ok ? ok({ kind: 'value', value: value.value }) : value
}

// They take nothing but what they know, and say what that is.
const guided: readonly FieldKey[] = ['membershipNo', 'politics', 'industry', 'skill', 'career']

/** 以后再说; and 不知道 where it would be kept as the answer. */
export const putsOff = (field: FieldKey, text: string): boolean =>
  isLater(text) || (isUnknown(text) && !guided.includes(field))

/** The same for a field of a form or a file, where '' is simply an empty field. */
export function normaliseField(field: FieldKey, text: string, context: AnswerContext): Result<string> {
  const trimmed = text.trim()
  if (trimmed === '') return ok('')
  if (isCriterionCode(field)) return checkEvidence(field, withoutOwnHeading(trimmed, criterionName(field)))
  const { max, label } = fieldOf(field)
  const length = charactersOf(trimmed)
  if (length > max && !unitless.includes(field)) return deny('answer-too-long', { field: label, length, max })
  return readers[field](trimmed, context)
}

// These are understood out of longer sentences, so their length is judged after reading, not before.
const unitless: readonly FactKey[] = ['politics', 'industry', 'skill', 'membershipNo']

function withoutOwnHeading(text: string, name: string): string {
  // only where it stands as a heading: a sentence may begin with the same word
  const heading = new RegExp(`^(?:[【\\[]${name}[】\\]]\\s*[:：]?|${name}\\s*(?:[:：]|\\n))\\s*`, 'u')
  return text.replace(heading, '') || text
}

type Reader = (text: string, context: AnswerContext) => Result<string>

const readers: Record<FactKey, Reader> = {
  name: (text) => {
    const name = normaliseName(text.replace(/^(?:姓名|名字|叫|他叫|她叫|是)\s*[:：]?\s*/u, ''))
    return isPlausibleName(name) ? ok(name) : deny('answer-name')
  },
  unit: (text, { units }) => {
    const found = findUnits(text, units ?? [])
    return ok(found.length === 1 && found[0] ? found[0].name : text)
  },
  post: (text) => ok(text.replace(/^(?:岗位|职务|工种)\s*[:：是]\s*/u, '')),
  industry: (text) => readIndustry(text),
  membershipNo: (text) => {
    const number = memberKeyInput(
      text.replace(/^(?:工会)?(?:会员)?(?:证|卡)?(?:编)?(?:号码?|是)*\s*[:：是]?\s*/u, ''),
    )
    return /^[A-Z0-9]{4,20}$/.test(number) && /\d{4}/.test(number) ? ok(number) : deny('answer-membership')
  },
  career: (text, { reference }) => {
    const { lines, unparsed } = careerOf(text, reference)
    return lines.length > 0 ? ok(text) : deny('answer-career', { why: unparsed[0]?.why ?? 'no-dates' })
  },
  politics: (text) => readPolitics(text),
  skill: (text) => readSkill(text),
  contest: (text) => ok(isNone(text) ? '无' : text),
  deeds: (text) =>
    personalNumberIn(text) ? deny('answer-personal-data') : ok(text.replace(/\s*\n\s*/g, ' ')),
}

function isNone(text: string): boolean {
  return /^(?:无|没有|没|暂无|没参加过|未参加|没有参加过?)[。.!！]?$/u.test(text)
}

function readPolitics(text: string): Result<string> {
  const plain = text.normalize('NFKC')
  if (/^(?:不|否|没|未|无|差|一般)/u.test(plain) || /不过硬|不合格|不好/u.test(plain))
    return deny('answer-politics')
  const yes =
    /^(?:是|是的|好|很好|过硬|合格|优秀|良好|对|嗯|确认|yes|ok|√|✓)[。.!！]?$/iu.test(plain) ||
    /过硬|党员|政治(?:素质|表现|立场)?(?:很|非常)?(?:好|优秀|坚定|合格|可靠)/u.test(plain)
  return yes ? ok(POLITICS_DECLARED) : deny('answer-politics')
}

const industryWords: readonly [RegExp, (typeof industries)[number]][] = [
  [/^(?:其他|其它|别的|都不是)/u, '其他行业'],
  [/战略|新兴|新能源|新材料|生物医药|生物技术|节能环保|航天|航空|卫星/u, '战略性新兴产业'],
  [/高科技|高新|高精尖|软件|人工智能|芯片|集成电路|互联网|信息技术|通信|大数据|机器人|IT/iu, '高科技产业'],
  [/先进制造|制造|机械|数控|加工|装备|汽车|仪器|电子/u, '先进制造业'],
  [/文化|文创|出版|影视|传媒|非遗|旅游|演艺|文物/u, '文化产业'],
  [/服务|餐饮|物业|物流|快递|医疗|护理|养老|环卫|家政|零售|教育|交通|供热|供电|园林/u, '服务业'],
]

/** The industry of Art.5(3) that was meant: by number, by name, by part of it, or by a trade's word. */
export function readIndustry(text: string): Result<string> {
  const plain = text.normalize('NFKC').trim()
  const byNumber = /^[1-6]$/.test(plain) ? industries[Number(plain) - 1] : undefined
  const byName = industries.find((industry) => plain.includes(industry))
  const byPart = [...plain].length >= 2 ? industries.find((industry) => industry.includes(plain)) : undefined
  const byWord = industryWords.find(([words]) => words.test(plain))?.[1]
  const industry = byNumber ?? byName ?? byPart ?? byWord
  return industry ? ok(industry) : deny('answer-industry')
}

const skillSynonyms: readonly [RegExp, (typeof skillLevels)[number]['name']][] = [
  [/首席技师/u, '首席技师'],
  [/特级技师/u, '特级技师'],
  [/高级技师|国家(?:职业资格)?一级|^一级(?:工)?$/u, '高级技师'],
  [/正高级?(?:工程师|工)?|教授级高级?工(?:程师)?/u, '正高级工程师'],
  [/(?:副)?高级工程师|^高工$|^副高/u, '高级工程师'],
  [/助理工程师|^助工$/u, '助理工程师'],
  [/工程师|^中级职称$/u, '工程师'],
  [/技师|国家(?:职业资格)?二级|^二级(?:工)?$/u, '技师'],
  [/高级工|国家(?:职业资格)?三级|^三级(?:工)?$/u, '高级工'],
  [/中级工|国家(?:职业资格)?四级|^四级(?:工)?$/u, '中级工'],
  [/初级工|国家(?:职业资格)?五级|^五级(?:工)?$/u, '初级工'],
  [/技术员/u, '技术员'],
]

/** A grade or title by its usual names (一级 is 高级技师, 高工 is 高级工程师); 无 when there is none. */
export function readSkill(text: string): Result<string> {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  if (isNone(plain)) return ok('无')
  const exact = skillLevels.find((level) => level.name === plain)?.name
  const known = exact ?? skillSynonyms.find(([words]) => words.test(plain))?.[1]
  return known ? ok(known) : deny('answer-skill')
}
