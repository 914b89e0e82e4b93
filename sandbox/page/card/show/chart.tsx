import { useEffect, useRef, useState } from 'preact/hooks'
import { chartName, valuesOf, withoutFunctions } from '../../../cards/chart.ts'
import { type Node, useScene } from '../scene.ts'
import type { DrawnChart } from './draw-chart.ts'
import { marginOf, type Style } from './measures.ts'
import { isNode } from './text.tsx'

const BROKEN = '图表没能画出来，数据见下表'

/** Width to height; wide on a computer and square on a phone when nothing is said. */
const RATIOS: Record<string, string> = { '1:1': '1 / 1', '2:1': '2 / 1', '4:3': '4 / 3', '16:9': '16 / 9' }

const sizeOf = ({ height, aspect_ratio: ratio }: Node): Style =>
  typeof height === 'string' && height.endsWith('px')
    ? { height }
    : { '--ratio': typeof ratio === 'string' ? RATIOS[ratio] : undefined }

export const Chart = ({ node }: { node: Node }) => {
  const { theme } = useScene()
  const box = useRef<HTMLDivElement>(null)
  const [broken, setBroken] = useState(false)
  const spec = isNode(node.chart_spec) ? node.chart_spec : {}
  useEffect(() => {
    let drawn: DrawnChart | undefined
    let gone = false
    const draw = async (): Promise<void> => {
      const { drawChart } = await import('./draw-chart.ts')
      if (gone || !box.current) return
      drawn = await drawChart(box.current, withoutFunctions(spec), {
        theme,
        colours: String(node.color_theme),
      })
    }
    setBroken(false)
    // What a person sees is the sentence and the values; the reason is for who wrote the card.
    draw().catch((problem: unknown) => {
      console.warn(BROKEN, problem)
      if (!gone) setBroken(true)
    })
    return () => {
      gone = true
      drawn?.release()
    }
  }, [node, theme])
  return (
    <figure class="card-figure card-chart" style={marginOf(node)}>
      {broken ? (
        <p class="card-broken">{BROKEN}</p>
      ) : (
        <div ref={box} class="card-canvas" style={sizeOf(node)} role="img" aria-label={chartName(spec)} />
      )}
      <Values spec={spec} seen={broken} />
    </figure>
  )
}

/** The chart's data as a table, for who does not see the drawing, or when there is none. */
const Values = ({ spec, seen }: { spec: Node; seen: boolean }) => {
  const { columns, rows } = valuesOf(spec)
  if (rows.length === 0) return null
  return (
    <div class={seen ? 'card-scroll' : 'unseen'}>
      <table>
        <caption>{chartName(spec)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
