import { z } from 'zod'
import { defineClick, press, type Render } from './click.ts'
import { type BodyElement, button, type Card, card, note, row, text } from './kit.ts'
import { momentWords } from './words/moments.ts'

/** 公示凭证. Instants are epoch ms. */
export type ProofView = {
  lines: {
    number: number
    what: 'list' | 'ended' | 'decision' | 'gone'
    group: string
    state: 'pending' | 'trying' | 'posted' | 'unknown' | 'failed'
    postedAt: number | null
    /** of a lost group: the last instant at which the card was known to stand there */
    until: number | null
    messageId: string | null
    cardSha256: string
    current: boolean
  }[]
  page: number
  pages: number
}

export const turnProof = defineClick({
  name: 'public.proof',
  who: ['staff', 'confirmer', 'auditor'],
  value: z.object({ page: z.number().int().min(0) }),
})

const whatWords = { list: '公示名单', ended: '结束通知', decision: '选树结果', gone: '公示名单' } as const
const stateWords = {
  pending: '等待发送',
  trying: '正在发送',
  posted: '已发出',
  unknown: '没有确认',
  failed: '没有发出',
} as const

const lineOf = (line: ProofView['lines'][number]): BodyElement[] => [
  text(
    `第${line.number}号　${whatWords[line.what]}　${line.group}　${stateWords[line.state]}${line.current ? '（当前）' : ''}`,
  ),
  note(
    [
      ...(line.postedAt ? [`时间 ${momentWords(line.postedAt)}`] : []),
      ...(line.until ? [`这个群已失去，最后一次确认还在群里是${momentWords(line.until)}`] : []),
      ...(line.messageId ? [`消息 ${line.messageId}`] : []),
      `内容校验码（SHA-256）${line.cardSha256}`,
    ].join('\n'),
  ),
]

export const proofCard = (view: ProofView, render: Render): Card =>
  card({ title: '公示凭证', subtitle: '每一次发布的群、时间、消息和内容校验值', color: 'blue' }, [
    ...(view.lines.length === 0 ? [text('还没有发布过。')] : []),
    ...view.lines.flatMap(lineOf),
    ...(view.pages > 1
      ? [
          row([
            ...(view.page > 0 ? [button('上一页', press(turnProof, { page: view.page - 1 }, render))] : []),
            text(`第${view.page + 1}页，共${view.pages}页`),
            ...(view.page + 1 < view.pages
              ? [button('下一页', press(turnProof, { page: view.page + 1 }, render))]
              : []),
          ]),
        ]
      : []),
  ])
