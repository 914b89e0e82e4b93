/** The page that is shown of a list, both from 0; one that is too far is the last. */
export const pageOf = (wanted: number | undefined, total: number, size: number) => {
  const pages = Math.max(1, Math.ceil(total / size))
  return { page: Math.min(Math.max(0, wanted ?? 0), pages - 1), pages }
}
