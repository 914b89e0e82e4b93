import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { SimOverviewPerson, SimOwnChat } from '../../contract.ts'
import '../style/shell-talk.css'
import { post } from '../api.ts'
import { Composer } from './composer.tsx'
import { DropZone } from './drop-zone.tsx'
import { Members } from './group-dialogs.tsx'
import { Icon } from './icon.tsx'
import { isPlaying, play } from './play.ts'
import { LIST, openChat, type Side } from './route.ts'
import { Scroll } from './scroll.tsx'
import { findChat } from './tenant.ts'
import { type Thread, threadOf } from './thread.ts'

export type ConversationProps = {
  side: Side
  person: SimOverviewPerson
  own: SimOwnChat
  narrow: boolean
}

const GroupMembers = ({ person, own }: ConversationProps) => {
  const open = useSignal(false)
  const chat = findChat(own.id)
  if (chat?.kind !== 'group') return null
  return (
    <div class="shell-head-end">
      <button
        type="button"
        class="shell-tool"
        onClick={() => {
          open.value = true
        }}
      >
        <Icon name="people" />
        {chat.members.length} 人
      </button>
      {open.value && (
        <Members
          chat={own.id}
          person={person}
          close={() => {
            open.value = false
          }}
        />
      )}
    </div>
  )
}

const Head = (props: ConversationProps) => {
  const { side, own, narrow } = props
  return (
    <header class="shell-head">
      {narrow && (
        <button
          type="button"
          class="shell-tool"
          aria-label="返回会话列表"
          onClick={() => openChat(side, LIST)}
        >
          <Icon name="back" />
        </button>
      )}
      <h2>{own.name}</h2>
      {own.withBot && <span class="shell-tag">机器人</span>}
      {findChat(own.id)?.external && <span class="shell-outside">外部</span>}
      <GroupMembers {...props} />
    </header>
  )
}

/**
 * As the client does at the first opening; the bot greets. Not while the demo is played: who looks over a shoulder
 * enters nothing, and the greeting would come between what is being told.
 */
const enterOnce = ({ person, own }: ConversationProps): void => {
  if (!own.withBot || person.entered || person.left || isPlaying(play.peek())) return
  void post(`/people/${encodeURIComponent(person.id)}/enter`).catch(() => {})
}

/** Keeps the thread fresh while it is shown, and says what has been read. */
const useShown = (props: ConversationProps, thread: Thread): void => {
  const { person, own } = props
  useEffect(() => {
    thread.shown += 1
    if (thread.stale) void thread.refresh()
    enterOnce(props)
    return () => {
      thread.shown -= 1
    }
  }, [thread])
  const newest = thread.chunks.value.at(-1)?.messages.at(-1)
  useEffect(() => {
    if (!newest || own.unread === 0) return
    const path = `/people/${encodeURIComponent(person.id)}/chats/${own.id}/read`
    void post(path, { seq: newest.seq }).catch(() => {})
  }, [newest, own.unread])
}

/** One chat as one person sees it. */
export const Conversation = (props: ConversationProps) => {
  const { person, own } = props
  const thread = threadOf(person.id, own.id)
  useShown(props, thread)
  return (
    <DropZone person={person.id} chat={own.id} label={`与${own.name}的会话`}>
      <Head {...props} />
      <Scroll thread={thread} person={person} own={own} />
      <Composer person={person} own={own} />
    </DropZone>
  )
}
