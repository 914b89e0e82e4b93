import { useId, useRef } from 'preact/hooks'
import type { SimOverviewPerson, SimOwnChat } from '../../contract.ts'
import '../style/shell-write.css'
import { BotMenu } from './bot-menu.tsx'
import { Icon, type IconName } from './icon.tsx'
import { MentionList, optionId } from './mention.tsx'
import { sendFiles, uploadsOf } from './uploads.ts'
import { useWriting, type Writing, writingKey } from './use-writing.ts'

type ComposerProps = { person: SimOverviewPerson; own: SimOwnChat }

type AttachProps = { label: string; icon: IconName; accept: string; send: (files: File[]) => void }

const Attach = ({ label, icon, accept, send }: AttachProps) => {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class="shell-tool"
        aria-label={label}
        title={label}
        onClick={() => field.current?.click()}
      >
        <Icon name={icon} />
      </button>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          send([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}

const Sending = ({ names }: { names: readonly string[] }) =>
  names.length > 0 ? (
    <p class="shell-sending" role="status">
      正在发送 {names[0]}
      {names.length > 1 && `，还有 ${names.length - 1} 个文件`}…
    </p>
  ) : null

const Text = ({ writing, label, placeholder }: { writing: Writing; label: string; placeholder: string }) => {
  const id = useId()
  const { box, text, mention, offered, input, pick } = writing
  const members = offered()
  const open = mention.value !== null && members.length > 0
  const chosen = mention.value?.chosen ?? 0
  return (
    <>
      {open && <MentionList id={id} members={members} chosen={chosen} pick={pick} />}
      <textarea
        ref={box}
        rows={1}
        value={text.value}
        aria-label={label}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open ? optionId(id, chosen) : undefined}
        placeholder={placeholder}
        onInput={({ currentTarget: { value, selectionStart } }) => input(value, selectionStart)}
        onKeyDown={(event) => writingKey(writing, event)}
        onBlur={() => {
          mention.value = null
        }}
      />
    </>
  )
}

/** Where one writes to a chat. */
export const Composer = ({ person, own }: ComposerProps) => {
  const writing = useWriting(person.id, own.id)
  const send = (files: readonly File[]) => sendFiles(person.id, { chat: own.id, files })
  if (person.left) return <p class="shell-composer shell-quiet">{person.name}已离职，不能再发消息</p>
  return (
    <form
      class="shell-composer"
      onSubmit={(event) => {
        event.preventDefault()
        void writing.send()
      }}
    >
      {own.withBot && <BotMenu person={person.id} />}
      <Sending names={uploadsOf(person.id, own.id).value} />
      <div class="shell-composer-box">
        <Text
          writing={writing}
          label={`以${person.name}的身份发送给${own.name}`}
          placeholder={`以${person.name}的身份发送消息`}
        />
        <button
          type="button"
          class="shell-tool"
          aria-label="提到某人"
          title="提到某人"
          onClick={writing.startMention}
        >
          <Icon name="at" />
        </button>
        <Attach label="发送图片" icon="picture" accept="image/*" send={send} />
        <Attach label="发送文件（最大 30 MB）" icon="clip" accept="" send={send} />
        <button type="submit" class="shell-send" disabled={writing.text.value.trim() === ''}>
          <Icon name="send" />
          发送
        </button>
      </div>
    </form>
  )
}
