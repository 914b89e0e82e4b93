import { around, type Sentences } from './denial-types.ts'
import { forceWord } from './forces.ts'

/** Qualification checks, marks, recusal and the shortlist. */
export const reviewSentences = {
  'check-own-unit': '这位人选和您是同一单位，资格审核请交给另一位审核员',
  'check-incomplete': (fact) =>
    `还有${around(fact('count'), '', '项') || '内容'}没有审核，请逐项看完再作结论`,
  'check-contradicts': (fact) =>
    `${around(fact('item'), '“', '”') || '有的项目'}还不符合，结论却是通过，请核对后改成一致`,
  'check-item-unknown': '没有找到这个审核项目，请发送“待办”重新打开',

  'mark-invalid': '评分只能是5、4、3、2、1或不适用，请点卡片上的按钮打分',
  'mark-reason-missing': (fact) =>
    `有${around(fact('count'), '', '项') || '几项'}选了不适用，请写明理由再提交评分`,
  'score-incomplete': (fact) => {
    const count = fact('count')
    return `还有${count === '' || count === '0' ? '几项' : `${count}项`}没有打分，已打的分都在，请补完再提交评分`
  },
  'score-not-assigned': '这位人选不在您的评审名单里，请发送“待办”看自己的名单',
  'score-closed': '评分已经结束，这次没有计入，原来的评分不变。有疑问请联系评审组长',
  'score-force-missing': (fact) =>
    `${around(forceWord(fact('force')), '“', '”') || '有一力'}三项都是不适用，算不出总分，请至少给其中一项打分`,
  'too-few-scores': (fact) => {
    const valid = fact('valid')
    const needed = fact('needed')
    const counts = valid !== '' && needed !== '' ? `（有${valid}个，要${needed}个）` : ''
    return `有效评分不够${counts}，暂时不能排名，请催办或增加评委`
  },
  'criterion-unknown': '没有找到这个评分项，请发送“待办”重新打开评审卡片',
  'score-unconfirmed': '代录的评分还没有经另一位同志确认，请先确认再计入',

  recused: '您已回避这位人选，不用评分。请接着评下一位',
  'recusal-too-late': '您已看过这位人选的材料，不能在这里回避了。请联系评审组长处理',
  'recusal-reason-missing': '请写一句回避的理由，例如：曾是师徒、亲属',
  'already-recused': '这位人选您已经回避，不用再点。请接着评下一位',

  'not-ranked': '这位人选还没有排名，请先结束评分再列入名单',
  'deviation-reason-missing': '名单和排名的先后不同，可以这样定，请写明理由再继续',
  'visit-open': '这位人选的实地走访还没有结论，请先录入走访结论',
  'list-empty': '名单里还没有人选，请先列入名单再继续',
  'already-listed': (fact) => `${around(fact('name'), '“', '”') || '这位人选'}已经在名单里，不用再点`,
  'not-listed': (fact) => `${around(fact('name'), '“', '”') || '这位人选'}不在名单里，请刷新名单再看`,
  'target-reason-missing': (fact) =>
    `名单人数和目标${around(fact('target'), '', '人')}不同，可以这样定，请写明理由再继续`,
} satisfies Sentences<'C' | 'M' | 'V' | 'L'>
