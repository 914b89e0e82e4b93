import { around, type Sentences } from './denial-types.ts'
import { fieldWord } from './fields.ts'
import { durationWords } from './measures.ts'
import { settingWord } from './settings.ts'

/** Roles, stages, units and people, and what the chat itself could not take. */
export const peopleSentences = {
  'not-your-role': '这一步由其他岗位的同志办理，您不用操作。有疑问请联系区总工会职工发展部',
  'not-your-unit': (fact) =>
    `${around(fact('unit'), '“', '”') || '这个单位'}不在您负责的范围内，请转给该单位的工会干部办理`,
  'not-your-entry': '这份申报不是您经办的，请联系经办的工会干部，或发送“继续”看自己的草稿',
  'external-person': '您的账号不在区总工会的飞书里，只能查看公开内容。需要办理请联系本单位工会',
  'same-person': '这一步要由两位同志分别完成，请另一位同志来确认',
  'second-person-missing': '发布前要有第二位同志复核，请先增加一位工作人员或复核人',
  'grant-unconfirmed': '这个角色还在等另一位同志确认，确认后就能使用',
  'reader-only': '您的角色可以查看全部内容，但不办理业务。需要修改请联系工作人员',
  'grant-to-self': '不能给自己授予角色，请另一位工作人员办理',
  'grant-needs-unit': (fact) =>
    `授予${around(fact('role'), '“', '”') || '这个角色'}要写明所属单位，请补上单位`,
  'person-unknown': (fact) =>
    `通讯录里没有找到${around(fact('name'), '“', '”') || '这位同志'}，请核对姓名和手机号后再试`,
  'must-not-see': '这项内容目前不对您开放，请等公布后再看',

  'no-cycle': '本年度选树还没有开始，请等通知后再来',
  'stage-closed': (fact) =>
    `${around(fact('stage'), '', '阶段') || '这个阶段'}已经结束，这一步办不了了。确有需要请联系职工发展部`,
  'stage-not-open': (fact) =>
    `${around(fact('stage'), '', '阶段') || '这个阶段'}还没有开始，请等开始后再办，发送“首页”可以看日期`,
  late: (fact) =>
    `${around(fact('stage'), '', '阶段') || '办理时间'}已经截止${around(durationWords(fact('lateMs')), '，晚了', '')}，这次操作没有计入。需要延期请联系职工发展部`,
  'stage-incomplete': (fact) =>
    `还有${around(fact('missing'), '', '件事') || '几件事'}没有办完，请按卡片上的清单办完再进入下一阶段`,
  'setting-frozen': (fact) =>
    `${around(settingWord(fact('setting')), '“', '”') || '这项设置'}${around(fact('stage'), '在', '阶段开始后')}不能再改，请按现有规则办理`,
  'setting-invalid': (fact) =>
    `${around(settingWord(fact('setting')), '“', '”') || '这项设置'}填写的内容不合适，请按提示的范围重新填写`,
  'last-stage': '本年度已经是最后一个阶段，不用再往下走了',
  'cycle-exists': (fact) => `${around(fact('year'), '', '年度') || '这个年度'}已经建好，发送“首页”就能看到`,
  'dates-out-of-order': (fact) =>
    `${around(fact('stage'), '', '阶段') || '各阶段'}的日期前后颠倒了，请按先后顺序重新填写`,
  'cycle-running': (fact) =>
    `${around(fact('year'), '', '年度') || '上一个年度'}还没有办完，请先办完再新建年度`,
  'cycle-year': '年度请填四位数字，只能是今年或明年',
  'cycle-date': (fact) =>
    `${around(fact('stage'), '“', '”') || '有一个日期'}没有填对，请选本年度内还没有过去的日期`,

  'unit-unknown': (fact) =>
    `没有找到${around(fact('unit'), '“', '”的上级单位') || '这个单位'}，请核对单位全称后再试`,
  'unit-loop': (fact) =>
    `${around(fact('unit'), '“', '”') || '有的单位'}的上级绕回了自己，请核对表里的上级单位`,
  'unit-kind': (fact) =>
    `${around(fact('unit'), '“', '”') || '有的单位'}的类型和上级对不上：只有区总工会没有上级，请核对`,
  'sheet-unreadable': '这张表没有读出来，请用模板另存为CSV格式后再发一次',
  'sheet-rows': (fact) =>
    `表里有${around(fact('count'), '', '行') || '几行'}需要修改，请按提示逐行改好后再发一次`,
  'role-unknown': (fact) => `没有${around(fact('role'), '“', '”') || '这个'}角色，请从卡片列出的角色里选`,
  'code-wrong': (fact) => `初始化码不对，请核对后再发${around(fact('left'), '，还可以试', '次')}`,
  'code-expired': '初始化码已经过期，请让管理系统的同志重新生成一个',
  'code-tries': '试的次数太多，这个码已经停用，请让管理系统的同志重新生成一个',
  'already-initialised': '初始化已经完成，不用再做。需要权限请联系现有的工作人员',
  'phone-invalid': (fact) => `${around(fact('phone'), '“', '”') || '这个'}不像手机号，请填写11位手机号码`,
  'person-ambiguous': (fact) => `叫${around(fact('name'), '“', '”') || '这个名字'}的不止一位，请改填手机号`,
  'grant-exists': (fact) =>
    `${around(fact('name'), '', '') || '这位同志'}已经有这个角色，或者正在等另一位同志确认，不用再授予`,
  'last-staff': '这是最后一位工作人员，收回后就没有人能办事了，请先增加一位工作人员',
  'binding-wrong': '绑定码不对，请核对八位字母和数字后再发，例如：绑定 ABCD2345',
  'binding-expired': '这个绑定码已经用过或者过期，请向区总工会职工发展部要一个新的',
  'grant-needs-category': '授予评委要选评委类别，请补上：领域专家、委办局、行业协会或其他方面',
  'grant-settled': '这项授权已经由别的同志处理，不用再办',

  'card-expired': '这张卡片已过期，请发送“首页”重新打开',
  'button-unknown': '这张卡片已过期，请发送“首页”重新打开',
  'form-invalid': (fact) =>
    fact('choose')
      ? `请先选“${fact('choose')}”，再按一次`
      : `${around(fieldWord(fact('field')), '“', '”') || '有一项'}填写的内容没有看懂，请按提示改好后再提交`,
  'command-unknown': '没有看懂这句话，请发送“帮助”看看可以怎么说',
  'too-many-requests': '操作有点快，请稍等一分钟再试',
  'not-found': '没有找到要看的内容，请发送“首页”重新打开',
  busy: '系统繁忙，请稍后再试',
  'message-kind': '这种消息暂时看不懂，请发文字、图片或文件',
  'private-only': '这件事请在和我的单独聊天里办理，不要发在群里',
  'group-only': '这件事请到要公示的群里办理，在群里@我就可以',
} satisfies Sentences<'R' | 'S' | 'U' | 'T'>
