import { Confirm } from './dialog.tsx'
import { startPlaying } from './play.ts'

/** 播放演示 begins with nothing at all: who has tried something here would lose it. */
export const PlayDialog = ({ close }: { close: () => void }) => (
  <Confirm
    title="播放演示？"
    words="演示从空白单位开始，把一年的选树从头演到尾，随时可以暂停、加快或停止。沙箱里现有的会话、卡片和机器人的数据都会清空，不能恢复。"
    yes="清空并播放"
    act={() => void startPlaying()}
    close={close}
  />
)
