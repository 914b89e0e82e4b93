import { type BodyElement, type Card, card, fact, text } from './kit.ts'
import { clip, dateWords } from './words/measures.ts'
import { momentWords } from './words/moments.ts'

/** A public group that the bot is no longer in. Instants are epoch ms, `end` 'YYYY-MM-DD'. */
export type LostGroupView = {
  group: string
  why: 'removed' | 'dissolved'
  /** what stood there; null when no list did */
  shown: { number: number; from: number | null; until: number | null; end: string } | null
  /** public groups that are left */
  others: string[]
}

const happened = {
  removed: '机器人已不在这个群里，名单卡片不能再更新，群里也收不到后续公示。',
  dissolved: '这个群已经解散，名单在这个群里看不到了。',
} as const

/** As many names as say enough. */
const OTHERS = 10

const sinceUntil = ({ from, until }: NonNullable<LostGroupView['shown']>): string =>
  [
    ...(from === null ? [] : [`${momentWords(from)}起`]),
    ...(until === null ? [] : [`最后一次确认还在群里是${momentWords(until)}`]),
  ].join('，')

const shownLines = ({ shown }: LostGroupView): BodyElement[] =>
  shown === null
    ? [text('这个群里现在没有公示中的名单。')]
    : [
        fact('名单', `第${shown.number}号，公示至${dateWords(shown.end)}`),
        fact('已公示', sinceUntil(shown)),
        text('以上起止时间已记入审计记录，可在“公示凭证”里查看。'),
      ]

const back = {
  removed: '请群主把机器人加回群里，在群里发“@我 设为公示群”，由另一位同志复核，名单随即重新发出。',
  dissolved: '请另建或另选一个群，把机器人加进群，在群里发“@我 设为公示群”，由另一位同志复核，名单随即发出。',
} as const

/** Which group was lost, what stood there until when, and what to do. */
export const lostGroupCard = (view: LostGroupView): Card =>
  card({ title: '公示群少了一个', color: 'red', icon: 'warning_outlined' }, [
    fact('群名', clip(view.group, 60)),
    text(happened[view.why]),
    ...shownLines(view),
    text(`怎么办：${back[view.why]}`),
    text('来不及的，请在本单位张贴纸质公示，拍照留存；公示期是否顺延由职工发展部决定。'),
    text(
      view.others.length > 0
        ? `仍在公示的群：${view.others
            .slice(0, OTHERS)
            .map((name) => clip(name, 30))
            .join('、')}${view.others.length > OTHERS ? `等${view.others.length}个` : ''}。`
        : '现在没有别的公示群。',
    ),
  ])
