import { expect, test } from 'vitest'
import { shares } from '../../../cards/kit.ts'
import { chartName, valuesOf, withoutFunctions } from '../../../sandbox/cards/chart.ts'
import { textOf } from '../../../sandbox/cards/form.ts'

const progress = shares('每位评委提交的份数', { done: '已提交', left: '未提交' }, [
  { name: '李评', done: 3, left: 1 },
  { name: '李评', done: 0, left: 4 },
])

test('a chart is named by its title and kind', () => {
  expect(chartName(progress.chart_spec)).toBe('每位评委提交的份数（柱状图）')
  expect(chartName({ type: 'pie' })).toBe('饼图')
  expect(chartName({ type: 'sankey', title: { text: 3 } })).toBe('图表')
})

test('its values are a table, what is measured last, two people of one name apart', () => {
  expect(valuesOf(progress.chart_spec)).toEqual({
    columns: ['姓名', '状态', '份数'],
    rows: [
      ['李评', '已提交', '3'],
      ['李评', '未提交', '1'],
      ['李评 (2)', '已提交', '0'],
      ['李评 (2)', '未提交', '4'],
    ],
  })
})

test('data may be a list of sources, and a spec without fields shows all of them', () => {
  const data = [{ values: [{ 月: '1月', 数: 2 }] }, { values: [{ 月: '2月' }] }, 7]
  expect(valuesOf({ type: 'common', data })).toEqual({
    columns: ['月', '数'],
    rows: [
      ['1月', '2'],
      ['2月', ''],
    ],
  })
  expect(valuesOf({ type: 'bar', data: 'values' })).toEqual({ columns: [], rows: [] })
})

test('nothing that runs is left in a spec', () => {
  const spec = { type: 'bar', label: { formatMethod: () => 'x', visible: true } }
  expect(withoutFunctions(spec)).toEqual({ type: 'bar', label: { visible: true } })
})

test('a reader of the card reads the chart too', () => {
  const read = textOf({ schema: '2.0', body: { elements: [progress] } }).split('\n')
  expect(read).toEqual([
    '每位评委提交的份数（柱状图）',
    '李评 已提交 3',
    '李评 未提交 1',
    '李评 (2) 已提交 0',
    '李评 (2) 未提交 4',
  ])
})
