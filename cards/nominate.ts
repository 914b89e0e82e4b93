import { z } from 'zod'
import { defineClick, press, type Render } from './click.ts'
import { distinctNames, entryItem, type HeadView, openEntry } from './entry-parts.ts'
import { say } from './home.ts'
import { button, type Card, type Common, card, heading, hr, note, row, text } from './kit.ts'
import { forPerson, words } from './words/contract.ts'
import { dateWords } from './words/measures.ts'

const RECOMMENDERS = ['officer', 'staff'] as const

// Both begin a new draft, so both end with the stage: nobody should fill in a form that is then refused.
export const uploadForm = defineClick({
  name: 'nominate.upload',
  who: RECOMMENDERS,
  during: 'nominate',
  value: z.object({}),
})
export const reuseLast = defineClick({
  name: 'nominate.earlier',
  who: RECOMMENDERS,
  during: 'nominate',
  value: z.object({}),
})
export const fillMyself = defineClick({
  name: 'nominate.blank',
  who: RECOMMENDERS,
  during: 'nominate',
  value: z.object({}),
})
export const copyEarlier = defineClick({
  name: 'nominate.copy',
  who: RECOMMENDERS,
  during: 'nominate',
  value: z.object({ nomination: z.string() }),
})

export type StartView = { name: string; closes: string | null; drafts: HeadView[]; more: number }

/** 推荐: the three ways into one draft, and the drafts that are there. */
export const startCard = (view: StartView, render: Render): Card =>
  card(
    { title: words.nominateSomeone, subtitle: closing(view.closes), color: 'blue', icon: 'edit_outlined' },
    [
      text('三种办法都填进同一份草稿，随时可以换着用。'),
      button(words.uploadForm, press(uploadForm, {}, render), { type: 'primary_filled', width: 'fill' }),
      button(words.reuseLast, press(reuseLast, {}, render), { width: 'fill' }),
      button(words.fillMyself, press(fillMyself, {}, render), { width: 'fill' }),
      note('也可以直接打字：推荐 王建国 数控车工'),
      ...(view.drafts.length > 0
        ? [hr(), heading('没有提交的草稿'), ...draftLines(view.drafts, render)]
        : []),
      ...(view.more > 0 ? [note(`还有${view.more}份，发送“继续 姓名”打开。`)] : []),
    ],
  )

const closing = (date: string | null): string => (date === null ? '' : `推荐截止${dateWords(date)}`)

const draftLines = (drafts: readonly HeadView[], render: Render): Common[] => {
  const names = distinctNames(drafts)
  return drafts.flatMap((head, index) => {
    const goOn = press(openEntry, { nomination: head.id, at: 'talk' }, render)
    return entryItem(head, [button(forPerson('继续', names[index] ?? ''), goOn, { size: 'small' })])
  })
}

/** 上传推荐表: how it is done; the file itself needs no button. */
export const uploadCard = (_view: unknown, render: Render): Card =>
  card({ title: words.uploadForm, color: 'blue' }, [
    text('把填好的推荐表直接发到这里，我来读，再请您核对。'),
    note('Word 文件（.docx）最好；没有表的先取模板，填好存盘再发。'),
    row([
      button('模板', press(say, { word: '模板' }, render), { type: 'primary_filled' }),
      button(words.fillMyself, press(fillMyself, {}, render)),
    ]),
  ])

export type ListView = { entries: HeadView[]; page: number; pages: number }

/** 继续: which draft to go on with. */
export const draftsCard = (view: ListView, render: Render): Card =>
  view.entries.length === 0
    ? card({ title: '没有草稿' }, [
        text('您没有填到一半的推荐。'),
        button('推荐', press(say, { word: '推荐' }, render), { type: 'primary_filled' }),
      ])
    : card({ title: '接着填哪一份' }, [
        ...draftLines(view.entries, render),
        ...(view.pages > 1 ? [note('还有更早的草稿，发送“继续 姓名”打开。')] : []),
      ])

/** 沿用上次: earlier entries whose text can be taken along. */
export const earlierCard = (view: ListView, render: Render): Card => {
  if (view.entries.length === 0) {
    return card({ title: words.reuseLast }, [
      text('本单位还没有以前的申报可以沿用。'),
      row([
        button(words.uploadForm, press(uploadForm, {}, render), { type: 'primary_filled' }),
        button(words.fillMyself, press(fillMyself, {}, render)),
      ]),
    ])
  }
  const names = distinctNames(view.entries)
  return card({ title: words.reuseLast }, [
    text('沿用以前写的内容，附件、同意书和承诺要重新办。'),
    ...view.entries.flatMap((head, index): Common[] => {
      const copy = press(copyEarlier, { nomination: head.id }, render)
      const named = forPerson('沿用', names[index] ?? '')
      return entryItem({ ...head, returned: null }, [button(named, copy, { size: 'small' })])
    }),
    ...(view.pages > 1 ? [note('只列出最近的几份。')] : []),
  ])
}

/** Words that nobody could place, without a question open. */
export const lostCard = (view: { offers: string[] }, render: Render): Card =>
  card({ title: '没有看懂这句话', summary: '没有看懂这句话，可以点下面的按钮' }, [
    text(`可以点下面的按钮${view.offers.includes('推荐') ? '，或者这样说：推荐 王建国 数控车工' : '。'}`),
    row(
      view.offers.map((word, index) =>
        button(word, press(say, { word }, render), index === 0 ? { type: 'primary_filled' } : {}),
      ),
    ),
  ])
