import { around, type Sentences } from './denial-types.ts'
import { dateWords, sizeWords } from './measures.ts'
import { discreetStateWord } from './states.ts'
import { unparsedWords } from './talk.ts'

/** Nominations, what is typed into them, their files, and the batches they travel in. */
export const entrySentences = {
  'wrong-state': (fact) =>
    `${around(discreetStateWord(fact('state')), '现在的进度是“', '”') || '进度已经变了'}，这一步办不了。请打开最新的卡片再看`,
  'hard-findings': (fact) => {
    const count = fact('count')
    return `还有${count === '' || count === '0' ? '内容' : `${count}项`}要补齐才能提交，请点卡片上的按钮逐项补上`
  },
  'soft-reason-missing': (fact) =>
    `有${around(fact('count'), '', '项') || '几项'}和一般要求不同，可以推荐，请逐项写明理由再提交`,
  'declaration-missing': '请先勾选“材料真实、严格把关”的承诺，再提交',
  'unit-barred': '推荐单位已被取消推荐资格，不能提交。详情请联系区总工会职工发展部',
  'paper-missing': '代为录入要有本人签字的纸质材料，请拍照上传后再提交',
  'reason-missing': '请写一句理由，方便对方知道怎么办',
  'article-missing': '请选择依据的条款，再点一次确定',
  'due-date-missing': '请选择补正的完成时限，再点一次退回补正',
  'due-date-past': '完成时限要晚于现在，请重新选一个日期',
  'due-date-far': (fact) =>
    `完成时限太远了，${around(dateWords(fact('end')), '最晚', '') || '要在资格审核结束以前'}，请重新选一个日期`,
  'version-stale': (fact) =>
    `${around(fact('name'), '“', '”的')}内容刚才有人改过，您填的也保留了，请看过最新的卡片再办`,
  'already-decided': '这一步已经办完，不用再点。发送“首页”可以看最新进度',
  'entry-gone': (fact) =>
    `这份申报${discreetStateWord(fact('state')) || '已经不再参加选树'}，不能再办理。需要时请重新推荐`,
  'contest-level': '自荐要有区级及以上技能竞赛的成绩，请写明是哪一级、哪个单位主办的竞赛',
  'contest-result': (fact) =>
    fact('level') === '区级' || fact('level') === ''
      ? '自荐要在区级竞赛中获优胜，或在市级及以上竞赛中获名次，请写明获得的成绩'
      : `${fact('level')}竞赛要获得名次才能自荐，请写明第几名或几等奖`,
  'contest-not-sufficient': '竞赛成绩符合自荐要求，但其他推荐条件还不齐，请按卡片提示补上',
  'second-confirm-missing': '这一步还要另一位同志先发起或确认，请等对方办完再试',
  'merge-target-missing': '请先选择要合并到哪一份申报，再点确定',
  'consent-not-yours': '同意要由本人勾选。没有飞书账号的，请上传本人签字的纸质同意书照片',
  'consent-ticks': '还没有勾选任何一项。同意哪一项就勾哪一项，再点“同意并确认”；都不同意的，不用按',
  'nominee-name': (fact) =>
    `这个手机号登记的不是${around(fact('name'), '“', '”') || '这位人选'}，请核对号码，或改用签字的纸质同意书`,
  'withdraw-too-late': '申报已经上报，不能直接撤回。需要退出请联系区总工会职工发展部',
  'correction-overdue': (fact) =>
    `补正时限${around(dateWords(fact('due')), '（', '）')}已过，这次没有收下。需要延长请联系审核的同志`,

  'answer-empty': (fact) =>
    `${around(fact('field'), '“', '”') || '这一项'}还没有内容，${fact('on') === 'form' ? '请写好再按一次' : '请回复一句话，或点“以后再说”'}`,
  'answer-too-long': (fact) =>
    `${around(fact('field'), '“', '”') || '这一项'}写得太长了，${around(fact('max'), '请控制在', '字以内') || '请精简一些'}，原文已为您保留`,
  'answer-name': '这不像一个姓名，请只回复姓名，例如：王建国',
  'answer-membership': '会员号请填4到20位数字或字母，可以看会员证，或问本单位工会',
  'answer-politics': '请由单位说明政治素质是否过硬，例如：政治素质过硬',
  'answer-industry': '没有对上行业，请从卡片列出的行业里选，都不是就选“其他行业”',
  'answer-skill': '没有对上等级或职称，请从卡片列出的里面选，例如：技师、工程师',
  'answer-career': (fact) =>
    `${unparsedWords[fact('why') as keyof typeof unparsedWords] ?? unparsedWords['no-dates']}，请每份工作写一行，例如：2015.03-2020.06 某某厂 钳工`,
  'answer-unit': (fact) =>
    `没有找到${around(fact('unit'), '“', '”') || '这个单位'}，请写单位全称，或从卡片里选`,
  'answer-contest': '请写明年份、竞赛名称和成绩，例如：2023年海淀区职工技能大赛优胜',
  'answer-personal-data': '这里请不要写身份证号、手机号或银行卡号，请删去后再发',
  'field-unknown': '没有找到要填的这一项，请发送“继续”重新打开草稿',
  'date-invalid': (fact) =>
    `没有看懂${around(fact('date'), '“', '”') || '这个日期'}，请这样写：2025年6月30日`,
  'date-future': '这个日期还没有到，请填写今天或以前的日期',

  'batch-empty': '还没有纳入汇总的人选，请先选好人选再上报',
  'batch-frozen': '这一批已经上报，不能再改。要补充人选请另报一批',
  'batch-method-missing': '请先选择比选方式：评比、选拔竞赛或其他，再上报',
  'batch-group-order-missing': '有几位人选同行业、同单位、同岗位，请排出先后并写明理由',
  'batch-incomplete-entry': (fact) =>
    `${around(fact('name'), '“', '”的申报') || '有的申报'}还没有填齐，请先补齐或移出这一批再上报`,
  'batch-signatory-missing': '请填写这一批的负责人姓名，再上报',
  'batch-not-aggregator': '上报由镇街、行业等汇总单位办理，请先提交给您的上级工会',

  'file-too-large': (fact) =>
    `这个文件太大，收不下，${around(sizeWords(fact('max')), '请控制在', '以内') || '请压缩一下'}，或分成几个再发`,
  'file-type': '这种文件打不开，请发Word、PDF、图片或表格文件',
  'file-too-many': (fact) => `附件已满${around(fact('max'), '', '个')}，请先删去不需要的，再发新的`,
  'file-unreadable': '这个文件没有读出来，可能损坏或加了密码，请另存一份再发',
  'file-bomb': '这个文件解压后过大，为了安全没有打开，请换一份再发',
  'file-empty': '这个文件是空的，请检查后再发一次',
  'file-gone': '这个文件已经找不到了，请重新发一次',
  'file-nowhere':
    '这个文件没有地方放：您现在没有可以修改的申报。推荐请发送“推荐”，自荐请发送“自荐”，再把文件发一次',
  'form-not-ours': '这不是我们的推荐表，已存为附件。发送“模板”可以拿到推荐表',
} satisfies Sentences<'N' | 'A' | 'B' | 'F'>
