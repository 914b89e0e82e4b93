import type { SimDid } from '../../contract.ts'

const names = (members: readonly string[]): string =>
  members.map((member) => (member === 'bot' ? '机器人' : member)).join('、')

const formWords = (form: Record<string, unknown> | undefined): string =>
  form ? `，填了${Object.keys(form).join('、')}` : ''

const actWords = (did: SimDid): string => {
  const { verb, args } = did
  if (verb === 'say') return `说“${args.text}”`
  if (verb === 'press') return `按“${args.button}”${formWords(args.form)}`
  if (verb === 'sendFile') return `发文件“${args.name}”`
  if (verb === 'menu') return `按菜单 ${args.key}`
  if (verb === 'enter') return '打开与机器人的单聊'
  if (verb === 'leave') return '离职'
  if (verb === 'stopBot') return args.stopped ? '停用机器人' : '恢复机器人'
  if (verb === 'recall') return '撤回一条消息'
  if (verb === 'forward') return `转发给${args.to}`
  if (verb === 'createChat') return `建群“${args.name}”：${names(args.members)}`
  if (verb === 'addMembers') return `把${names(args.members)}拉进“${args.chat}”`
  if (verb === 'removeMember') return `把${names([args.member])}移出“${args.chat}”`
  if (verb === 'dissolveChat') return `解散“${args.chat}”`
  return `走 ${args.advance}`
}

/** Where it was said or pressed; of a group's own changes the act itself tells. */
const whereWords = ({ verb, args }: SimDid): string => {
  if (verb !== 'say' && verb !== 'press' && verb !== 'sendFile' && verb !== 'recall') return ''
  return args.chat === undefined ? '' : `在“${args.chat}”里`
}

/** One act in a line: `周敏按“提交”，填了姓名、单位`. */
export const didWords = (did: SimDid): string => {
  const nobody = did.verb === 'clock' ? '时钟' : '有人'
  return `${did.by === '' ? nobody : did.by}${whereWords(did)}${actWords(did)}`
}
