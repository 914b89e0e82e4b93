import type { SimRule, SimScenario, SimScenarios, SimState } from '../../contract.ts'
import { ask, get, post } from '../api.ts'
import { Quiet, Trouble } from './note.tsx'
import { ruleWords } from './rule-words.ts'
import { useDeed } from './use-deed.ts'
import { useLoad } from './use-load.ts'
import { useSecond } from './use-second.ts'
import type { Log } from './wire/log.ts'

type ScenarioProps = { scenario: SimScenario; busy: boolean; flip: (scenario: SimScenario) => void }

const Scenario = ({ scenario, busy, flip }: ScenarioProps) => {
  const { name, title, happens, expected, on } = scenario
  return (
    <li class="bench-scenario">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={`bench-scenario-${name}`}
        disabled={busy}
        onClick={() => flip(scenario)}
      >
        <span class="bench-switch" aria-hidden="true" />
        <b>{title}</b>
        <span class="bench-quiet">{on ? '开' : '关'}</span>
      </button>
      <p id={`bench-scenario-${name}`}>
        {happens}
        <br />
        <span class="bench-quiet">好的机器人：{expected}</span>
      </p>
    </li>
  )
}

const Rules = ({ rules, titles }: { rules: readonly SimRule[]; titles: ReadonlyMap<string, string> }) => (
  <ul class="bench-rules">
    {rules.map((rule) => (
      <li key={rule.id}>
        <span>
          {rule.scenario ? `${titles.get(rule.scenario) ?? rule.scenario}：` : ''}
          {ruleWords(rule)}
        </span>
        <span class="bench-quiet">
          用了 {rule.used}
          {rule.times === undefined ? '' : ` / ${rule.times}`} 次
        </span>
      </li>
    ))}
  </ul>
)

export const FaultTab = ({ log }: { log: Log }) => {
  const heard = log.heard.value
  const { value, error, reload } = useLoad(() => get<SimScenarios>('/scenarios'), heard)
  const { value: state, reload: recount } = useLoad(() => get<SimState>('/state'), useSecond())
  const { busy, error: refused, run } = useDeed()
  const { scenarios = [], rules = [] } = value ?? {}
  const deed = (what: string, done: () => Promise<unknown>) =>
    void run(what, async () => {
      await done()
      reload()
      recount()
    })
  const flip = ({ name, on }: SimScenario) =>
    deed(name, () => ask('PUT', `/scenarios/${encodeURIComponent(name)}`, { on: !on }))
  return (
    <div class="bench-page">
      <Trouble sentence={refused ?? error} />
      <ul class="bench-scenarios">
        {scenarios.map((scenario) => (
          <Scenario key={scenario.name} scenario={scenario} busy={busy !== null} flip={flip} />
        ))}
      </ul>
      <section>
        <h3>生效的规则</h3>
        {rules.length === 0 ? (
          <Quiet>没有，飞书一切正常。</Quiet>
        ) : (
          <>
            <Rules rules={rules} titles={new Map(scenarios.map(({ name, title }) => [name, title]))} />
            <button
              type="button"
              class="bench-button"
              disabled={busy !== null}
              onClick={() => deed('clear', () => ask('DELETE', '/faults'))}
            >
              全部关闭
            </button>
          </>
        )}
      </section>
      <section>
        <h3>长连接</h3>
        <p>
          机器人现在有 {state?.bots.connections ?? '…'}{' '}
          个连接。断开后它应当自己重新连上；假死的连接看上去还在， 什么也过不去，它应当察觉并换一条。
        </p>
        <button
          type="button"
          class="bench-button"
          disabled={busy !== null || !state?.bots.connections}
          onClick={() => deed('drop', () => post('/connections/drop'))}
        >
          断开连接
        </button>
        <button
          type="button"
          class="bench-button"
          disabled={busy !== null || !state?.bots.connections}
          onClick={() => deed('freeze', () => post('/connections/freeze'))}
        >
          让连接假死
        </button>
      </section>
    </div>
  )
}
