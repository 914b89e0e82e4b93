import { findUnits } from './duplicates.ts'
import { type Entry, textOf } from './entry.ts'
import { type FieldKey, fieldOf, talkOrder } from './fields.ts'
import { isPlausibleName, looksLikeName, normaliseName } from './names.ts'
import type { Unit } from './units.ts'

/** What was understood of one typed line. `unitHint` is as typed; `rest` are words nobody could place. */
export type Understood = { name?: string; post?: string; unitHint?: string; rest?: string }

const opening =
  /^(?:您好|你好)?[,，、。!！\s]*(?:我们?)?(?:单位|公司)?(?:要|想|想要|来|需要|准备|打算)?\s*(?:推荐|提名|申报|推选)(?:人选|一下|一个|一位|候选人|工匠)*\s*[:：,，、\s]*/u
const labels = /(?:(姓名|名字)|(岗位|职务|工种|职位)|(单位|公司|工作单位))\s*[:：]\s*([^\s,，、;；。|]+)/gu
const separators = /[\s,，、;；。|/()（）\u3000]+/u
const filler = /^(?:(?:我们|本|我)(?:单位|公司|厂|工会)的?|他是|她是|的|是)/u
const courtesy = /(?:同志|师傅|老师)$/u
// Said about a person, but neither name nor post nor unit; markup and digits are none of them either.
const aside = /^(?:男|女|汉族|.{1,4}族|党员|中共党员|谢谢|请.*)$|[\d<>*_#@`]/u
const unitEnding =
  /(?:公司|集团|工会|工厂|厂|中心|医院|学校|幼儿园|小学|中学|大学|学院|研究院|研究所|设计院|所|店|超市|酒店|局|院|社|商会|协会|联盟|街道|镇|科技|股份|部|队|站|园|馆)$/u
const place = /^(?:海淀|北京|中关村|首都|中国|国家)/u
const postEnding =
  /(?:工|员|师|手|匠|长|司机|护士|厨师|医生|教师|主任|经理|技师|主管|专家|助理|骨干|研究员|负责人)$/u
const sentence =
  /^(?<name>[\p{Script=Han}·]{2,12}?)(?:同志|师傅)?[,，]?\s*是\s*(?<unit>.+?)的\s*(?<post>.+)$/u

/** Whether a message begins a nomination, in the ways people say it. */
export function isNominationTalk(text: string): boolean {
  return opening.test(text.normalize('NFC').trim())
}

/**
 * "推荐 王建国 数控车工 海淀精工" in any order-ish, with 、 ， full-width blanks, 推荐：, 我要推荐…, labels (姓名：…) or as a
 * sentence (王建国是海淀精工的数控车工). Known `units` decide first what is a unit. Nothing is guessed that is not there.
 */
export function understandNomination(text: string, units: readonly Unit[] = []): Understood {
  const body = text
    .replace(/\u3000/g, ' ')
    .trim()
    .replace(opening, '')
    .trim()
  const labelled = readLabels(body)
  if (labelled.name ?? labelled.post ?? labelled.unitHint) return labelled
  const said = sentence.exec(body.replace(/[。.!！]+$/u, ''))?.groups
  if (said?.name && looksLikeName(said.name)) {
    return { name: normaliseName(said.name), unitHint: said.unit, post: said.post }
  }
  const words = body.split(separators).map((word) => word.replace(filler, ''))
  return placeWords(
    words.filter((word) => word !== ''),
    units,
  )
}

function readLabels(body: string): Understood {
  const found: Understood = {}
  for (const [, name, post, unit, value] of body.matchAll(labels)) {
    if (name && value) found.name = normaliseName(value)
    if (post) found.post = value
    if (unit) found.unitHint = value
  }
  return found
}

function placeWords(words: readonly string[], units: readonly Unit[]): Understood {
  const left = [...words]
  const take = (test: (word: string) => boolean): string | undefined => {
    const index = left.findIndex((word) => !aside.test(word) && test(word))
    return index < 0 ? undefined : left.splice(index, 1)[0]
  }
  const isKnownUnit = (word: string) => findUnits(word, units).length > 0 && !looksLikeName(word)
  const unitFirst = take(isKnownUnit)
  const name = take(isName) ?? take((word) => looksLikeName(word) && !trades.test(word)) ?? take(isRareName)
  const unitHint = unitFirst ?? take((word) => unitEnding.test(word) || place.test(word))
  // One long word that begins like a name holds more than a post; better to ask than to cut it wrongly.
  const isRunTogether = (word: string) => name === undefined && [...word].length > 6 && beginsLikeName(word)
  const post =
    take((word) => postEnding.test(word) && !isRunTogether(word)) ?? take((word) => !isRunTogether(word))
  const unit = unitHint ?? take((word) => !isRunTogether(word))
  return {
    ...(name ? { name: normaliseName(name.replace(courtesy, '')) } : {}),
    ...(post ? { post } : {}),
    ...(unit ? { unitHint: unit } : {}),
    ...(left.length > 0 ? { rest: left.join(' ') } : {}),
  }
}

const trades = /^(?:车工|钳工|焊工|铣工|磨工|电工|司机|护士|厨师|安全员|管工|木工|水工)$/u

// 车工, 安全员: a surname in front and a trade behind, so a word without a trade's ending is the better name.
function isName(word: string): boolean {
  const bare = word.replace(courtesy, '')
  return looksLikeName(bare) && !postEnding.test(bare) && !unitEnding.test(bare)
}

function beginsLikeName(word: string): boolean {
  return looksLikeName([...word].slice(0, 3).join(''))
}

// A surname we do not know is still a name, if the word is as short as one and is neither a trade nor a unit.
function isRareName(word: string): boolean {
  const short = [...word].length <= 4 || word.includes('·')
  return (
    short && isPlausibleName(word) && !postEnding.test(word) && !unitEnding.test(word) && !place.test(word)
  )
}

/**
 * The field the talk asks for next: the first empty one in the order of the talk that was not put off (以后再说).
 * Undefined when nothing is left to ask.
 */
export function nextQuestion(entry: Entry, later: readonly FieldKey[] = []): FieldKey | undefined {
  return talkOrder.find((key) => isOpenQuestion(entry, key) && !later.includes(key))
}

/** Everything still empty, in the order of the talk, put off or not. */
export function openQuestions(entry: Entry): FieldKey[] {
  return talkOrder.filter((key) => isOpenQuestion(entry, key))
}

function isOpenQuestion(entry: Entry, key: FieldKey): boolean {
  const isOffline = (entry.offline ?? []).some((code) => code === key)
  return textOf(entry, key) === '' && !isOffline && (entry.files?.[key] ?? 0) === 0
}

/** How far the talk is: fields that have something, of all. */
export function talkProgress(entry: Entry): { filled: number; total: number } {
  const open = openQuestions(entry).length
  return { filled: talkOrder.length - open, total: talkOrder.length }
}

/** 以后再说 in the words people use for it. */
export function isLater(text: string): boolean {
  return /^(?:以后再说|以后|稍后|待会儿?|等会儿?|跳过|先跳过|暂时没有|略|过|下一个|下一项|skip)[。.!！]?$/iu.test(
    text.trim(),
  )
}

/** Whoever does not know: this must not become the answer. */
export function isUnknown(text: string): boolean {
  return /^(?:我|这个?|暂时|还)*(?:不知道|不清楚|不晓得|不太清楚|说不准|忘了|记不清了?|想不起来了?|没想好)[。.!！]?$/u.test(
    text.trim(),
  )
}

/** Fields whose question is asked before something can be handed in; the rest are gaps one may leave. */
export function isRequiredField(key: FieldKey): boolean {
  return fieldOf(key).need === 'hard'
}
