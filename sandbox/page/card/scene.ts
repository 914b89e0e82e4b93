import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Item } from '../../cards/walk.ts'
import type { CardLocal } from './local.ts'

export type Node = Record<string, unknown>

/** Somebody whom a card may name: `person`, `at`, options of a person select. */
export type KnownPerson = { openId: string; name: string; unitName: string }

/** What a press is: the component's place in `itemsOf(card)`, and what was entered. */
export type CardPress = {
  at: number
  /** a submit button: by the fields' names; a field outside a form: `{ value }` */
  form?: Record<string, unknown>
}

/** What a card's components need to know of the world around it; one for every card that is shown. */
export type Scene = {
  card: Node
  /** every component of the card with its form and caption, found by the node itself */
  items: ReadonlyMap<Node, Item & { at: number }>
  /** what this person typed, opened and paged on this card; survives everything but a new card */
  local: CardLocal
  people: ReadonlyMap<string, KnownPerson>
  /** open_id of who looks at it */
  viewer: string
  /** ids of who may be chosen where a person select offers everybody: the chat's members, by open_id */
  members: readonly string[]
  /** the tenant's time, ms: what 今天 is in a date picker */
  now: () => number
  imageUrl: (key: string) => string
  /** sends it; resolves when the answer is there. The answer's toast and card are shown by the page. */
  press: (press: CardPress) => Promise<void>
  /** says something to this person only, e.g. why a press was not sent */
  tell: (kind: 'info' | 'error', sentence: string) => void
  theme: 'light' | 'dark'
}

const SceneContext = createContext<Scene | null>(null)
export const SceneProvider = SceneContext.Provider

export const useScene = (): Scene => {
  const scene = useContext(SceneContext)
  if (!scene) throw new Error('a component of a card stands outside of one')
  return scene
}
