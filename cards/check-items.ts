import type { ItemVerdict } from '../src/domain/checks.ts'
import type { CheckEntryView, CheckItemView } from './check-card.ts'
import { sayItem } from './check-clicks.ts'
import { press, type Render } from './click.ts'
import { actions, button, type Common, text } from './kit.ts'
import { checkItemWords, itemVerdict, itemVerdictWords } from './words/checks.ts'
import { findingSentence } from './words/findings.ts'
import { clip } from './words/measures.ts'

const verdicts: readonly ItemVerdict[] = ['pass', 'fail', 'unclear']

/** The checklist: each item with what it stands at, what the machine found, and what a person may say instead. */
export const itemLines = ({ items, head, offers }: CheckEntryView, render: Render): Common[] =>
  items.flatMap((item) => [
    text(itemText(item)),
    ...(offers === 'check'
      ? [
          actions(
            verdictsFor(item).map((verdict) => verdictButton({ nomination: head.id, item, verdict }, render)),
          ),
        ]
      : []),
  ])

/** What the machine found becomes somebody's word by the same press as its opposite; a third would not fit the card. */
const verdictsFor = ({ verdict, automatic }: CheckItemView): ItemVerdict[] =>
  verdicts.filter((one) => (automatic ? one !== 'unclear' : one !== verdict))

/** A tick is a person's. */
const SEEN_BY_MACHINE = '○'
const signs: Readonly<Record<ItemVerdict, string>> = { pass: '✓', fail: '✗', unclear: '？' }

const itemText = ({ key, article, soft, verdict, automatic, findings, note }: CheckItemView): string =>
  [
    `${automatic && verdict === 'pass' ? SEEN_BY_MACHINE : signs[verdict]} ${checkItemWords[key]}：${itemVerdict(key, verdict, automatic)}`,
    `依据${article}${soft ? '，原则上' : ''}`,
    ...findings.slice(0, 1).map((finding) => `自动核对：${findingSentence(finding)}`),
    ...(findings.length > 1 ? [`自动核对：另有${findings.length - 1}处`] : []),
    ...(note ? [`说明：${clip(note, 60)}`] : []),
  ].join('\n')

type Saying = { nomination: string; item: CheckItemView; verdict: ItemVerdict }

/** The same words stand at each item: the name tells them apart. */
const verdictButton = ({ nomination, item, verdict }: Saying, render: Render) =>
  button(
    itemVerdictWords[verdict],
    press(sayItem, { nomination, item: item.key, verdict, seen: item.seen }, render),
    { size: 'small', name: `say_${item.key}_${verdict}` },
  )
