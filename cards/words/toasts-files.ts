import type { FilesToasts } from '../../src/domain/toasts-files.ts'
import { clip } from './measures.ts'

type Words = { [K in keyof FilesToasts]: (facts: FilesToasts[K]) => string }

export const filesToastWords: Words = {
  'files-placed': (f) => `已放好${f.count}个文件`,
  'file-removed': (f) => `已移除“${clip(f.name, 24)}”`,
  'file-coming': (f) => `“${clip(f.name, 24)}”马上发到这里`,
  'consent-asked': (f) => `已把同意确认发给${f.name}`,
  'consent-given': () => '已确认同意，谢谢',
  'consent-partial': (f) => `已记下。还有${f.missing}项没有同意，三项都同意才能公示`,
  'consent-declined': () => '已告诉推荐您的单位：您不同意参加',
  'consent-withdrawn': () => '已撤回同意，区总工会已知道',
  'proxy-confirmed': (f) => `已复核${f.name}的签字材料`,
  'proxy-refused': (f) => `已退回${f.name}的签字材料`,
}
