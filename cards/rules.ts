import { type Card, card, note, panel, text } from './kit.ts'
import { articles } from './words/regulation.ts'

/** 规则: the regulation itself, an article a fold, so that anybody can look up what a refusal cites. */
export const rulesCard = (): Card =>
  card({ title: '选树规则', subtitle: '海淀工匠人才培育选树工程实施办法（试行）', icon: 'info_outlined' }, [
    text('点开任一条可看原文。机器人拒绝一项操作时，会写明依据的是哪一条。'),
    ...articles.map((article) => panel(`${article.label}　${article.topic}`, [text(article.text)])),
    note('2025年5月12日印发，由海淀区总工会职工发展部负责解释。原文条号由第十一条直接到第十九条。'),
  ])
