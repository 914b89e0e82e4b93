import { around, type Sentences } from './denial-types.ts'
import { dateWords } from './measures.ts'

/** Publicity, objections and the party group's decision. */
export const afterSentences = {
  'calendar-year-unknown': (fact) =>
    `还没有${around(fact('year'), '', '年') || '这一年'}的放假安排，算不出工作日，请先录入放假安排`,
  'period-too-short': '公示时间太短，请按规定的工作日天数重新填写',
  'consent-missing': (fact) =>
    `${around(fact('name'), '“', '”') || '有的人选'}还没有同意公示，请联系本人勾选，或上传签字的同意书`,
  'contact-missing': '公示要写明联系电话、邮箱和地址，请先在设置里填好',
  'group-missing': '还没有设好公示群，请在群里@我，点“设为公示群”',
  'group-external': '这个群有外单位的人，不能用来公示，请换一个内部群',
  'already-released': '这份名单已经发布，不用再点。发送“公示”就能看到',
  'not-requested': '这份名单还没有提请发布，请经办的同志先点“提请发布”',
  'list-changed': '名单有了变化，这次没有发布。请看过新的名单，再提请一次',
  'publicity-blocked': (fact) =>
    `还有${around(fact('count'), '', '件事') || '几件事'}要先办好才能公示，请按卡片上的提示逐件处理`,
  'publicity-not-over': (fact) =>
    `公示还没有结束${around(dateWords(fact('end')), '，要到', '')}，请等结束后再办`,
  'group-exists': '这个群已经是公示群，不用再设',
  'publicity-start-past': '公示要从今天或以后开始，请重新选开始日期，再提请一次',
  'group-unreachable': '查不到这个群，请确认我还在群里，再发一次“设为公示群”',

  'objection-period': '公示期内才能提出异议，现在不在公示期。有情况请直接联系区总工会',
  'objection-name': '请写真实姓名，姓名不会公开',
  'objection-contact': '请留下电话或邮箱，方便我们答复您',
  'objection-facts': '请写清楚是什么事、有什么依据，可以附照片或文件',
  'objection-respondent': '请先选择您要反映的是哪一位人选',
  'objection-conflict': '这件异议和您有关，请交给另一位同志办理',
  'objection-open': (fact) =>
    `${around(fact('name'), '“', '”') || '这位人选'}的异议还没有办结，请办结后再继续，其他人选不受影响`,
  'objection-closed': '这件异议已经办结，不能再改。有新情况请重新提出',

  'decision-before-end': (fact) =>
    `公示结束${around(dateWords(fact('end')), '（', '）')}后才能开会审议，会议日期要在公示最后一天之后`,
  'decision-meeting': '请填写会议名称和日期，例如：2025年第20次党组会',
  'decision-incomplete': (fact) =>
    `还有${around(fact('count'), '', '位') || '几位'}人选没有填决定，请逐位选同意、不同意或暂缓`,
  'decision-value': '决定只能是同意、不同意或暂缓，请重新选择',
  'decision-changed': '录入之后内容有了变化，这次没有确认。请看过新的内容再确认',
  'decision-confirmed': '会议决定已经确认，不能再改。确有错误请联系区总工会职工发展部',
  'decision-none': '还没有录入决定，请党组记录员先逐位录入',
  'decision-reason-missing': '不同意或暂缓要写明理由，请补上一句再提交',
  'decision-not-publicised': (fact) =>
    `${around(fact('name'), '“', '”') || '这位人选'}还没有经过公示，不能录入决定，请先公示`,
} satisfies Sentences<'P' | 'O' | 'D'>
