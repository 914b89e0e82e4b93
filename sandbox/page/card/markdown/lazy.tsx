import { signal } from '@preact/signals'
import { fromMarkdown } from '../../../cards/plain.ts'

type Drawer = typeof import('./markdown.tsx')

/** The parser is as large as all other components together, and most cards have no markdown: it comes when needed. */
const drawer = signal<Drawer | null>(null)
let isAsked = false

const fetchDrawer = (): void => {
  if (isAsked) return
  isAsked = true
  import('./markdown.tsx').then(
    (drawn) => {
      drawer.value = drawn
    },
    () => {
      isAsked = false
    },
  )
}

/** Until the parser is there, and when it cannot be had, the words stand without their look. */
export const Markdown = ({ content }: { content: string }) => {
  const drawn = drawer.value
  if (drawn) return <drawn.Markdown content={content} />
  fetchDrawer()
  return <>{fromMarkdown(content)}</>
}

/** The part without blocks: `lark_md`, and where only a line has room. */
export const MarkdownLine = ({ content }: { content: string }) => {
  const drawn = drawer.value
  if (drawn) return <drawn.MarkdownLine content={content} />
  fetchDrawer()
  return <>{fromMarkdown(content)}</>
}
