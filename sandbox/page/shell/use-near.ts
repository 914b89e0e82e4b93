import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** Pixels above and below the window within which messages are drawn. */
const AROUND = '2000px'

type Kept = { near: boolean; height: number }
const watchers = new WeakMap<Element, IntersectionObserver>()
const tells = new WeakMap<Element, (near: boolean, height: number) => void>()

const queue: (() => void)[] = []
const drawNext = (): void => {
  queue.shift()?.()
  if (queue.length > 0) requestAnimationFrame(drawNext)
}
/** One part a frame: several at once would hold up the scrolling. */
const drawSoon = (draw: () => void): void => {
  queue.push(draw)
  if (queue.length === 1) requestAnimationFrame(drawNext)
}

/** One observer for a conversation, however many parts it has. */
const watcherOf = (root: HTMLElement): IntersectionObserver => {
  const known = watchers.get(root)
  if (known) return known
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        tells.get(target)?.(isIntersecting, boundingClientRect.height)
      }
    },
    { root, rootMargin: AROUND },
  )
  watchers.set(root, watcher)
  return watcher
}

/**
 * Whether a part of a scrolled list has to be drawn. Far away only its height is left, so that a chat of thousands of
 * cards stays as light as one of thirty. What is typed is kept beside the page (card/local.ts); where the focus is,
 * everything stays.
 * @param first drawn at once, before anything was measured
 */
export const useNear = (
  box: RefObject<HTMLElement | null>,
  { part, first, guess }: { part: RefObject<HTMLElement | null>; first: boolean; guess: number },
): Kept => {
  const [kept, setKept] = useState<Kept>({ near: first, height: guess })
  useLayoutEffect(() => {
    const element = part.current
    if (!element || !box.current) return
    const watcher = watcherOf(box.current)
    let wanted = kept.near
    tells.set(element, (near, height) => {
      if (near === wanted || (!near && element.contains(document.activeElement))) return
      wanted = near
      if (!near) setKept({ near, height })
      else
        drawSoon(() => {
          if (wanted) setKept({ near, height })
        })
    })
    watcher.observe(element)
    return () => watcher.unobserve(element)
  }, [])
  return kept
}
