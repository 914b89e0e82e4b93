import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../sandbox/cards/form.ts'
import { validateCard } from '../../sandbox/cards/validate.ts'
import { draws } from '../../src/feishu/draws.ts'
import type { Fixture } from './fixture.ts'

/** Below the platform's 200 and 30 KB, so that a longer name does not break a card in the field. */
const MAX_TAGS = 180
const MAX_BYTES = 28 * 1024

const folder = fileURLToPath(new URL('./fixtures/', import.meta.url))
const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
const fixtures = (
  await Promise.all(
    files.map(
      async (name) =>
        ((await import(/* @vite-ignore */ `${folder}${name}`)) as { fixtures: Fixture[] }).fixtures,
    ),
  )
).flat()

describe.each(fixtures.map((fixture) => ({ ...fixture, title: `${fixture.card}: ${fixture.name}` })))(
  '$title',
  ({ json, typed }) => {
    test('passes the platform’s rules, within 180 tags and 28 KB', () => {
      const verdict = validateCard(JSON.parse(JSON.stringify(json)), {
        imageKeys: () => true,
        personIds: () => true,
      })
      expect(verdict).toMatchObject({ ok: true, warnings: [] })
      if (!verdict.ok) return
      expect(verdict.tags).toBeLessThanOrEqual(MAX_TAGS)
      expect(verdict.bytes).toBeLessThanOrEqual(MAX_BYTES)
    })
    test.runIf(typed)('shows what was typed as text, never as markup', () => {
      const seen = textOf(json)
      for (const words of typed ?? []) expect(seen).toContain(words)
      const markdown = markdownOf(json)
      expect(markdown.filter((content) => /<at\b|\*\*x\*\*/.test(content))).toEqual([])
    })
  },
)

/** Dates as computers write them, and numbers set off from the words around them. */
const FOREIGN = /\d{4}-\d{2}-\d{2}|[第共有已还] \d+ ?[人位份项件个批次页行]|\d+ [人位份项件个批次页行天]/g

test('dates and numbers stand in every card as people write them', () => {
  const found = fixtures.flatMap(({ card, name, json }) =>
    (wordsOf(json).join('\n').match(FOREIGN) ?? []).map((words) => `${card}（${name}）：${words}`),
  )
  expect(found).toEqual([])
})

test('every card of the registry has a smallest and a largest fixture', () => {
  const shown = new Map<string, number>()
  for (const { card } of fixtures) shown.set(card, (shown.get(card) ?? 0) + 1)
  const missing = Object.keys(draws).filter((name) => (shown.get(name) ?? 0) < 2)
  expect(missing).toEqual([])
})

/** What is read; what stands in a field is the reader's own. */
const wordsOf = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(wordsOf)
  if (typeof node !== 'object' || node === null) return []
  const { content, ...rest } = node as Record<string, unknown>
  return [...(typeof content === 'string' ? [content] : []), ...Object.values(rest).flatMap(wordsOf)]
}

const markdownOf = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(markdownOf)
  if (typeof node !== 'object' || node === null) return []
  const { tag, content, ...rest } = node as Record<string, unknown>
  const own = (tag === 'markdown' || tag === 'lark_md') && typeof content === 'string' ? [content] : []
  return [...own, ...Object.values(rest).flatMap(markdownOf)]
}
