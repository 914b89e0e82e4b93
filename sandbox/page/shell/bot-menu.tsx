import { pressMenu } from './actions.ts'
import { MenuButton } from './menu-button.tsx'
import { showError } from './toasts.ts'

/** The menu as the office sets it up in Feishu's developer console: key and word (docs of the bot's menu). */
const MAIN = [
  ['home', '首页'],
  ['todo', '待办'],
  ['nominate', '推荐'],
  ['progress', '进度'],
  ['publicity', '公示'],
] as const
const MORE = [
  ['resume', '继续'],
  ['mine', '我的申报'],
  ['self', '自荐'],
  ['template', '模板'],
  ['rules', '规则'],
  ['help', '帮助'],
] as const

/** The bot's own menu, above the line one writes in. */
export const BotMenu = ({ person }: { person: string }) => {
  const press = (key: string) => void pressMenu(person, key).catch((error) => showError(person, error))
  return (
    <div class="shell-bot-menu" role="toolbar" aria-label="机器人菜单">
      {MAIN.map(([key, word]) => (
        <button key={key} type="button" class="shell-tool" onClick={() => press(key)}>
          {word}
        </button>
      ))}
      <MenuButton
        label="更多菜单"
        icon="menu"
        words="更多"
        items={MORE.map(([key, word]) => ({ label: word, icon: 'forward', pick: () => press(key) }))}
      />
    </div>
  )
}
