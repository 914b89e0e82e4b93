import type { ConsentTick } from '../../src/domain/consent.ts'

/** The three separate ticks on the nominee's own card (个人信息保护法 第13、25、29条). */
export const consentTickWords: Readonly<Record<ConsentTick, string>> = {
  collect: '同意为本次选树收集和使用我的申报信息',
  sensitive: '同意处理其中的敏感信息，只用于审核和发放奖励',
  publish: '同意公示我的姓名、单位、岗位和一句话事迹',
}
