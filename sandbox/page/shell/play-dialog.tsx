import { Dialog } from './dialog.tsx'
import { startPlaying } from './play.ts'

/** 播放演示 begins with nothing at all: who has tried something here would lose it. */
export const PlayDialog = ({ close }: { close: () => void }) => (
  <Dialog
    title="播放演示？"
    close={close}
    footer={
      <>
        <button type="button" class="shell-button" onClick={close}>
          取消
        </button>
        <button
          type="button"
          class="shell-button shell-button-bad"
          onClick={() => {
            close()
            void startPlaying()
          }}
        >
          清空并播放
        </button>
      </>
    }
  >
    <p>演示从空白单位开始，把一年的选树从头演到尾，约十分钟，随时可以暂停、加快或停止。</p>
    <p>沙箱里现有的会话、卡片和机器人的数据都会清空，不能恢复。</p>
  </Dialog>
)
