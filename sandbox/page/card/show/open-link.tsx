import { isNode } from './text.tsx'

/** The address a computer opens; only what a browser opens as a page. */
export const addressOf = (link: unknown): string | undefined => {
  if (!isNode(link)) return undefined
  const address = [link.url, link.pc_url, link.default_url].find(
    (one) => typeof one === 'string' && one !== '',
  )
  return typeof address === 'string' && /^https?:\/\//i.test(address) ? address : undefined
}

/** A link over the whole of the box it stands in; what can be pressed inside the box lies above it. */
export const OpenLink = ({ link, says = '打开链接' }: { link: unknown; says?: string }) => {
  const address = addressOf(link)
  if (!address) return null
  return (
    <a class="card-over" href={address} target="_blank" rel="noopener noreferrer">
      <span class="unseen">{says}</span>
    </a>
  )
}
