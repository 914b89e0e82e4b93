import type { SettingKey } from '../../src/domain/settings.ts'

/** The settings of a cycle as staff read them. */
export const settingWords: Readonly<Record<SettingKey, string>> = {
  target: '选树目标人数',
  aggregate: '总分算法',
  trimFrom: '去掉最高最低分的起点',
  minValid: '最少有效评分数',
  minValidShare: '有效评分比例',
  tieChain: '并列时的比较顺序',
  skillRule: '技能等级和竞赛的要求',
  careerReference: '一线工作年限的截止日',
  publicityDays: '公示天数',
  publicityStartCounts: '公示首日是否计入',
  objectionAnswerDays: '异议答复期限',
  calendar: '放假调休安排',
  calendarYears: '已录入的放假年份',
  contactPhone: '联系电话',
  contactMail: '联系邮箱',
  contactAddress: '联系地址',
  filesMax: '每份申报的附件数',
  fileBytesMax: '每个附件的大小',
  deedsMax: '一句话事迹的字数',
  disagreementRange: '评分分歧提示线',
}

/** '' for anything that is no setting. */
export function settingWord(key: string): string {
  return Object.hasOwn(settingWords, key) ? settingWords[key as SettingKey] : ''
}
