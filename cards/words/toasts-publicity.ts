import type { PublicityToasts } from '../../src/domain/toasts-publicity.ts'

type Words = { [K in keyof PublicityToasts]: (facts: PublicityToasts[K]) => string }

export const publicityToasts: Words = {
  'list-proposed': (f) => `已提请发布${f.count}人的名单，等第二位同志同意`,
  'list-released': (f) => `已发布第${f.number}号名单，正在发到公示群`,
  'list-returned': () => '已退回，提请的同志会看到您写的理由',
  'group-confirmed': (f) => `已把“${f.group}”设为公示群`,
  'group-declined': (f) => `没有把“${f.group}”设为公示群`,
  reposting: (f) => `正在补发到“${f.group}”`,
  'sent-privately': (f) => `已私信发给您${f.contact ? `。收不到请联系：${f.contact}` : ''}`,
  'private-unreachable': (f) =>
    `我给您的私信送不到（您可能停用了机器人）。请恢复机器人后再按，或直接联系职工发展部${f.contact ? `：${f.contact}` : ''}`,
  'objection-form-sent': (f) =>
    `已私信发给您异议表，请在私信里填写${f.contact ? `。收不到请联系：${f.contact}` : ''}`,
  'objection-received': () => '异议已收到，只有案件承办的同志能看到',
  'objection-handled': (f) => `${f.name}：${f.state}`,
  'decision-noted': (f) => `${f.name}：${f.decision}`,
  'meeting-recorded': () => '已提交，等第二位同志确认',
  'meeting-confirmed': (f) => `已确认，同意${f.approved}人`,
  'meeting-returned': () => '已退回，录入的同志会看到您写的理由',
}
