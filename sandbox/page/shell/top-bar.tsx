import { useSignal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import '../style/shell-top.css'
import { isFrozen, tickingNow } from './clock.ts'
import { Icon, type IconName } from './icon.tsx'
import { MenuButton } from './menu-button.tsx'
import { isPlaying, play } from './play.ts'
import { PlayDialog } from './play-dialog.tsx'
import { ResetDialog } from './reset-dialog.tsx'
import { go, route } from './route.ts'
import { overview } from './tenant.ts'
import { chooseTheme, type ThemeChoice, themeChoice } from './theme.ts'
import { fullTime } from './times.ts'
import { benchOpen, phoneWidth } from './view.ts'

const TenantTime = () => {
  const now = tickingNow()
  return (
    <time class="shell-time" dateTime={new Date(now).toISOString()} title="沙箱里的时间（北京时间）">
      {fullTime(now)}
      {isFrozen() && '（已停）'}
    </time>
  )
}

const THEMES: Record<ThemeChoice, { label: string; icon: IconName }> = {
  light: { label: '浅色', icon: 'sun' },
  dark: { label: '深色', icon: 'moon' },
  system: { label: '跟随系统', icon: 'screen' },
}
const CHOICES = ['light', 'dark', 'system'] as const

const ThemeMenu = () => {
  const { label, icon } = THEMES[themeChoice.value]
  return (
    <MenuButton
      label={`外观：${label}`}
      words="外观"
      icon={icon}
      items={CHOICES.map((choice) => ({ ...THEMES[choice], pick: () => chooseTheme(choice) }))}
    />
  )
}

type ToggleProps = {
  class?: string
  icon: IconName
  words: string
  on: boolean
  toggle: () => void
  why: string
}

const Toggle = ({ class: name = '', icon, words, on, toggle, why }: ToggleProps) => (
  <button type="button" class={`shell-tool ${name}`} aria-pressed={on} title={why} onClick={toggle}>
    <Icon name={icon} />
    <span class="shell-tool-word">{words}</span>
  </button>
)

/** Beside whom: somebody else of those one meets first. */
const other = (): string => {
  const ids = (overview.value?.people ?? []).map(({ id }) => id)
  return ['liguodong', 'linxiao', ...ids].find((id) => ids.includes(id) && id !== route.peek().as) ?? ''
}

type AskingProps = {
  icon: IconName
  words: string
  why: string
  disabled?: boolean
  dialog: (props: { close: () => void }) => ComponentChild
}

/** What empties the sandbox asks first. */
const Asking = ({ icon, words, why, disabled = false, dialog: Question }: AskingProps) => {
  const open = useSignal(false)
  return (
    <>
      <button
        type="button"
        class="shell-tool"
        disabled={disabled}
        title={why}
        onClick={() => {
          open.value = true
        }}
      >
        <Icon name={icon} />
        <span class="shell-tool-word">{words}</span>
      </button>
      {open.value && (
        <Question
          close={() => {
            open.value = false
          }}
        />
      )}
    </>
  )
}

const PlayButton = () => (
  <Asking
    icon="play"
    words="播放演示"
    disabled={play.value.state === 'absent' || isPlaying(play.value)}
    why={play.value.state !== 'absent' ? '一年的选树从头演到尾，不用动手' : '这个沙箱没有带演示'}
    dialog={PlayDialog}
  />
)

const ResetButton = () => (
  <Asking icon="restart" words="重新开始" why="清空沙箱，从头再来" dialog={ResetDialog} />
)

export const TopBar = () => (
  <header class="shell-top">
    <h1 class="shell-title">
      海淀工匠选树助手 <span>· 飞书沙箱</span>
    </h1>
    <p class="shell-imitation">这是模拟环境，不是真的飞书</p>
    <TenantTime />
    <div class="shell-tools" role="toolbar" aria-label="沙箱">
      <PlayButton />
      <ResetButton />
      <Toggle
        class="shell-wide"
        icon="split"
        words="并排"
        why="两个人并排看"
        on={route.value.with !== ''}
        toggle={() => go(route.peek().with ? { with: '', withChat: '' } : { with: other() })}
      />
      <Toggle
        class="shell-wide"
        icon="phone"
        words="手机宽度"
        why="像在手机上那样看（390 像素宽）"
        on={phoneWidth.value}
        toggle={() => {
          phoneWidth.value = !phoneWidth.peek()
        }}
      />
      <Toggle
        icon="bench"
        words="工作台"
        why="看线路、事件和卡片 JSON"
        on={benchOpen.value}
        toggle={() => {
          benchOpen.value = !benchOpen.peek()
        }}
      />
      <ThemeMenu />
    </div>
  </header>
)
