import type { ListWarning, ListWarningKey } from '../../src/domain/public-list.ts'

type Sentence = (who: string, count: number | undefined) => string

/** What the preview of a publicity list warns of; `who` is a name in “” or 有的人选. */
const sentences: Readonly<Record<ListWarningKey, Sentence>> = {
  'list-empty': () => '名单里还没有人选，请先列入名单。',
  'consent-missing': (who) => `${who}还没有同意公示，请先联系本人。`,
  'visit-open': (who) => `${who}的实地走访还没有结论，请先录入。`,
  'objection-open': (who) => `${who}有一件异议还没有办结，请留意。`,
  'personal-number': (who) => `${who}的公示内容里有证件号、手机号或卡号，请先删去。`,
  'deeds-missing': (who) => `${who}还没有一句话事迹，可以不写，也可以补上。`,
  'deeds-long': (who) => `${who}的一句话事迹偏长，请精简一些。`,
  'deeds-not-approved': (who) => `${who}还没有确认这句事迹，请先请本人看过。`,
  'same-name': (who) => `${who}在名单里有同名的人，请核对单位和岗位。`,
  'strokes-unknown': (who) => `${who}里有查不到笔顺的字，排在同笔画数的最后，请人工核对先后。`,
  'no-group': () => '还没有公示群，请在群里@我，点“设为公示群”。',
  'no-contact': () => '还没有填公示的联系电话、邮箱和地址，请先填好。',
  'no-second-person': () => '还没有第二位同志复核，请先增加一位工作人员或复核人。',
  'target-differs': (_, count) =>
    count === undefined
      ? '名单人数和目标不同，可以这样定，请写明理由。'
      : `名单比目标${count > 0 ? '多' : '少'}${Math.abs(count)}人，可以这样定，请写明理由。`,
}

/** A warning in words; `name` is the person's, where the warning is about one. */
export function listWarningSentence(warning: ListWarning, name?: string): string {
  return sentences[warning.key](name ? `“${name}”` : '有的人选', warning.count)
}
