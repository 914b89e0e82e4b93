import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export const CHROMIUM = '/usr/bin/chromium'

/** What is missing on this machine, as a sentence that says what to install; null: nothing. */
export const missingHere = (): string | null => {
  if (!existsSync(CHROMIUM)) return `没有 ${CHROMIUM}，不能制作图片。请安装：apt-get install chromium`
  if (!hasChineseFont())
    return '没有中文字体，图片上会全是方框。请安装：apt-get install fontconfig fonts-noto-cjk'
  return null
}

// `fc-list` comes with fontconfig, without which Debian's Chromium finds no font at all.
const hasChineseFont = (): boolean => {
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== ''
  } catch {
    return false
  }
}
