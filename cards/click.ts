/** What a button carries, who may press it and what its form holds, declared beside the card that shows it. */
import type { z } from 'zod'
import type { Role } from '../src/domain/roles.ts'
import type { Work } from '../src/domain/stages.ts'

/** What somebody typed into a form that was refused, given back, with a sentence at each wrong field. */
export type Typed = { values: Record<string, unknown>; wrong: Record<string, string>; sentence: string }

/**
 * One rendering. `k` is random: two presses on the same rendering are one press. `typed` is what this person
 * typed into the card's form and could not be saved.
 */
export type Render = { k: string; typed?: Typed }

export type Press = { name: string; value: Record<string, unknown> }

export type Click<V = unknown, F = unknown> = {
  /** short and stable, like 'review.mark': it lives in cards that are up to 14 days old */
  name: string
  /** the roles of which one is needed; 'anyone' includes people of other tenants */
  who: readonly Role[] | 'anyone'
  /** the work of the cycle that must be open; absent: any time */
  during?: Work
  /** what is typed is a secret: a refused form comes back, but is not kept as a draft */
  sealed?: true
  value: z.ZodType<V>
  form?: z.ZodType<F>
}

export const defineClick = <V, F = Record<never, never>>(click: Click<V, F>): Click<V, F> => click

/** The payload of a button of `click`, for this rendering. */
export const press = <V, F>(click: Click<V, F>, value: V, render: Render): Press => ({
  name: `${click.name.replaceAll('.', '_')}__${tail(value)}`,
  value: { ...(value as Record<string, unknown>), c: click.name, k: render.k },
})

// Names must be unique in a card; two buttons of one click in one form differ in their value.
const tail = (value: unknown): string => {
  let hash = 5381
  for (const ch of JSON.stringify(value ?? null)) hash = ((hash * 33) ^ (ch.codePointAt(0) ?? 0)) >>> 0
  return hash.toString(36)
}

/** What to put into a field: what was typed and refused, else what is stored. */
export const typedText = (render: Render, name: string, stored: string): string => {
  const value = render.typed?.values[name]
  return typeof value === 'string' ? value : stored
}

/** The sentences of a refused form, those of its fields too, for `problems()` at the top of the card. */
export const sentencesOf = (render: Render): string[] =>
  render.typed
    ? [...new Set([render.typed.sentence, ...Object.values(render.typed.wrong)])].filter(Boolean)
    : []
