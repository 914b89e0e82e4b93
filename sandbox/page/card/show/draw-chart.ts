/**
 * VChart with the parts that cards use; only a chart loads this file. The 1.13 line is the nearest published one to
 * the 1.12 that clients carry. It needs no `unsafe-eval`, which the page's policy forbids.
 */
import { registerAreaChart } from '@visactor/vchart/esm/chart/area/area'
import { registerBarChart } from '@visactor/vchart/esm/chart/bar/bar'
import { registerCommonChart } from '@visactor/vchart/esm/chart/common/common'
import { registerLineChart } from '@visactor/vchart/esm/chart/line/line'
import { registerPieChart } from '@visactor/vchart/esm/chart/pie/pie'
import { registerCartesianBandAxis } from '@visactor/vchart/esm/component/axis/cartesian/band-axis'
import { registerCartesianLinearAxis } from '@visactor/vchart/esm/component/axis/cartesian/linear-axis'
import { registerCartesianCrossHair } from '@visactor/vchart/esm/component/crosshair/cartesian'
import { registerLabel, registerTotalLabel } from '@visactor/vchart/esm/component/label'
import { registerDiscreteLegend } from '@visactor/vchart/esm/component/legend/discrete/legend'
import { registerTitle } from '@visactor/vchart/esm/component/title/title'
import { registerTooltip } from '@visactor/vchart/esm/component/tooltip/tooltip'
import { type ISpec, type ITheme, VChart } from '@visactor/vchart/esm/core'
import { registerCanvasTooltipHandler } from '@visactor/vchart/esm/plugin/components/tooltip-handler'
import type { Node } from '../scene.ts'

VChart.useRegisters([
  registerBarChart,
  registerLineChart,
  registerAreaChart,
  registerPieChart,
  registerCommonChart,
  registerCartesianBandAxis,
  registerCartesianLinearAxis,
  registerCartesianCrossHair,
  registerDiscreteLegend,
  registerTitle,
  registerTooltip,
  registerCanvasTooltipHandler,
  registerLabel,
  registerTotalLabel,
])

export type DrawnChart = { release: () => void }
export type ChartLook = { theme: 'light' | 'dark'; colours: string }

const BRAND = ['#3370ff', '#34c724', '#ff8800', '#7f3bf5', '#04b49c', '#f54a45', '#d99904', '#e635a0']

/** `color_theme`; a spec with colours of its own is drawn in those. */
const PALETTES: Record<string, string[]> = {
  brand: BRAND,
  rainbow: ['#f54a45', '#ff8800', '#d99904', '#34c724', '#04b49c', '#3370ff', '#7f3bf5', '#e635a0'],
  complementary: ['#3370ff', '#ff8800', '#04b49c', '#f54a45', '#7f3bf5', '#d99904', '#34c724', '#e635a0'],
  converse: ['#ff8800', '#3370ff', '#f54a45', '#04b49c', '#d99904', '#7f3bf5', '#e635a0', '#34c724'],
  primary: ['#3370ff', '#6694ff', '#99b8ff', '#245bdb', '#bdd2ff', '#1c4cba', '#82a7fc', '#133c9a'],
}

/** What VChart writes along an axis is too pale to read in either theme. */
const quietOf = (box: HTMLElement): string => getComputedStyle(box).getPropertyValue('--text-quiet')

const fontOf = (box: HTMLElement): string => getComputedStyle(box).fontFamily

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/**
 * Draws a spec into a box that has a size.
 * @throws what VChart throws at a spec it cannot draw
 */
export const drawChart = async (box: HTMLElement, spec: Node, look: ChartLook): Promise<DrawnChart> => {
  const fontFamily = fontOf(box)
  const theme: ITheme = {
    background: 'transparent',
    fontFamily,
    colorScheme: {
      default: {
        dataScheme: PALETTES[look.colours] ?? BRAND,
        palette: { axisLabelFontColor: quietOf(box) },
      },
    },
  }
  const whole = { ...spec, background: 'transparent', theme, ...(isStill() && { animation: false }) }
  const chart = new VChart(whole as unknown as ISpec, {
    dom: box,
    mode: 'desktop-browser',
    theme: look.theme,
  })
  try {
    await chart.renderAsync()
  } catch (problem) {
    chart.release()
    throw problem
  }
  if (!box.querySelector('canvas')) throw new Error('VChart drew nothing')
  return { release: () => chart.release() }
}
