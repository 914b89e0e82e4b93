import { textOf } from '../sandbox/cards/form.ts'
import type { SimCard } from '../sandbox/contract.ts'
import { criteria } from './data.ts'

/** What a person reads off a card, as values. */

type Part = Record<string, unknown>

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null

const partsOf = (value: unknown): Part[] => {
  if (Array.isArray(value)) return value.flatMap(partsOf)
  if (!isPart(value)) return []
  return [value, ...Object.values(value).flatMap(partsOf)]
}

const contentOf = (value: unknown): string => (isPart(value) ? String(value.content ?? '') : '')

export const titleOf = (card: SimCard | undefined): string =>
  isPart(card?.header) ? contentOf(card.header.title) : ''

export const subtitleOf = (card: SimCard | undefined): string =>
  isPart(card?.header) ? contentOf(card.header.subtitle) : ''

/** The tags in the header, '您已交3/7人' or '已被更正'. */
export const tagsOf = (card: SimCard | undefined): string[] => {
  const tags = isPart(card?.header) ? card.header.text_tag_list : undefined
  return Array.isArray(tags) ? tags.map((tag) => contentOf(isPart(tag) ? tag.text : undefined)) : []
}

/** The rows of the card's first table, by the words above the columns. */
export const tableOf = (card: SimCard | undefined): Record<string, string>[] => {
  const table = partsOf(card).find((part) => part.tag === 'table')
  if (!table || !Array.isArray(table.columns) || !Array.isArray(table.rows)) return []
  const columns = table.columns.filter(isPart)
  return table.rows
    .filter(isPart)
    .map((row) =>
      Object.fromEntries(
        columns.map((column) => [String(column.display_name), String(row[String(column.name)] ?? '')]),
      ),
    )
}

/** The fifteen marks and the total as 核对 lists them: '勇挑重担 5 突出；…', '总分：93.33（满分 100）'. */
export const scoreOn = (card: SimCard | undefined): { marks: (number | null)[]; total: number } => {
  const words = textOf(card)
  const marks = criteria.map(([, name]) => {
    const said = new RegExp(`${name} (\\d|不适用)`).exec(words)?.[1]
    return said === undefined || said === '不适用' ? null : Number(said)
  })
  return { marks, total: Number(/总分：([\d.]+)/.exec(words)?.[1] ?? Number.NaN) }
}
