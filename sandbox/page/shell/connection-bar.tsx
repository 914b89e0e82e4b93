import { Icon } from './icon.tsx'
import { connection } from './live.ts'

/** What the visitor sees while the sandbox is away; typed text stays where it is. */
export const ConnectionBar = () =>
  connection.value === 'lost' ? (
    <p class="shell-lost" role="alert">
      <Icon name="warn" />
      连接断开，正在重连… 沙箱可能已经停止；重新运行 npm start 后本页会自己恢复。
    </p>
  ) : null
