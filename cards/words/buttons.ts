/** Buttons outside the contract that more than one card uses; a word here may change. */
export const moreWords = {
  later: '以后再说',
  placeElsewhere: '改到别处',
  readAll: '看全文',
  attachments: '看附件',
  notApplicable: '不适用',
  goThere: '去办',
  backHome: '回首页',
  refresh: '刷新',
  cancel: '取消',
  confirm: '确定',
  agree: '同意',
  uploadConsent: '上传签字的同意书',
} as const
