import type { ComponentType } from 'preact'
import type { ElementProps } from '../elements.tsx'
import { Chart } from './chart.tsx'
import { Column, ColumnSet } from './columns.tsx'
import { Image, ImageCombination } from './image.tsx'
import { Panel } from './panel.tsx'
import { Person, PersonList } from './person.tsx'
import { Table } from './table.tsx'
import { Div, MarkdownBlock, Rule } from './text.tsx'

/** Components that show something, and containers. */
export const SHOW: Record<string, ComponentType<ElementProps>> = {
  div: Div,
  markdown: MarkdownBlock,
  hr: Rule,
  img: Image,
  img_combination: ImageCombination,
  person: Person,
  person_list: PersonList,
  table: Table,
  chart: Chart,
  column_set: ColumnSet,
  column: Column,
  collapsible_panel: Panel,
}
