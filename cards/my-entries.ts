import { z } from 'zod'
import type { NominationState } from '../src/domain/nomination-facts.ts'
import { defineClick, press, type Render, typedText } from './click.ts'
import { openConsent } from './consent.ts'
import {
  ANY_COLLEAGUE,
  distinctNames,
  entryItem,
  focusLine,
  type HeadView,
  nameIn,
  openEntry,
  refusals,
  returnedLines,
} from './entry-parts.ts'
import { openFiles } from './files.ts'
import { say } from './home.ts'
import {
  aside,
  type BodyElement,
  button,
  type Card,
  card,
  form,
  input,
  note,
  row,
  submit,
  text,
} from './kit.ts'
import type { ListView } from './nominate.ts'
import { moreWords } from './words/buttons.ts'
import { formLabels, forPerson, words } from './words/contract.ts'
import { clip } from './words/measures.ts'
import { discreetStateWord } from './words/states.ts'

export const turnMine = defineClick({
  name: 'mine.page',
  who: ANY_COLLEAGUE,
  value: z.object({ page: z.number().int().nonnegative() }),
})

export const withdrawEntry = defineClick({
  name: 'entry.withdraw',
  who: ANY_COLLEAGUE,
  value: z.object({ nomination: z.string(), version: z.number().int() }),
  form: z.object({ reason: z.string().max(2000).default('') }),
})

/** 我的申报: each entry with its state in words. */
export const myEntriesCard = (view: ListView, render: Render): Card => {
  if (view.entries.length === 0) {
    return card({ title: '我的申报', icon: 'member_outlined' }, [
      text('还没有您经办或参加的申报。'),
      row([
        button('推荐', press(say, { word: '推荐' }, render), { type: 'primary_filled' }),
        button('自荐', press(say, { word: '自荐' }, render)),
      ]),
    ])
  }
  const names = distinctNames(view.entries)
  const pages = view.pages > 1 ? `第${view.page + 1}页，共${view.pages}页` : ''
  return card({ title: '我的申报', subtitle: pages, icon: 'member_outlined' }, [
    ...view.entries.flatMap((head, index) =>
      entryItem(head, [
        button(
          forPerson('查看', names[index] ?? ''),
          press(openEntry, { nomination: head.id, at: 'status' }, render),
          { size: 'small' },
        ),
      ]),
    ),
    ...turning(view, render),
  ])
}

const turning = ({ page, pages }: ListView, render: Render): BodyElement[] => {
  const back = page > 0 ? [button('上一页', press(turnMine, { page: page - 1 }, render))] : []
  const on = page + 1 < pages ? [button('下一页', press(turnMine, { page: page + 1 }, render))] : []
  return back.length + on.length > 0 ? [row([...back, ...on])] : []
}

export type StatusView = {
  head: HeadView
  editable: boolean
  withdrawable: boolean
  needsReason: boolean
  heldReason: string | null
  handsOverItself: boolean
}

/** What happens next, in the words of a state; nothing of the review shows before the publicity (D.8). */
const nextWords: Readonly<Record<NominationState, string>> = {
  draft: '还没有提交，填好后请提交。',
  submitted: '已经提交，等待上级工会汇总。',
  returned: '上级工会退回，请改好后再提交。',
  held: '上级工会暂缓，等待通知。',
  batched: '已纳入汇总，等待上报区总工会。',
  handed: '已上报区总工会，等待资格审核。',
  correcting: '资格审核要求补正，请改好后再提交。',
  failed: '资格审核没有通过。',
  passed: '资格审核已通过，等待评审。',
  assigned: '正在评审。',
  scored: '正在评审。',
  listed: '正在评审。',
  publicised: '正在公示。',
  struck: '公示后不再列入名单。',
  approved: '党组会已同意。',
  rejected: '党组会没有同意。',
  deferred: '党组会暂缓，等待下次审议。',
  withdrawn: '已撤回，内容还在，可以用“沿用上次”再推荐。',
  merged: '已并入另一份申报。',
  superseded: '已由新的申报替代。',
  disqualified: '已取消参评资格，有疑问请联系职工发展部。',
}

const OWN_HAND_OVER = '已经提交。本单位直接上报区总工会，请到“待办”里继续。'

/** Where an entry stands, and what its officer can do with it now. */
export const statusCard = (view: StatusView, render: Render): Card => {
  const { head } = view
  return card({ title: `${nameIn(head)}：${discreetStateWord(head.state)}` }, [
    text(focusLine(head)),
    ...returnedLines(head),
    ...(view.heldReason && head.state === 'held' ? [text(`暂缓理由：${clip(view.heldReason, 300)}`)] : []),
    text(waitsForOwnHandOver(view) ? OWN_HAND_OVER : nextWords[head.state]),
    row([
      ...handingOver(view, render),
      ...editing(view, render),
      ...more(head, render),
      mine(render),
      ...leaving(view, render),
    ]),
  ])
}

const waitsForOwnHandOver = ({ head, handsOverItself }: StatusView): boolean =>
  handsOverItself && head.state === 'submitted'

const handingOver = (view: StatusView, render: Render) =>
  waitsForOwnHandOver(view)
    ? [button('待办', press(say, { word: '待办' }, render), { type: 'primary_filled' })]
    : []

const editing = (view: StatusView, render: Render) => {
  if (!view.editable) return []
  const at = (place: 'talk' | 'check') => press(openEntry, { nomination: view.head.id, at: place }, render)
  const look = waitsForOwnHandOver(view) ? {} : { type: 'primary_filled' as const }
  return [button('接着填', at('talk'), look), button('核对', at('check'))]
}

const leaving = ({ head, withdrawable }: StatusView, render: Render) =>
  withdrawable
    ? [button(words.withdraw, press(openEntry, { nomination: head.id, at: 'withdraw' }, render))]
    : []

const more = (head: HeadView, render: Render) => [
  button('附件', press(openFiles, { nomination: head.id }, render)),
  ...(head.state === 'draft'
    ? []
    : [button('本人同意情况', press(openConsent, { nomination: head.id }, render))]),
]

const mine = (render: Render) => button('我的申报', press(say, { word: '我的申报' }, render))

/** The second step of 撤回. */
export const withdrawCard = (view: StatusView, render: Render): Card => {
  const { head } = view
  return card({ title: `撤回${nameIn(head)}的申报？`, color: 'orange' }, [
    text(focusLine(head)),
    text('撤回后不再参加今年的选树。写过的内容不会删除。'),
    ...refusals(render, []),
    form('withdraw', [
      input('reason', formLabels.reason, {
        value: typedText(render, 'reason', '').slice(0, 300),
        max: 300,
        hint: view.needsReason ? '请写一句理由' : '可以不写',
      }),
      row([
        submit('确认撤回', press(withdrawEntry, { nomination: head.id, version: head.version }, render), {
          type: 'danger_filled',
        }),
        aside(moreWords.cancel, press(openEntry, { nomination: head.id, at: 'status' }, render)),
      ]),
    ]),
    note('误撤回的，可以用“沿用上次”重新推荐。'),
  ])
}
