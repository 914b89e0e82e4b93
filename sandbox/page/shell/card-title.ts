/** What a card is called in one line. */
export const headerTitle = (card: Record<string, unknown> | undefined): string => {
  const { title } = (card?.header ?? {}) as { title?: { content?: unknown } }
  return typeof title?.content === 'string' && title.content !== '' ? title.content : '[卡片]'
}
