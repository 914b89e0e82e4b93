import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Pixels a chat list and a conversation need beside each other. */
const TOGETHER = 700

/** Whether a pane is too narrow for two columns, however it came to be so: phone, split view, zoom. */
export const useNarrow = () => {
  const box = useRef<HTMLElement>(null)
  const [narrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setNarrow(element.clientWidth < TOGETHER)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { box, narrow }
}
