import { forceOf } from '../domain/criteria.ts'
import {
  isCriterion,
  isForce,
  isLong,
  labelledLine,
  labelledParts,
  type Target,
  targetOf,
} from './form-labels.ts'
import { tableAnswers } from './form-table.ts'
import type { Block } from './word-document.ts'

/** What a form answers under one label; `text` is '' where the place was left empty. */
export type Answer = { target: Target; text: string }

/** Everything a document answers, in reading order, labels without an answer included. */
export function answersOf(blocks: readonly Block[]): Answer[] {
  const answers: Answer[] = []
  let paragraphs: string[] = []
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      paragraphs.push(block.text)
      continue
    }
    answers.push(...paragraphAnswers(paragraphs), ...tableAnswers(block.cells))
    paragraphs = []
  }
  return [...answers, ...paragraphAnswers(paragraphs)]
}

/** A heading of the form that is no label of ours ends the section before it: '三、推荐单位意见'. */
const otherHeading = /^\s*[一二三四五六七八九十]{1,3}、\S{2,20}$/

type Section = { target: Target; lines: string[] }

/**
 * Outside tables: '姓名：王建国　岗位：数控车工' answers at once; a line that is only a label, '一、引领力', or a
 * long answer that begins behind its label, '勇挑重担：…', opens a section that lasts to the next such line.
 * Inside a section of evidence '单位：…' is prose.
 */
function paragraphAnswers(lines: readonly string[]): Answer[] {
  const answers: Answer[] = []
  let section: Section | undefined
  const close = () => {
    if (section) answers.push({ target: section.target, text: section.lines.join('\n').trim() })
    section = undefined
  }
  for (const line of lines) {
    const opened = sectionAt(line, section?.target)
    if (opened) {
      close()
      section = opened
    } else if (section && isLong(section.target) && !otherHeading.test(line)) {
      section.lines.push(line)
    } else {
      close()
      answers.push(...labelledParts(line))
    }
  }
  close()
  return answers
}

/** The section a line opens, if any. Criteria inside their force do not: `splitByHeadings` divides it later. */
function sectionAt(line: string, within: Target | undefined): Section | undefined {
  const heading = targetOf(line)
  const labelled = labelledLine(line)
  const target = heading ?? labelled?.target
  if (!target || (within && isForce(within) && isCriterion(target))) return undefined
  if (heading) return { target, lines: [] }
  if (!labelled || !isLong(target)) return undefined
  if (isCriterion(target)) return { target: forceOf(target), lines: [line] }
  const isProse = within !== undefined && (isForce(within) || isCriterion(within))
  return isProse ? undefined : { target, lines: [labelled.text] }
}
