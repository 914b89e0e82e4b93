/** What falls due by itself, as somebody reads it who may let the time run to it. */
export const dueWords = {
  'publicity-start': '公示开始',
  'publicity-renew': '公示卡片换成新的一张',
  'publicity-end': '公示结束',
  'objection-remind': '提醒办理异议',
  'correction-near': '提醒补正期限将到',
  'correction-over': '补正期限已过',
  'remind-drafts': '提醒还没有提交的推荐',
  'remind-scores': '提醒还没有交的评分',
  'undelivered-tell': '告诉工作人员哪些消息没有送到',
  'card-renew': '两周前的卡片换成新的一张',
} as const

/** A message that could not leave, or a file that was not ready. */
export const jobWords = '没有办成的事再试一次'
