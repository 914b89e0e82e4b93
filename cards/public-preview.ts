import { z } from 'zod'
import type { ListWarningKey } from '../src/domain/public-list.ts'
import type { Denial } from '../src/domain/result.ts'
import { defineClick, press, type Render, sentencesOf, typedText } from './click.ts'
import {
  type BodyElement,
  type Card,
  card,
  date,
  fact,
  form,
  heading,
  hr,
  input,
  note,
  problems,
  row,
  submit,
  text,
} from './kit.ts'
import { type PublicView, publicBody } from './public.ts'
import { formLabels, publicityWords } from './words/contract.ts'
import { denialSentence } from './words/denials.ts'
import { listWarningSentence } from './words/list-warnings.ts'

/** A kind of warning with everybody it is about. */
export type WarningView = {
  key: ListWarningKey
  severity: 'hard' | 'soft'
  names: string[]
  count: number | null
}

/** 预览公示 for the staff. `list` is null while the period cannot be reckoned. */
export type PreviewView = {
  list: PublicView | null
  kind: 'first' | 'correction'
  warnings: WarningView[]
  groups: string[]
  start: string
  /** a refusal of the start date in words, e.g. an unknown year */
  problem: Denial | null
  /** SHA-256 of the names as shown: what the press proposes */
  seen: string
  changes: ChangeView
  /** the list waits already for a second person */
  proposedBy: string | null
}

export type ChangeView = { added: string[]; removed: string[]; changed: string[] }

const startForm = z.object({
  start: z
    .string()
    .optional()
    .default('')
    .transform((value) => value.slice(0, 10)),
})

/** Shows the preview again for another first day. */
export const previewList = defineClick({
  name: 'public.preview',
  who: ['staff'],
  value: z.object({}),
  form: startForm,
})

/** 提请发布 */
export const proposeList = defineClick({
  name: 'public.propose',
  who: ['staff'],
  during: 'publicity',
  value: z.object({ seen: z.string() }),
  form: startForm.extend({ reason: z.string().optional().default('') }),
})

const NAMES_SHOWN = 8

const namesWords = (all: readonly string[]): string | undefined => {
  if (all.length === 0) return undefined
  const shown = all.slice(0, NAMES_SHOWN).join('”“')
  return all.length > NAMES_SHOWN ? `${shown}”等${all.length}人“` : shown
}

const warningLine = (warning: WarningView): string => {
  const said = listWarningSentence(
    { key: warning.key, severity: warning.severity, ...(warning.count !== null && { count: warning.count }) },
    namesWords(warning.names),
  ).replaceAll('“”', '')
  return `${warning.severity === 'hard' ? '必须办：' : '请留意：'}${said}`
}

/** One block for what must be done and one for the rest: a line each would not fit beside 25 names. */
export const warningLines = (warnings: readonly WarningView[]): BodyElement[] => {
  if (warnings.length === 0) return [text('核对通过：没有要处理的事。')]
  const hard = warnings.filter((warning) => warning.severity === 'hard').map(warningLine)
  const soft = warnings.filter((warning) => warning.severity === 'soft').map(warningLine)
  return [
    ...(hard.length ? [text(hard.join('\n'), { text_color: 'red' })] : []),
    ...(soft.length ? [text(soft.join('\n'))] : []),
  ]
}

export const changeLines = ({ added, removed, changed }: ChangeView): BodyElement[] => [
  ...(added.length ? [fact('新增', added.join('、'))] : []),
  ...(removed.length ? [fact('移出', removed.join('、'))] : []),
  ...(changed.length ? [fact('内容有改动', changed.join('、'))] : []),
]

export const previewCard = (view: PreviewView, render: Render): Card => {
  const correction = view.kind === 'correction'
  return card(
    {
      title: correction ? '预览更正公示' : '预览公示',
      subtitle: '只有您能看到，还没有发布',
      color: 'orange',
    },
    [
      ...problems(sentencesOf(render)),
      ...(view.proposedBy
        ? [text(`${view.proposedBy}已提请发布，等第二位同志同意。再次提请会替换前一次。`)]
        : []),
      ...(view.problem ? [text(denialSentence(view.problem), { text_color: 'red' })] : []),
      ...warningLines(view.warnings),
      ...(correction ? changeLines(view.changes) : []),
      fact('发到这些群', view.groups.length ? view.groups.join('、') : '还没有公示群'),
      form('preview', [
        ...date('start', '公示开始日期', typedText(render, 'start', view.start).slice(0, 10)),
        input('reason', correction ? '更正说明' : formLabels.reason, {
          value: typedText(render, 'reason', ''),
          hint: correction ? '会公开，例如：更正岗位名称' : '名单人数和目标不同时填写，可不填',
          max: 100,
        }),
        row([
          submit('更新预览', press(previewList, {}, render)),
          submit(publicityWords.proposeList, press(proposeList, { seen: view.seen }, render), {
            type: 'primary_filled',
          }),
        ]),
      ]),
      hr(),
      heading('以下是将要发布的内容'),
      ...(view.list ? publicBody(view.list) : [note('选好开始日期后显示')]),
    ],
  )
}
