import { get } from '../api.ts'
import { Trouble } from './note.tsx'
import { useLoad } from './use-load.ts'

type Coverage = { route: string; sdk: string; test: string; fidelity: 'exact' | 'plausible' }

const FIDELITY = { exact: '照文档', plausible: '推测' }

export const CoverageTab = () => {
  const { value: rows = [], error } = useLoad(() => get<Coverage[]>('/coverage'), 'once')
  const guessed = rows.filter(({ fidelity }) => fidelity === 'plausible').length
  return (
    <div class="bench-page">
      <Trouble sentence={error} />
      <p>
        沙箱仿了 {rows.length} 个接口。<b>照文档</b>：写法来自飞书的文档或官方 SDK。<b>推测</b>（{guessed}{' '}
        个）：文档没有写全，又没有真实租户可以核对，按最合理的样子做；在真实飞书上第一次用到时，请先核对这几行。
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="bench-table" tabIndex={0} aria-label="仿了哪些接口">
        <table>
          <thead>
            <tr>
              <th scope="col">接口</th>
              <th scope="col">可信度</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ route, sdk, test, fidelity }) => (
              <tr key={route}>
                <td>
                  <code>{route}</code>
                  <small class="bench-quiet">
                    {sdk} · {test}
                  </small>
                </td>
                <td class={fidelity === 'exact' ? 'bench-good' : 'bench-warn'}>
                  {fidelity === 'exact' ? '✓' : '≈'} {FIDELITY[fidelity]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
