import {
  type CriterionCode,
  criteriaOf,
  criterionCodes,
  criterionName,
  forceNames,
} from '../domain/criteria.ts'
import {
  charactersOf,
  type FactKey,
  type FieldKey,
  factKeys,
  fieldKeys,
  fieldOf,
  industries,
  labelOf,
  OTHER_INDUSTRY,
} from '../domain/fields.ts'
import { splitByHeadings } from '../domain/headings.ts'
import { normaliseName } from '../domain/names.ts'
import { FILE_MAX_BYTES, sniffFile } from './file-kind.ts'
import { type Answer, answersOf } from './form-answers.ts'
import { isCriterion, isForce } from './form-labels.ts'
import { FORM_BOOKMARK } from './nomination-bookmarks.ts'
import { readTicks } from './ticked-boxes.ts'
import { type Block, readWordDocument } from './word-document.ts'
import { inspectZip } from './zip-guard.ts'

/** `missing` lists facts and criteria without an answer; `notes` are Chinese sentences for the officer. */
export type NominationForm = {
  ok: true
  isOurs: boolean
  fields: Partial<Record<FactKey, string>>
  evidence: Partial<Record<CriterionCode, string>>
  missing: FieldKey[]
  notes: string[]
}
export type NominationFormRefusal = {
  ok: false
  reason: 'not-docx' | 'bomb' | 'damaged' | 'not-a-form' | 'too-large' | 'encrypted'
}

/** A document with fewer of our labels is something else that happens to mention a unit. */
const KNOWN_LABELS_MIN = 3

/** What an officer still reads on a card. */
const NOTES_MAX = 20

/**
 * Reads a recommendation form in Word, the project's own or any office's, by its labels. Never throws: what
 * cannot be read is a reason, what could not be understood is a note.
 */
export async function readNominationForm(bytes: Buffer): Promise<NominationForm | NominationFormRefusal> {
  const refusal = await refusalOf(bytes)
  if (refusal) return { ok: false, reason: refusal }
  try {
    const blocks = await readWordDocument(bytes)
    const answers = answersOf(blocks)
    if (!isForm(answers)) return { ok: false, reason: 'not-a-form' }
    return { ok: true, isOurs: isOurs(blocks), ...understood(answers) }
  } catch {
    return { ok: false, reason: 'damaged' }
  }
}

async function refusalOf(bytes: Buffer): Promise<NominationFormRefusal['reason'] | undefined> {
  if (bytes.length > FILE_MAX_BYTES) return 'too-large'
  const file = await sniffFile(bytes, '')
  if (!file.ok) return 'not-docx'
  if (file.value.protected) return 'encrypted'
  const zip = await inspectZip(bytes)
  if (!zip.ok) return zip.reason === 'not-zip' ? 'not-docx' : zip.reason
  return zip.value.names.includes('word/document.xml') ? undefined : 'not-docx'
}

/**
 * Three known labels, and a person among them: the regulation itself names all fifteen criteria, but asks for
 * no name, unit or post.
 */
function isForm(answers: readonly Answer[]): boolean {
  const targets = new Set(answers.map((answer) => answer.target))
  const facts = factKeys.filter((key) => targets.has(key))
  return targets.size >= KNOWN_LABELS_MIN && (targets.has('name') || facts.length >= 2)
}

function isOurs(blocks: readonly Block[]): boolean {
  return blocks.some((block) => block.kind === 'paragraph' && block.bookmarks.includes(FORM_BOOKMARK))
}

function understood(answers: readonly Answer[]): Omit<NominationForm, 'ok' | 'isOurs'> {
  const values = new Map<FieldKey, string>()
  const notes: string[] = []
  for (const answer of answers) {
    for (const [key, text] of valuesOf(answer, notes)) keep(values, notes, { key, text })
  }
  for (const [key, text] of values) {
    const { label, max } = fieldOf(key)
    const length = charactersOf(text)
    if (length > max) notes.push(`“${label}”有 ${length} 字，超过 ${max} 字，请缩短。`)
  }
  const pick = <K extends FieldKey>(keys: readonly K[]) =>
    Object.fromEntries(keys.flatMap((key) => (values.has(key) ? [[key, values.get(key)]] : [])))
  return {
    fields: pick(factKeys),
    evidence: pick(criterionCodes),
    missing: fieldKeys.filter((key) => !values.has(key)),
    notes: [...new Set(notes)].slice(0, NOTES_MAX),
  }
}

type Value = { key: FieldKey; text: string }

/** Forms ask some facts in two places (技能等级, 职称): both are kept. Otherwise the first answer counts. */
function keep(values: Map<FieldKey, string>, notes: string[], { key, text }: Value): void {
  const earlier = values.get(key)
  if (text === '' || earlier === text) return
  if (earlier === undefined) {
    values.set(key, text)
  } else if (key === 'skill') {
    values.set(key, `${earlier}、${text}`)
  } else if (isCriterion(key)) {
    values.set(key, `${earlier}\n${text}`)
  } else {
    notes.push(`“${labelOf(key)}”在表中出现了两次且不一样，已采用“${earlier}”，另一处是“${text}”。`)
  }
}

function valuesOf({ target, text }: Answer, notes: string[]): [FieldKey, string][] {
  const value = withoutPlaceholder(text)
  if (value === '') return []
  if (isCriterion(target)) return [[target, value]]
  if (!isForce(target)) return [[target, factValue(target, value, notes)]]
  const { parts, remainder } = splitByHeadings(value)
  const found = Object.entries(parts) as [CriterionCode, string][]
  const [first] = criteriaOf(target)
  if (remainder === '' || !first) return found
  const headings = criteriaOf(target)
    .map((criterion) => `【${criterion.name}】`)
    .join('')
  notes.push(
    `“${forceNames[target]}”里有一段没有写明属于哪一项，已放在“${criterionName(first.code)}”；可用 ${headings} 分开。`,
  )
  return [[first.code, remainder], ...found]
}

/** What Word shows in an empty field, where a stamp goes, and the strokes people draw through a place. */
const placeholder =
  /^(?:(?:单击|点击)(?:或(?:单击|点击))?(?:此处|这里).{0,12}|[（(]?请(?:填写|输入).{0,12}|[（(](?:盖章|公章|签字|签名|签章)[）)]|[/／\\—–\-_＿\s]+)$/

function withoutPlaceholder(text: string): string {
  const trimmed = text.trim()
  return placeholder.test(trimmed) ? '' : trimmed
}

/** Facts that are one line: a break in them came from a narrow cell. */
const oneLine: readonly FactKey[] = [
  'name',
  'unit',
  'post',
  'industry',
  'membershipNo',
  'politics',
  'skill',
  'deeds',
]
const withBoxes: readonly FactKey[] = ['industry', 'politics', 'skill']

function factValue(key: FactKey, text: string, notes: string[]): string {
  const line = oneLine.includes(key) ? withoutBreaks(text) : text
  if (key === 'name') return normaliseName(line)
  if (key === 'membershipNo') return line.normalize('NFKC').replace(/\s/g, '')
  if (!withBoxes.includes(key)) return line
  const { text: chosen, undecided } = readTicks(line)
  if (undecided) {
    const written = line.replace(/[□☐○◯\s]/g, '')
    if (written !== '') notes.push(`“${labelOf(key)}”的方框没有勾选。`)
    return ''
  }
  return key === 'industry' ? industryName(chosen, notes) : chosen
}

/** Latin words were parted by the break, Chinese ones were not. */
function withoutBreaks(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.reduce((before, line) => (/[!-~]$/.test(before) ? `${before} ${line}` : before + line))
}

function industryName(text: string, notes: string[]): string {
  if (text === '其他') return OTHER_INDUSTRY
  if (!(industries as readonly string[]).includes(text)) {
    notes.push(`行业“${text}”不在第五条（三）所列的五类之中，请在卡片上选定类别。`)
  }
  return text
}
