import { SAMPLE, startDrag } from './sample-file.ts'

/** The filled form lying beside the chat: it can be dragged, sent by a button, or downloaded to look at. */
export const Sample = ({ send, busy }: { send: () => void; busy: boolean }) => (
  <div class="story-sample">
    <a
      class="story-sheet"
      href={SAMPLE.url}
      download={SAMPLE.name}
      title="拖进聊天里；点一下则下载来看看"
      onDragStart={startDrag}
    >
      <span class="story-sheet-mark" aria-hidden="true">
        W
      </span>
      <span>
        <b>{SAMPLE.name}</b>
        <small>填好的样表，人是编的</small>
      </span>
    </a>
    <button type="button" class="story-go" onClick={send} disabled={busy}>
      {busy ? '正在发送…' : '发送这份推荐表'}
    </button>
  </div>
)
