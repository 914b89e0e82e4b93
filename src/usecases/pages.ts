/** Rows of a long list that one card holds. */
export const PAGE_ROWS = 8

/** One page of a list, counted from 1; a page that no longer exists is the last one. */
export const pageOf = <T>(
  rows: readonly T[],
  wanted = 1,
  size = PAGE_ROWS,
): { rows: T[]; page: number; pages: number } => {
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const page = Math.min(Math.max(1, wanted), pages)
  return { rows: rows.slice((page - 1) * size, page * size), page, pages }
}
