import type { ItemVerdict } from '../src/domain/checks.ts'
import type { CheckEntryView, CheckItemView } from './check-card.ts'
import { sayItem } from './check-clicks.ts'
import { press, type Render } from './click.ts'
import { actions, button, type Common, text } from './kit.ts'
import { checkItemShort, checkItemWords, itemVerdict, itemVerdictWords } from './words/checks.ts'
import { forPerson } from './words/contract.ts'
import { findingSentence } from './words/findings.ts'
import { clip } from './words/measures.ts'

const verdicts: readonly ItemVerdict[] = ['pass', 'fail', 'unclear']

/** The checklist: each item with what it stands at, what the machine found, and the other two verdicts as buttons. */
export const itemLines = ({ items, head, offers }: CheckEntryView, render: Render): Common[] =>
  items.flatMap((item) => [
    text(itemText(item)),
    ...(offers === 'check'
      ? [
          actions(
            verdicts
              .filter((verdict) => verdict !== item.verdict)
              .map((verdict) => verdictButton({ nomination: head.id, item, verdict }, render)),
          ),
        ]
      : []),
  ])

const signs: Readonly<Record<ItemVerdict, string>> = { pass: '✓', fail: '✗', unclear: '？' }

const itemText = ({ key, article, soft, verdict, automatic, findings, note }: CheckItemView): string =>
  [
    `${automatic && verdict === 'pass' ? '○' : signs[verdict]} ${checkItemWords[key]}：${itemVerdict(key, verdict, automatic)}`,
    `依据${article}${soft ? '，原则上' : ''}`,
    ...findings.slice(0, 1).map((finding) => `自动核对：${findingSentence(finding)}`),
    ...(findings.length > 1 ? [`自动核对：另有${findings.length - 1}处`] : []),
    ...(note ? [`说明：${clip(note, 60)}`] : []),
  ].join('\n')

type Saying = { nomination: string; item: CheckItemView; verdict: ItemVerdict }

const verdictButton = ({ nomination, item, verdict }: Saying, render: Render) =>
  button(
    forPerson(itemVerdictWords[verdict], checkItemShort[item.key]),
    press(sayItem, { nomination, item: item.key, verdict, seen: item.seen }, render),
    { size: 'tiny' },
  )
