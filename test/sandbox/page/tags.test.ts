import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { SHOW_TAGS } from '../../../sandbox/cards/tags/show.ts'
import { itemsOf } from '../../../sandbox/cards/walk.ts'
import type { Fixture } from '../../cards/fixture.ts'

const fixturesFolder = fileURLToPath(new URL('../../cards/fixtures/', import.meta.url))
const page = fileURLToPath(new URL('../../../sandbox/page/card/', import.meta.url))

type Node = Record<string, unknown>
let drawn: Set<string>
let glyphOf: (token: string) => unknown
let cards: { card: string; json: Node }[]
let nodes: { card: string; node: Node }[]

/** By a path the compiler does not follow: the page is compiled for a browser, with other settings. */
const load = async <T>(path: string): Promise<T> => (await import(/* @vite-ignore */ path)) as T

beforeAll(async () => {
  const { ELEMENTS } = await load<{ ELEMENTS: object }>(`${page}elements.tsx`)
  drawn = new Set(Object.keys(ELEMENTS))
  glyphOf = (await load<{ glyphOf: typeof glyphOf }>(`${page}icon-paths.ts`)).glyphOf
  const names = (await readdir(fixturesFolder)).filter((name) => name.endsWith('.ts'))
  const files = await Promise.all(
    names.map((name) => load<{ fixtures: Fixture[] }>(`${fixturesFolder}${name}`)),
  )
  cards = files
    .flatMap(({ fixtures }) => fixtures)
    .map(({ card, name, json }) => ({ card: `${card}: ${name}`, json }))
  // A table's columns are walked too; they are no components.
  nodes = cards
    .flatMap(({ card, json }) => itemsOf(json).map(({ node }) => ({ card, node })))
    .filter(({ node }) => node.tag !== undefined)
})

test('there is something to look at', () => {
  expect(nodes.length).toBeGreaterThan(1000)
})

test('the page draws every component of every card of ours', () => {
  const unknown = nodes.filter(({ node }) => !drawn.has(String(node.tag)))
  expect(unknown.map(({ card, node }) => `${card}: ${node.tag}`)).toEqual([])
})

test('the page draws every component that the validator lets pass', () => {
  expect(Object.keys(SHOW_TAGS).filter((tag) => !drawn.has(tag))).toEqual([])
})

test('tables of ours have columns of a kind that is drawn', () => {
  const kinds = new Set(['text', 'lark_md', 'markdown', 'options', 'number', 'persons', 'date'])
  const columns = nodes
    .filter(({ node }) => node.tag === 'table')
    .flatMap(({ node }) => node.columns as Node[])
  expect(columns.filter(({ data_type: kind }) => !kinds.has(String(kind)))).toEqual([])
})

test('every icon of our cards is drawn, not a dot', () => {
  const tokens = new Set(cards.flatMap(({ json }) => tokensIn(json)))
  expect(tokens.size).toBeGreaterThan(0)
  expect([...tokens].filter((token) => !glyphOf(token))).toEqual([])
})

const tokensIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(tokensIn)
  if (typeof value !== 'object' || value === null) return []
  const { tag, token, ...rest } = value as Node
  const own = tag === 'standard_icon' && typeof token === 'string' ? [token] : []
  return [...own, ...Object.values(rest).flatMap(tokensIn)]
}
