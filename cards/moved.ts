import { type Card, card, text } from './kit.ts'

/** In the place of a card of two weeks: Feishu lets nobody press on it any more. */
export const movedCard = (): Card =>
  card({ title: '这张卡片已换成新的一张', color: 'grey' }, [
    text('飞书的卡片两周后就不能再按。这件事还没有办完，已在下面重新发了一张，请在新的卡片上办理。'),
  ])
