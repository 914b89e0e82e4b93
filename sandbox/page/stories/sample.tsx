/** A filled form to try with; what a drag of it carries is read by the conversation it is dropped on. */
export const SAMPLE = {
  name: '海淀工匠推荐表-王建国.docx',
  url: '/sandbox/samples/wangjianguo.docx',
  type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
export const SAMPLE_DRAG = 'application/x-sandbox-sample'

/** The sample as if it had been chosen on this machine. */
export const sampleFile = async (): Promise<File> => {
  const response = await fetch(SAMPLE.url)
  if (!response.ok) throw new Error('样表没有读到，请刷新页面再试')
  return new File([await response.blob()], SAMPLE.name, { type: SAMPLE.type })
}

/** The filled form lying beside the chat: it can be dragged, sent by a button, or downloaded to look at. */
export const Sample = ({ send, busy }: { send: () => void; busy: boolean }) => (
  <div class="story-sample">
    <a
      class="story-sheet"
      href={SAMPLE.url}
      download={SAMPLE.name}
      title="拖进聊天里；点一下则下载来看看"
      onDragStart={(event) => event.dataTransfer?.setData(SAMPLE_DRAG, SAMPLE.url)}
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
