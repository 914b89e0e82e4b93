import { z } from 'zod'
import { defineClick, press, type Render } from './click.ts'
import { button, type Card, card, fact, row, text } from './kit.ts'
import { forPerson } from './words/contract.ts'

/** 设为公示群 waits for the second person. */
export type GroupView = {
  chat: string
  name: string
  askedBy: string
  state: 'waiting' | 'confirmed' | 'removed'
  own: boolean
}

export const confirmGroup = defineClick({
  name: 'group.confirm',
  who: ['staff', 'confirmer'],
  value: z.object({ chat: z.string() }),
})

export const declineGroup = defineClick({
  name: 'group.decline',
  who: ['staff', 'confirmer'],
  value: z.object({ chat: z.string() }),
})

const groupActions = (view: GroupView, render: Render) => {
  if (view.state === 'confirmed') return [text('这个群已经是公示群。')]
  if (view.state === 'removed') return [text('这个群没有设为公示群。')]
  if (view.own) return [text('这个群是您提出的，要由另一位同志同意。')]
  return [
    text('同意后，公示名单会发到这个群里，群里所有人都能看到。'),
    row([
      button(forPerson('同意', view.name), press(confirmGroup, { chat: view.chat }, render), {
        type: 'primary_filled',
      }),
      button(forPerson('不同意', view.name), press(declineGroup, { chat: view.chat }, render)),
    ]),
  ]
}

const groupHeads = {
  waiting: { title: '设为公示群，请复核', color: 'orange' },
  confirmed: { title: '已设为公示群', color: 'green' },
  removed: { title: '没有设为公示群', color: 'grey' },
} as const

export const groupCard = (view: GroupView, render: Render): Card =>
  card(groupHeads[view.state], [
    fact('群名', view.name),
    fact('提出的同志', view.askedBy),
    ...groupActions(view, render),
  ])

/** Nobody knows whether a posting arrived: staff look, and decide. */
export type PostingView = {
  posting: string
  group: string
  what: 'list' | 'ended' | 'decision' | 'gone'
  state: 'pending' | 'trying' | 'posted' | 'unknown' | 'failed'
  code: number | null
}

export const repostCard = defineClick({
  name: 'public.repost',
  who: ['staff'],
  value: z.object({ posting: z.string() }),
})

const whatWords = {
  list: '公示名单',
  ended: '公示结束的通知',
  decision: '选树结果',
  gone: '公示名单',
} as const

const postingHeads = {
  pending: { how: '正在发送', color: 'blue' },
  trying: { how: '正在发送', color: 'blue' },
  posted: { how: '已确认发出', color: 'green' },
  unknown: { how: '没有确认发出', color: 'red' },
  failed: { how: '没有确认发出', color: 'red' },
} as const

export const postingCard = (view: PostingView, render: Render): Card => {
  const words = whatWords[view.what]
  const open = view.state === 'unknown' || view.state === 'failed'
  const { how, color } = postingHeads[view.state]
  return card({ title: `${words}${how}`, color }, [
    fact('群名', view.group),
    ...(view.state === 'posted' ? [text('已确认发出，不用再处理。')] : []),
    ...(open
      ? [
          text(
            view.state === 'failed'
              ? `飞书拒绝了发送${view.code ? `（${view.code}）` : ''}，请先确认机器人在群里、没有被禁言，再补发。`
              : '网络中断后查不到是否已经发出。请先到群里看一眼，确实没有再补发。',
          ),
          row([
            button(forPerson('补发', view.group), press(repostCard, { posting: view.posting }, render), {
              type: 'primary_filled',
              confirm: { title: '补发到群里', text: '请先到群里确认没有这张卡片，避免重复。' },
            }),
          ]),
        ]
      : []),
    ...(view.state === 'pending' || view.state === 'trying' ? [text('正在发送，请稍候。')] : []),
  ])
}
