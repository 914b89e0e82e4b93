/** The keys the office gives the bot's menu, each with the word it types. */
const words: Readonly<Record<string, string>> = {
  home: '首页',
  help: '帮助',
  rules: '规则',
  todo: '待办',
  nominate: '推荐',
  resume: '继续',
  mine: '我的申报',
  self: '自荐',
  template: '模板',
  progress: '进度',
  publicity: '公示',
}

/** What a menu item types: its key's word, or the key itself where the office wrote the word there. */
export const menuWord = (key: string): string => {
  const trimmed = key.trim()
  return words[trimmed.toLowerCase()] ?? trimmed
}
